import type { Sql } from '../../lib/sql.ts'
import type { Facts, Stage } from './workflow.ts'

/** Where a story stands, whatever version of it somebody looks at. Undefined where there is none. */
export async function readStanding(sql: Sql, storyId: string): Promise<Facts | undefined> {
  const [row] = await sql<{
    stage: Stage | null
    is_live: boolean
    was_updated: boolean
    is_scheduled: boolean
    is_open: boolean
    is_corrected: boolean
    is_withdrawn: boolean
  }>`
    select version.version_stage as stage, live.id is not null as is_live, live.revised_at is not null as was_updated,
      schedules.document_id is not null as is_scheduled,
      exists (select from edition.corrections where corrections.story_id = articles.id) as is_corrected,
      exists (select from newsroom.withdrawals where withdrawals.story_id = articles.id) as is_withdrawn,
      (live.id is not null or schedules.document_id is not null)
        and (live.id is null or version.version_content_hash is distinct from articles.content_hash)
        and (schedules.document_id is null or version.version_content_hash is distinct from schedules.content_hash) as is_open
    from articles left join _articles_v as version on version.parent_id = articles.id and version.latest
      left join edition.stories as live on live.id = articles.id
      left join newsroom.schedules on schedules.document_id = articles.id
    where articles.id = ${storyId} limit 1`
  if (!row) return undefined
  const { stage, is_live, was_updated, is_scheduled, is_open, is_corrected, is_withdrawn } = row
  return {
    ...{ stage: stage ?? 'draft', isLive: is_live, wasUpdated: was_updated },
    ...{ hasOpenText: is_open, isScheduled: is_scheduled, hasCorrections: is_corrected, isWithdrawn: is_withdrawn },
  }
}
