import type { Sql } from '../lib/sql.ts'

/**
 * Takes the edition's write lock until the transaction ends: places in lists are handed out in the order of commits, and two
 * transactions that touch the same lists never wait for each other in a circle over them. Waits are as long as the end of a
 * publish; during an import, as long as the rest of a batch.
 *
 * A lock on a table that only the owner may lock: an advisory lock could be taken, and kept, by a login of the readers' site.
 */
export async function lockEdition(sql: Sql): Promise<void> {
  await sql`lock table publishing.edition_lock in exclusive mode`
}
