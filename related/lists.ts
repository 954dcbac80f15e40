import type { Sql } from '../lib/sql.ts'
import type { Parts } from './reasons.ts'

/** Kept for a story: those that it shows, in its text and below it, and some to take the place of what is withdrawn. */
export const KEPT = 14

/** A story in the list of another, and why it is there. */
export type Entry = { storyId: string; reason: string[]; score: number; parts: Parts }

/** Lists in which a story stands that are looked at again with it: of one that stands in more, some keep it as it was. */
const MOST_LISTS = 1000

/** Has whoever else changes lists wait until the transaction ends. */
export async function lockLists(sql: Sql): Promise<void> {
  await sql`lock table publishing.related_lock in exclusive mode`
}

/** Which stories stand in a story's own list, and in whose lists it stands. */
export async function readPlaces(sql: Sql, storyId: string): Promise<{ own: Set<string>; standsIn: string[] }> {
  const own = await sql<{ id: string }>`
    select related_id as id from edition.related where story_id = ${storyId} order by position limit ${KEPT}`
  const others = await sql<{ id: string }>`
    select story_id as id from edition.related where related_id = ${storyId} order by story_id limit ${MOST_LISTS}`
  return { own: new Set(own.map(({ id }) => id)), standsIn: others.map(({ id }) => id) }
}

/** Some stories' lists, by the stories that they are of. */
export async function readLists(sql: Sql, storyIds: string[]): Promise<Map<string, Entry[]>> {
  const rows = await sql<{ story_id: string; related_id: string; reason: string[]; score: number; parts: Parts }>`
    select story_id, related_id, reason, score, parts from edition.related
    where story_id = any (${storyIds}::uuid[]) order by story_id, position limit ${storyIds.length * KEPT}`
  const lists = Map.groupBy(rows, ({ story_id }) => story_id)
  return new Map(
    [...lists].map(([id, some]) => [
      id,
      some.map(({ related_id, reason, score, parts }) => ({ storyId: related_id, reason, score, parts })),
    ]),
  )
}

/** Writes whole lists, in one statement, so that readers never meet half a list. Rows that stay as they are are not written. */
export async function writeLists(sql: Sql, lists: Map<string, Entry[]>): Promise<void> {
  if (lists.size === 0) return
  const rows = [...lists].flatMap(([story_id, entries]) =>
    entries.map(({ storyId, ...why }, index) => ({ story_id, position: index + 1, related_id: storyId, ...why })),
  )
  const lengths = [...lists].map(([story_id, entries]) => ({ story_id, length: entries.length }))
  await sql`
    with lists as (
      select story_id, length from jsonb_to_recordset(${JSON.stringify(lengths)}::jsonb) as list (story_id uuid, length int)),
    dropped as (
      delete from edition.related using lists where related.story_id = lists.story_id and related.position > lists.length)
    insert into edition.related (story_id, position, related_id, reason, score, parts)
    select story_id, position, related_id, array(select jsonb_array_elements_text(reason)), score, parts
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (story_id uuid, position int, related_id uuid, reason jsonb, score real, parts jsonb)
    order by story_id, position
    on conflict (story_id, position) do update set
      related_id = excluded.related_id, reason = excluded.reason, score = excluded.score, parts = excluded.parts
    where (related.related_id, related.reason, related.score, related.parts)
      is distinct from (excluded.related_id, excluded.reason, excluded.score, excluded.parts)`
}
