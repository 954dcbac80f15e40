import { addJobs } from '../../jobs/add-job.ts'
import { AppError } from '../../lib/errors.ts'
import type { Sql } from '../../lib/sql.ts'
import type { Passage } from './passage.ts'
import type { NoteKind, Reply, Thread } from './thread.ts'

type Person = { id: string; name: string }

/** Nobody writes more by hand; each may send twenty mails. */
const MOST_A_MINUTE = 20
/** Of a story with more the oldest are not shown. */
const MOST = 500

type Row = {
  id: string
  thread_id: string | null
  kind: NoteKind | 'reply'
  words: string
  quote: string | null
  before: string
  after: string
  by_name: string
  at: Date
  resolved_by_name: string | null
  resolved_at: Date | null
}

/** Open ones first, each in the order in which they were begun. */
export async function readThreads(sql: Sql, storyId: string): Promise<Thread[]> {
  const rows = await sql<Row>`
    select id, thread_id, kind, words, quote, before, after, by_name, at, resolved_by_name, resolved_at
    from newsroom.notes where story_id = ${storyId} order by at desc, id desc limit ${MOST}`
  const replies = Map.groupBy(
    rows.toReversed().filter((row) => row.thread_id !== null),
    (row) => row.thread_id,
  )
  return rows
    .toReversed()
    .flatMap((row) => (row.kind === 'reply' ? [] : asThread(row, row.kind, replies.get(row.id) ?? [])))
    .sort((one, other) => Number(Boolean(one.resolved)) - Number(Boolean(other.resolved)))
}

export type NewNote = {
  storyId: string
  kind: NoteKind
  words: string
  passage?: Passage | undefined
  by: Person
  /** Who is named in it; each is written to, but for whoever names themselves. */
  mentioned: Person[]
}

/** With its mail, in one transaction: the one is never without the other. @returns its id @throws AppError `too-many-notes`, `text-sealed` */
export async function addNote(sql: Sql, { storyId, kind, words, passage, by, mentioned }: NewNote): Promise<string> {
  await refuseFlood(sql, by)
  await refuseSealed(sql, storyId)
  const [row] = await sql<{ id: string }>`
    insert into newsroom.notes (story_id, kind, words, quote, before, after, by_id, by_name, mentions)
    values (${storyId}, ${kind}, ${words}, ${passage?.quote ?? null}, ${passage?.before ?? ''}, ${passage?.after ?? ''},
      ${by.id}, ${by.name}, ${idsOf(mentioned)}::uuid[])
    returning id`
  if (!row) throw new Error('no note was added')
  await tell(sql, { noteId: row.id, by, mentioned })
  return row.id
}

/** An answer opens a thread again that was resolved meanwhile: nobody would see it. @throws AppError `note-gone`, `too-many-notes`, `text-sealed` */
export async function addReply(
  sql: Sql,
  { storyId, threadId, words, by, mentioned }: Omit<NewNote, 'kind' | 'passage'> & { threadId: string },
): Promise<string> {
  await refuseFlood(sql, by)
  await refuseSealed(sql, storyId)
  const [thread] = await sql<{ id: string }>`
    update newsroom.notes set resolved_at = null, resolved_by_name = null
    where id = ${threadId} and story_id = ${storyId} and thread_id is null returning id`
  if (!thread) throw gone()
  const [row] = await sql<{ id: string }>`
    insert into newsroom.notes (story_id, thread_id, kind, words, by_id, by_name, mentions)
    values (${storyId}, ${threadId}, 'reply', ${words}, ${by.id}, ${by.name}, ${idsOf(mentioned)}::uuid[])
    returning id`
  if (!row) throw new Error('no reply was added')
  await tell(sql, { noteId: row.id, by, mentioned })
  return row.id
}

/** Done with, or open again. Who resolved it first stays. @throws AppError `note-gone` */
export async function settleThread(
  sql: Sql,
  { storyId, threadId, isResolved, by }: { storyId: string; threadId: string; isResolved: boolean; by: Person },
): Promise<void> {
  const rows = await sql<{ id: string }>`
    update newsroom.notes set
      resolved_at = case when ${isResolved}::boolean then coalesce(resolved_at, now()) end,
      resolved_by_name = case when ${isResolved}::boolean then coalesce(resolved_by_name, ${by.name}) end
    where id = ${threadId} and story_id = ${storyId} and thread_id is null returning id`
  if (rows.length === 0) throw gone()
}

async function tell(
  sql: Sql,
  { noteId, by, mentioned }: { noteId: string; by: Person; mentioned: Person[] },
): Promise<void> {
  const jobs = mentioned
    .filter(({ id }) => id !== by.id)
    .map(({ id: userId }) => ({ payload: { noteId, userId }, key: `mail-mention:${noteId}:${userId}` }))
  if (jobs.length > 0) await addJobs(sql, 'mail-mention', jobs)
}

async function refuseFlood(sql: Sql, by: Person): Promise<void> {
  // By one after the other: of many at once each would count the same.
  await sql`select pg_advisory_xact_lock(hashtext('notes'), hashtext(${by.id}))`
  const [row] = await sql<{ count: number }>`
    select count(*)::int as count from newsroom.notes where by_id = ${by.id} and at > clock_timestamp() - interval '1 minute'`
  if ((row?.count ?? 0) >= MOST_A_MINUTE)
    throw new AppError('too-many-notes', {
      userMessage: 'That is many notes at once. Wait a minute, and write this one again.',
    })
}

/** A tab that is still open would quote it. Whoever seals waits for a note that is being written, and takes it along. */
async function refuseSealed(sql: Sql, storyId: string): Promise<void> {
  const [withdrawal] = await sql<{ is_legal: boolean }>`
    select is_legal from newsroom.withdrawals where story_id = ${storyId} limit 1 for share`
  if (withdrawal?.is_legal)
    throw new AppError('text-sealed', {
      userMessage: 'It was withdrawn by law: its text is sealed, and nobody writes beside it.',
    })
}

function asThread(row: Row, kind: NoteKind, replies: Row[]): Thread {
  const { quote, before, after, resolved_at, resolved_by_name } = row
  return {
    ...asReply(row),
    kind,
    ...(quote !== null && { passage: { quote, before, after } }),
    ...(resolved_at && { resolved: { by: resolved_by_name ?? '', at: resolved_at.toISOString() } }),
    replies: replies.map(asReply),
  }
}

function asReply({ id, words, by_name, at }: Row): Reply {
  return { id, words, by: by_name, at: at.toISOString() }
}

function idsOf(people: Person[]): string[] {
  return people.map(({ id }) => id)
}

function gone(): AppError {
  return new AppError('note-gone', { userMessage: 'This note is not there any more. Reload the page.' })
}
