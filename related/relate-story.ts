import type { Sql } from '../lib/sql.ts'
import { rankRelated } from './rank-related.ts'

/** Kept for a story: those that it shows, and some to take the place of what is withdrawn. */
const KEPT = 10

/**
 * Chooses the related stories of a story and of those that it is closest to, for which it may be a better choice than what they
 * had. What stays as it was is not written, so no page is told.
 * @param sql - of the database's owner
 */
export async function relateStory(sql: Sql, storyId: string): Promise<void> {
  const closest = await writeRelated(sql, storyId)
  for (const id of closest) await writeRelated(sql, id)
}

/** Resolves to the ids that were chosen. */
async function writeRelated(sql: Sql, storyId: string): Promise<string[]> {
  const related = await rankRelated({ storyId, except: [], reader: { sql, mediaBase: '' }, limit: KEPT })
  const rows = related.map(({ id, reason }, index) => ({ position: index + 1, related_id: id, reason }))
  // One statement, so that readers never meet half a list.
  await sql`
    with chosen as (
      select position, related_id, array(select jsonb_array_elements_text(reason)) as reason
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as chosen (position int, related_id uuid, reason jsonb)),
    dropped as (delete from edition.related where story_id = ${storyId} and position > ${rows.length})
    insert into edition.related (story_id, position, related_id, reason)
    select ${storyId}, position, related_id, reason from chosen order by position
    on conflict (story_id, position) do update set related_id = excluded.related_id, reason = excluded.reason`
  return rows.map((row) => row.related_id)
}
