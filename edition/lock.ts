import type { Sql } from '../lib/sql.ts'

/**
 * Takes the edition's write lock until the transaction ends: places in lists are handed out in the order of commits, and two
 * transactions that touch the same lists never wait for each other in a circle over them. Waits are as long as the end of a
 * publish; during an import, as long as the rest of a batch.
 */
export async function lockEdition(sql: Sql): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('broadsheet edition'))`
}
