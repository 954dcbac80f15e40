import type { Sql } from '../lib/sql.ts'
import type { Parts } from './reasons.ts'

/** Kept for a story: those that it shows, in its text and below it, and some to take the place of what is withdrawn. */
export const KEPT = 14

/** A story in the list of another, and why it is there. */
export type Entry = { storyId: string; reason: string[]; score: number; parts: Parts }

/** Writes whole lists, in one statement, so that readers never meet half a list. Rows that stay as they are are no change. */
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
      related_id = excluded.related_id, reason = excluded.reason, score = excluded.score, parts = excluded.parts`
}
