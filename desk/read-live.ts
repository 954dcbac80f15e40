import type { Sql } from '../lib/sql.ts'
import { LIST_STANDING_LABELS, type ListStanding } from '../newsroom/workflow/list-standing.ts'
import type { Receipt } from '../publishing/receipts.ts'

export type LiveStory = {
  id: string
  headline: string
  section?: string
  authors: string[]
  /** ISO 8601: when readers were given it, or something new in it. */
  at: string
  /** Where it stands, if that is more than live. */
  standing?: string
  /** The newest; absent where none is kept any more. */
  receipt?: Receipt
}

const SHOWN = 8
/** One story may have been published again and again. */
const LOOKED_THROUGH = 60

/** What readers were given last, first published or again, and whether they have it. One statement. For whoever may read all stories. */
export async function readLive(sql: Sql): Promise<LiveStory[]> {
  const rows = await sql<{
    id: string
    headline: string
    section: string | null
    authors: string[] | null
    at: Date
    standing: ListStanding | null
    receipt: Receipt | null
  }>`
    with published as (select id, published_at as at from edition.stories order by published_at desc limit ${SHOWN}),
    again as (
      select story_id as id, at from publishing.receipts where action <> 'unpublish' order by at desc limit ${LOOKED_THROUGH}),
    newest as (
      select id, max(at) as at from (select id, at from published union all select id, at from again) as both_of_them
      where exists (select from edition.stories where stories.id = both_of_them.id) group by id order by 2 desc, id limit ${SHOWN})
    select stories.id, stories.headline, sections.name as section, newest.at, version.version_standing as standing,
      (select array_agg(authors.name order by position) from edition.story_authors join edition.authors on authors.id = author_id
        where story_id = stories.id) as authors,
      (select jsonb_build_object('id', receipt.id, 'headline', receipt.headline, 'action', action, 'userId', user_id,
          'at', to_char(receipt.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'status', status, 'lines', lines)
        from publishing.receipts as receipt where receipt.story_id = stories.id order by receipt.at desc limit 1) as receipt
    from newest join edition.stories on stories.id = newest.id
      left join edition.sections on sections.id = stories.section_id
      left join _articles_v as version on version.parent_id = stories.id and version.latest
    order by newest.at desc, stories.id limit ${SHOWN}`
  return rows.map(({ id, headline, section, authors, at, standing, receipt }) => ({
    ...{ id, headline, authors: authors ?? [], at: at.toISOString() },
    ...(section && { section }),
    ...(standing && standing !== 'live' && { standing: LIST_STANDING_LABELS[standing] }),
    ...(receipt && { receipt }),
  }))
}
