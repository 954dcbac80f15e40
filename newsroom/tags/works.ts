import { randomUUID } from 'node:crypto'
import { rawFragment, type Sql } from '../../lib/sql.ts'
import { refused } from './may-merge.ts'

export type WorkKind = 'merge' | 'undo' | 'split' | 'delete'
export type WorkStatus = 'waiting' | 'running' | 'done' | 'failed'
export type Person = { id: string; name: string }
export type Work = {
  id: string
  kind: WorkKind
  tagId: string
  tagName: string
  otherId: string | null
  otherName: string | null
  /** What is told to this kind of work alone. */
  choice: unknown
  byName: string | null
  /** ISO 8601. */
  at: string
  status: WorkStatus
  /** Live stories that it is about; null while nobody has counted them. */
  stories: number | null
  /** How far it is: of so many. */
  done: number
  total: number
  error: string | null
}

type Named = { id: string; name: string }

/**
 * Notes that somebody does something to a tag: the record of the desk, and what the job works from.
 * The caller holds the edition's lock.
 * @throws AppError `tag-refused` where something is being done to one of the tags just now
 */
export async function openWork(
  sql: Sql,
  { kind, tag, other, choice = {}, by }: { kind: WorkKind; tag: Named; other?: Named; choice?: object; by: Person },
): Promise<string> {
  const ids = [tag.id, ...(other ? [other.id] : [])]
  // Many may be merged into one at once, one after another; but none that is being merged, split or deleted itself.
  const [open] = await sql<{ tag_name: string }>`
    select tag_name from tagging.works
    where status in ('waiting', 'running') and (tag_id = any (${ids}::uuid[]) or other_id = ${tag.id}) order by at limit 1`
  if (open) throw refused(`“${open.tag_name}” is being changed just now. Wait until that is done, and look again.`)
  const id = randomUUID()
  await sql`
    insert into tagging.works (id, kind, tag_id, tag_name, other_id, other_name, choice, by_id, by_name)
    values (${id}, ${kind}, ${tag.id}, ${tag.name}, ${other?.id ?? null}, ${other?.name ?? null}, ${JSON.stringify(choice)},
      ${by.id}, ${by.name})`
  return id
}

const COLUMNS = `id, kind, tag_id as "tagId", tag_name as "tagName", other_id as "otherId", other_name as "otherName", choice,
  (choice->>'stories')::int as stories`

/** A work that is not over; undefined where it is, or never was. */
export async function readOpenWork(sql: Sql, id: string): Promise<Work | undefined> {
  const [row] = await sql<Row>`
    select ${rawFragment(COLUMNS)}, by_name as "byName", at, status, done, total, error
    from tagging.works where id = ${id} and status in ('waiting', 'running') limit 1`
  return row && workOf(row)
}

/** The newest first; those of one tag only, where one is named. */
export async function readWorks(sql: Sql, { tagId, limit }: { tagId?: string; limit: number }): Promise<Work[]> {
  const rows = await sql<Row>`
    select ${rawFragment(COLUMNS)}, by_name as "byName", at, status, done, total, error
    from tagging.works where ${tagId ?? null}::uuid is null or tag_id = ${tagId ?? null} or other_id = ${tagId ?? null}
    order by at desc limit ${limit}`
  return rows.map(workOf)
}

/** For the screen: how far a work is. */
export async function noteProgress(
  sql: Sql,
  id: string,
  { done, total }: { done: number; total: number },
): Promise<void> {
  await sql`update tagging.works set status = 'running', done = ${done}, total = ${total} where id = ${id}`
}

/** For the record: how many live stories a work is about. A later try, which finds fewer left, does not change it. */
export async function noteStories(sql: Sql, id: string, stories: number): Promise<void> {
  await sql`update tagging.works set choice = choice || jsonb_build_object('stories', ${stories}::int) where id = ${id} and not choice ? 'stories'`
}

export async function finishWork(sql: Sql, id: string): Promise<void> {
  await sql`
    update tagging.works set status = 'done', done = greatest(done, total), error = null, finished_at = clock_timestamp() where id = ${id}`
}

/** It may not be done any more, or has failed for good. @param error - the sentence that the editor sees */
export async function failWork(sql: Sql, id: string, error: string): Promise<void> {
  await sql`
    update tagging.works set status = 'failed', error = ${error}, finished_at = clock_timestamp() where id = ${id}`
}

type Row = Omit<Work, 'at'> & { at: Date }

function workOf({ at, ...row }: Row): Work {
  return { ...row, at: at.toISOString() }
}
