import { AppError } from '../../lib/errors.ts'
import type { Sql } from '../../lib/sql.ts'
import type { Article } from '../../payload-types.ts'
import { contentOf } from '../revisions/content.ts'
import { contentHash } from '../revisions/content-hash.ts'

export type Person = { id: string; name: string }
export type Schedule = {
  storyId: string
  headline: string
  /** ISO 8601, by the database's clock. */
  due: string
  contentHash: string
  release?: { id: string; name: string }
  by?: string
  /** Whoever scheduled it has no account any more: what they approved stands. */
  isByGone: boolean
  /** Why it is late, as far as somebody knows. */
  problem?: string
  isLate: boolean
}

/** From here on a text that should be live is an alarm. */
export const LATE_AFTER_S = 30

/**
 * Pins a text, as it is now, to a moment. What is written on the story afterwards has nothing to do with it, until somebody
 * schedules again.
 * @param due - ISO 8601
 * @throws AppError `schedule-refused` with a sentence for the editor
 */
export async function scheduleStory(
  sql: Sql,
  { story, due, by, releaseId }: { story: Article; due: string; by: Person; releaseId?: string },
): Promise<void> {
  await checkMoment(sql, { storyId: story.id, due })
  const content = wholeContent(story)
  const hash = contentHash(content)
  await sql`
    insert into newsroom.schedules (story_id, due, release_id, content, content_hash, headline, by_id, by_name)
    values (${story.id}, ${due}, ${releaseId ?? null}, ${JSON.stringify(content)}::jsonb, ${hash}, ${story.headline ?? ''}, ${by.id}, ${by.name})
    on conflict (story_id) do update set due = excluded.due, release_id = excluded.release_id, content = excluded.content,
      content_hash = excluded.content_hash, headline = excluded.headline, by_id = excluded.by_id, by_name = excluded.by_name,
      at = now(), attempts = 0, next_try = '-infinity', problem = null`
}

/**
 * Another moment for the text that is pinned, whatever has been written since.
 * @throws AppError `schedule-refused` with a sentence for the editor
 */
export async function moveSchedule(sql: Sql, { storyId, due }: { storyId: string; due: string }): Promise<void> {
  await checkMoment(sql, { storyId, due })
  await sql`
    update newsroom.schedules set due = ${due}, attempts = 0, next_try = '-infinity', problem = null where story_id = ${storyId}`
}

async function checkMoment(sql: Sql, { storyId, due }: { storyId: string; due: string }): Promise<void> {
  const [clock] = await sql<{ is_past: boolean; embargo: Date | null }>`
    select ${due}::timestamptz <= now() as is_past,
      (select until from newsroom.embargoes where story_id = ${storyId} and until > ${due}::timestamptz) as embargo`
  if (clock?.is_past) throw refused('That moment is over. Choose a later one, or publish now.')
  if (clock?.embargo) throw refused('The story is under embargo until later than that.')
}

/** @returns whether there was one */
export async function unschedule(sql: Sql, storyId: string): Promise<boolean> {
  const rows = await sql`delete from newsroom.schedules where story_id = ${storyId} returning story_id`
  return rows.length > 0
}

export async function readSchedule(sql: Sql, storyId: string): Promise<Schedule | undefined> {
  const [schedule] = await readSchedules(sql, { storyId, limit: 1 })
  return schedule
}

/** What is due first comes first. @param from, until - ISO 8601, the first included and the second not */
export async function readSchedules(
  sql: Sql,
  { storyId, from, until, limit }: { storyId?: string; from?: string; until?: string; limit: number },
): Promise<Schedule[]> {
  const rows = await sql<Row>`
    select schedules.story_id, schedules.headline, due, content_hash, release_id, releases.name as release_name, by_name, problem,
      by_id is not null and (users.id is null or users.is_disabled is true) as is_by_gone, now() > due + ${LATE_AFTER_S} * interval '1 second' as is_late
    from newsroom.schedules left join newsroom.releases on releases.id = schedules.release_id
      left join users on users.id = schedules.by_id
    where (${storyId ?? null}::uuid is null or story_id = ${storyId ?? null})
      and (${from ?? null}::timestamptz is null or due >= ${from ?? null})
      and (${until ?? null}::timestamptz is null or due < ${until ?? null})
    order by due, story_id limit ${limit}`
  return rows.map((row) => ({
    ...{ storyId: row.story_id, headline: row.headline, due: row.due.toISOString(), contentHash: row.content_hash },
    ...(row.release_id && { release: { id: row.release_id, name: row.release_name ?? '' } }),
    ...(row.by_name && { by: row.by_name }),
    ...(row.problem && { problem: row.problem }),
    isLate: row.is_late,
    isByGone: row.is_by_gone,
  }))
}

type Row = {
  story_id: string
  headline: string
  due: Date
  content_hash: string
  release_id: string | null
  release_name: string | null
  by_name: string | null
  problem: string | null
  is_late: boolean
  is_by_gone: boolean
}

/** Every field that somebody writes, also the empty ones: what goes live has them empty, too. */
function wholeContent(story: Article): Record<string, unknown> {
  const written = contentOf({ ...story })
  const empty = Object.keys(story).filter((name) => !(name in written) && name in contentOf({ [name]: 'x' }))
  return {
    ...Object.fromEntries(empty.map((name) => [name, story[name as keyof Article] ?? null])),
    ...pick(story, written),
  }
}

/** As the story has them, not as they are compared. */
function pick(story: Article, written: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.keys(written).map((name) => [name, story[name as keyof Article]]))
}

function refused(userMessage: string): AppError {
  return new AppError('schedule-refused', { userMessage })
}
