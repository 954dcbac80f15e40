import { AppError } from '../../lib/errors.ts'
import type { Sql } from '../../lib/sql.ts'
import type { Pin, Scheduled } from './pins.ts'

export type Person = { id: string; name: string }
export type Schedule = {
  collection: Scheduled
  documentId: string
  title: string
  /** ISO 8601, by the database's clock. Absent in a release that has no moment yet. */
  due?: string
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
 * Pins a text, as it is now, to a moment of its own. What is written afterwards has nothing to do with it, until somebody
 * schedules again.
 * @param due - ISO 8601
 * @throws AppError `schedule-refused` with a sentence for the editor
 */
export async function schedulePin(sql: Sql, { pin, due, by }: { pin: Pin; due: string; by: Person }): Promise<void> {
  await refuseInRelease(sql, pin.documentId)
  await checkMoment(sql, { documentId: pin.documentId, due })
  await writePin(sql, { pin, due, by })
}

/**
 * Another moment for the text that is pinned, whatever has been written since.
 * @throws AppError `schedule-refused` with a sentence for the editor
 */
export async function moveSchedule(sql: Sql, { documentId, due }: { documentId: string; due: string }): Promise<void> {
  await refuseInRelease(sql, documentId)
  await checkMoment(sql, { documentId, due })
  const moved = await sql`
    update newsroom.schedules set due = ${due}, attempts = 0, next_try = '-infinity', problem = null
    where document_id = ${documentId} and release_id is null returning document_id`
  if (moved.length === 0) throw refused('It is on no schedule any more. Look again.')
}

/** Another text for the moment that stands, also where that is over and it could not go live: it is tried again at once. */
export async function pinAgain(
  sql: Sql,
  { pin: { documentId, title, content, contentHash }, by }: { pin: Pin; by: Person },
): Promise<void> {
  const [pinned] = await sql<{ release_id: string | null }>`
    update newsroom.schedules set content = ${JSON.stringify(content)}::jsonb, content_hash = ${contentHash}, title = ${title},
      by_id = ${by.id}, by_name = ${by.name}, attempts = 0, next_try = '-infinity', problem = null
    where document_id = ${documentId} returning release_id`
  if (pinned?.release_id) await tryAgain(sql, pinned.release_id)
}

/**
 * Writes a row of the schedule, also over one of the same release, or of none. The caller has looked at whether it may, and holds
 * the edition's lock.
 * @throws AppError `schedule-refused` where somebody has withdrawn it or put it elsewhere in the same moment
 */
export async function writePin(
  sql: Sql,
  { pin, due, releaseId, by }: { pin: Pin; due: string; releaseId?: string; by: Person },
): Promise<void> {
  const { collection, documentId, title, content, contentHash } = pin
  const withdrawn = await sql`select from newsroom.withdrawals where story_id = ${documentId} limit 1`
  if (withdrawn.length > 0) throw refused('The story is withdrawn.')
  const rows = await sql`
    insert into newsroom.schedules (collection, document_id, due, release_id, content, content_hash, title, by_id, by_name)
    values (${collection}, ${documentId}, ${due}, ${releaseId ?? null}, ${JSON.stringify(content)}::jsonb, ${contentHash}, ${title}, ${by.id}, ${by.name})
    on conflict (document_id) do update set due = excluded.due, content = excluded.content,
      content_hash = excluded.content_hash, title = excluded.title, by_id = excluded.by_id, by_name = excluded.by_name,
      attempts = 0, next_try = '-infinity', problem = null
    where schedules.release_id is not distinct from excluded.release_id returning document_id`
  if (rows.length === 0) throw refused('Somebody else has just scheduled it. Look again.')
}

/** All of a release is tried with the next look: what kept it from going live may be mended, or gone. */
export async function tryAgain(sql: Sql, releaseId: string): Promise<void> {
  await sql`
    update newsroom.schedules set attempts = 0, next_try = '-infinity', problem = null where release_id = ${releaseId}`
}

/** Of a release the moment is one: none of its members gets another. */
async function refuseInRelease(sql: Sql, documentId: string): Promise<void> {
  const [release] = await sql<{ name: string }>`
    select releases.name from newsroom.schedules join newsroom.releases on releases.id = release_id
    where document_id = ${documentId} limit 1`
  if (release) throw refused(`It goes live with “${release.name}”. Move that release, or take this out of it first.`)
}

async function checkMoment(sql: Sql, { documentId, due }: { documentId: string; due: string }): Promise<void> {
  const [clock] = await sql<{ is_past: boolean; embargo: Date | null }>`
    select ${due}::timestamptz <= now() as is_past,
      (select until from newsroom.embargoes where story_id = ${documentId} and until > ${due}::timestamptz) as embargo`
  if (clock?.is_past) throw refused('That moment is over. Choose a later one, or publish now.')
  if (clock?.embargo) throw refused('The story is under embargo until later than that.')
}

/** Takes a document off the schedule, and out of its release. @returns what there was */
export async function unschedule(
  sql: Sql,
  documentId: string,
): Promise<{ collection: Scheduled; title: string; release?: { id: string; name: string } } | undefined> {
  const [row] = await sql<{ collection: Scheduled; title: string; release_id: string | null; release: string | null }>`
    delete from newsroom.schedules where document_id = ${documentId}
    returning collection, title, release_id, (select name from newsroom.releases where releases.id = release_id) as release`
  return (
    row && {
      collection: row.collection,
      title: row.title,
      ...(row.release_id && { release: { id: row.release_id, name: row.release ?? '' } }),
    }
  )
}

export async function readSchedule(sql: Sql, documentId: string): Promise<Schedule | undefined> {
  const [schedule] = await readSchedules(sql, { documentId, limit: 1 })
  return schedule
}

/** What is due first comes first. @param from, until - ISO 8601, the first included and the second not @param isAlone - without what is in a release */
export async function readSchedules(
  sql: Sql,
  {
    documentId,
    releaseId,
    from,
    until,
    isAlone,
    limit,
  }: { documentId?: string; releaseId?: string; from?: string; until?: string; isAlone?: boolean; limit: number },
): Promise<Schedule[]> {
  const rows = await sql<Row>`
    select schedules.collection, document_id, title, nullif(schedules.due, 'infinity') as due, content_hash, release_id,
      releases.name as release_name, by_name, problem, by_id is not null and (users.id is null or users.is_disabled is true) as is_by_gone,
      now() > schedules.due + ${LATE_AFTER_S} * interval '1 second' as is_late
    from newsroom.schedules left join newsroom.releases on releases.id = schedules.release_id
      left join users on users.id = schedules.by_id
    where (${documentId ?? null}::uuid is null or document_id = ${documentId ?? null})
      and (${releaseId ?? null}::uuid is null or release_id = ${releaseId ?? null})
      and (${from ?? null}::timestamptz is null or schedules.due >= ${from ?? null})
      and (${until ?? null}::timestamptz is null or schedules.due < ${until ?? null})
      and (not ${isAlone ?? false}::boolean or release_id is null)
    order by schedules.due, schedules.at, document_id limit ${limit}`
  return rows.map((row) => ({
    ...{ collection: row.collection, documentId: row.document_id, title: row.title, contentHash: row.content_hash },
    ...(row.due && { due: row.due.toISOString() }),
    ...(row.release_id && { release: { id: row.release_id, name: row.release_name ?? '' } }),
    ...(row.by_name && { by: row.by_name }),
    ...(row.problem && { problem: row.problem }),
    isLate: row.is_late,
    isByGone: row.is_by_gone,
  }))
}

type Row = {
  collection: Scheduled
  document_id: string
  title: string
  due: Date | null
  content_hash: string
  release_id: string | null
  release_name: string | null
  by_name: string | null
  problem: string | null
  is_late: boolean
  is_by_gone: boolean
}

export function refused(userMessage: string): AppError {
  return new AppError('schedule-refused', { userMessage })
}
