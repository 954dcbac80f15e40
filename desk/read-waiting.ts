import type { Sql } from '../lib/sql.ts'
import { wallTime } from '../lib/zoned-time.ts'
import { spanOf } from '../newsroom/planning/calendar-days.ts'
import { LATE_AFTER_S } from '../newsroom/schedule/schedules.ts'
import { nameOfStory } from '../newsroom/untitled.ts'
import type { ListStanding } from '../newsroom/workflow/list-standing.ts'
import { type Coming, readComing } from './read-coming.ts'

/** A text that waits for somebody, with since when. */
export type WaitingText = { id: string; headline: string; section?: string; since: string; by?: string }
export type Waiting = { review: WaitingText[]; ready: WaitingText[]; scheduled: Coming[] }

const SHOWN = 8
/** The stage alone would be that of every live story too: what is published has been approved by that. */
const STANDINGS = { review: ['review', 'liveReview'], ready: ['ready', 'liveReady'] } satisfies Record<
  string,
  ListStanding[]
>

/**
 * What waits for an editor, the longest first, and what the clock publishes in the rest of the paper's day; what is late already is
 * trouble (read-trouble.ts). For whoever may read all stories.
 */
export async function readWaiting(
  sql: Sql,
  { now, zone, mayReadReleases }: { now: Date; zone: string; mayReadReleases: boolean },
): Promise<Waiting> {
  // What is late would take the places of what is to come.
  const from = new Date(now.getTime() - LATE_AFTER_S * 1000).toISOString()
  const until = spanOf(wallTime(now, zone).slice(0, 10), zone).until.toISOString()
  const [review, ready, coming] = await Promise.all([
    readTexts(sql, 'review'),
    readTexts(sql, 'ready'),
    readComing(sql, { from, until, limit: SHOWN, mayReadReleases }),
  ])
  const scheduled = coming.filter(({ isLate }) => !isLate)
  return { review, ready, scheduled }
}

async function readTexts(sql: Sql, stage: 'review' | 'ready'): Promise<WaitingText[]> {
  const rows = await sql<{
    id: string
    headline: string | null
    section: string | null
    since: Date
    by: string | null
  }>`
    with waiting as (
      select id from _articles_v
      where latest and version_deleted_at is null and version_standing = any (${STANDINGS[stage]}::enum__articles_v_version_standing[])
      union all
      -- What is on the schedule as it stands waits for nobody; a newer text of it does.
      select version.id from newsroom.schedules join _articles_v as version on version.parent_id = document_id and version.latest
        join articles on articles.id = document_id
      where version.version_deleted_at is null and version.version_stage::text = ${stage}
        and version.version_content_hash is distinct from schedules.content_hash
        and version.version_content_hash is distinct from (case when articles._status = 'published' then articles.content_hash end))
    select version.parent_id as id, version_headline as headline, sections.name as section, version.updated_at as since, users.name as by
    from waiting join _articles_v as version on version.id = waiting.id
      left join sections on sections.id = version.version_section_id
      left join users on users.id::text = version.version_saved_by
    order by version.updated_at, version.parent_id limit ${SHOWN}`
  return rows.map(({ id, headline, section, since, by }) => ({
    ...{ id, headline: nameOfStory(headline), since: since.toISOString() },
    ...(section && { section }),
    ...(by && { by }),
  }))
}
