import type { Sql } from '../lib/sql.ts'
import { nameOfStory } from '../newsroom/untitled.ts'
import type { ListStanding } from '../newsroom/workflow/list-standing.ts'
import type { DeskStory } from './read-desk.ts'

const SHOWN = 8
/** Of a large newsroom's texts, that many years of which are open somewhere, those that somebody may still be at. */
const DAYS = 180
const OPEN = ['draft', 'review', 'ready', 'scheduled', 'liveDraft', 'liveReview', 'liveReady', 'liveScheduled'] as const
const LIVE: ListStanding[] = ['liveDraft', 'liveReview', 'liveReady', 'liveScheduled']

/**
 * Somebody's stories that readers have not got as they are, the last change first. One statement.
 * @param mayReadLive - false for whoever loses a story from sight when it goes live
 */
export async function readDrafts(
  sql: Sql,
  { userId, mayReadLive }: { userId: string; mayReadLive: boolean },
): Promise<DeskStory[]> {
  const rows = await sql<{
    id: string
    headline: string | null
    section: string | null
    authors: string[] | null
    updated_at: Date
    standing: ListStanding
  }>`
    select version.parent_id as id, version_headline as headline, sections.name as section, version.version_updated_at as updated_at,
      version_standing as standing,
      (select array_agg(authors.name order by rel."order") from _articles_v_rels as rel join authors on authors.id = rel.authors_id
        where rel.parent_id = version.id and rel.path = 'version.authors') as authors
    from _articles_v as version left join sections on sections.id = version_section_id
    where latest and version_deleted_at is null and version__status = 'draft'
      and version_standing = any (${[...OPEN]}::enum__articles_v_version_standing[])
      and version.version_updated_at > now() - ${DAYS} * interval '1 day'
      and (${mayReadLive} or version_published_at is null)
      and (version_headline is not null or version_standfirst is not null or version_body is not null or version_lead_image_id is not null)
      and exists (select from _articles_v_rels as rel
        where rel.parent_id = version.id and rel.path = 'version.owners' and rel.users_id = ${userId})
    order by version.version_updated_at desc, version.parent_id limit ${SHOWN}`
  return rows.map(({ id, headline, section, authors, updated_at, standing }) => ({
    ...{ id, headline: nameOfStory(headline), people: authors ?? [], time: updated_at.toISOString() },
    ...(section && { section }),
    hasUnpublishedChanges: LIVE.includes(standing),
  }))
}
