import type { Sql } from '../../lib/sql.ts'
import type { Stage } from '../workflow/workflow.ts'
import type { Scheduled } from './pins.ts'
import { MOST_MEMBERS } from './releases.ts'

/** Something that is in a release, and what has become of its text since. */
export type Member = {
  collection: Scheduled
  documentId: string
  title: string
  by?: string
  /** Where a redirect leads. */
  to?: string
  /** Edits that were made since are not in it. */
  hasNewer: boolean
  /** How far the newest text of a story has come. */
  stage?: Stage
}

/** In the order in which they were put into it. */
export async function readMembers(sql: Sql, releaseId: string): Promise<Member[]> {
  const rows = await sql<{
    collection: Scheduled
    document_id: string
    title: string
    by_name: string | null
    to: string | null
    has_newer: boolean
    stage: Stage | null
  }>`
    select collection, document_id, title, by_name, case when collection = 'redirects' then content ->> 'to' end as to,
      collection <> 'redirects' and coalesce(story.version_content_hash, front.version_content_hash) is distinct from content_hash as has_newer,
      story.version_stage as stage
    from newsroom.schedules left join _articles_v as story on story.parent_id = document_id and story.latest
      left join _fronts_v as front on front.parent_id = document_id and front.latest
    where release_id = ${releaseId} order by schedules.at, document_id limit ${MOST_MEMBERS}`
  return rows.map(({ collection, document_id, title, by_name, to, has_newer, stage }) => ({
    ...{ collection, documentId: document_id, title, hasNewer: has_newer },
    ...(by_name && { by: by_name }),
    ...(to && { to }),
    ...(stage && { stage }),
  }))
}
