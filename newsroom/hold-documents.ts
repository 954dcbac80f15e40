import { lockEdition } from '../edition/lock.ts'
import type { Sql } from '../lib/sql.ts'

/**
 * Takes the edition's lock, then the rows of some stories and fronts, in the order of their ids as whoever edits many does. Until the
 * transaction ends nobody publishes or saves them, and who did so just now has ended. For whatever changes where a story stands
 * without saving it: the database leaves that to a save which holds the story (migration story_list), and one that gives up does not
 * do it.
 */
export async function holdDocuments(sql: Sql, ids: string[]): Promise<void> {
  await lockEdition(sql)
  await sql`select from articles where id = any (${ids}::uuid[]) order by id for no key update`
  await sql`select from fronts where id = any (${ids}::uuid[]) order by id for no key update`
}
