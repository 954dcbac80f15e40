import type { Sql } from '../lib/sql.ts'
import { readReleases } from '../newsroom/schedule/read-releases.ts'
import { readSchedules } from '../newsroom/schedule/schedules.ts'
import { sizeInWords } from './releases/release-words.ts'

/** A text that waits for somebody, with since when. */
export type WaitingText = { id: string; headline: string; section?: string; since: string; by?: string }
/** What the clock will publish: a text, or all of a release. */
export type Coming = { href: string; title: string; due: string; isLate: boolean; detail?: string; problem?: string }
export type Waiting = { review: WaitingText[]; ready: WaitingText[]; scheduled: Coming[] }

const SHOWN = 8
const A_DAY_MS = 24 * 60 * 60 * 1000

/** What waits for an editor, and for the clock: the longest first. For whoever may read all stories. */
export async function readWaiting(sql: Sql, now: Date): Promise<Waiting> {
  const until = new Date(now.getTime() + A_DAY_MS).toISOString()
  const [review, ready, scheduled] = [
    await readTexts(sql, 'review'),
    await readTexts(sql, 'ready'),
    await readComing(sql, until),
  ]
  return { review, ready, scheduled }
}

/** What is in a release stands there once, under its name. */
async function readComing(sql: Sql, until: string): Promise<Coming[]> {
  const alone = await readSchedules(sql, { until, isAlone: true, limit: SHOWN })
  const releases = await readReleases(sql, { isLive: false, until, limit: SHOWN })
  return [
    ...releases
      .filter(({ size }) => size > 0)
      .map(({ id, name, due = '', isLate, problem, size }) => ({
        ...{ href: `/admin/releases/${id}`, title: name, due, isLate, detail: sizeInWords(size) },
        ...(problem && { problem }),
      })),
    ...alone.map(({ collection, documentId, title, due = '', isLate, problem }) => ({
      ...{ href: `/admin/collections/${collection}/${documentId}`, title: title || 'Untitled story', due, isLate },
      ...(problem && { problem }),
    })),
  ]
    .sort((one, other) => (one.due < other.due ? -1 : 1))
    .slice(0, SHOWN)
}

async function readTexts(sql: Sql, stage: 'review' | 'ready'): Promise<WaitingText[]> {
  const rows = await sql<{
    id: string
    headline: string | null
    section: string | null
    since: Date
    by: string | null
  }>`
    select version.parent_id as id, version_headline as headline, sections.name as section, version.updated_at as since, users.name as by
    from _articles_v as version
      join articles on articles.id = version.parent_id and articles.deleted_at is null
      left join sections on sections.id = version.version_section_id
      left join users on users.id::text = version.version_saved_by
    where version.latest and version.version_stage = ${stage} and version.version_stage in ('review', 'ready')
      -- What is live, or on the schedule, as it stands waits for nobody.
      and version.version_content_hash is distinct from (case when articles._status = 'published' then articles.content_hash end)
      and not exists (select from newsroom.schedules where document_id = articles.id and content_hash = version.version_content_hash)
    order by version.updated_at limit ${SHOWN}`
  return rows.map(({ id, headline, section, since, by }) => ({
    ...{ id, headline: headline?.trim() || 'Untitled story', since: since.toISOString() },
    ...(section && { section }),
    ...(by && { by }),
  }))
}
