import { publicReader } from './reader.ts'

/** Reads one row of the edition; rejects where the database is away or not migrated. */
export async function isEditionReadable({ sql } = publicReader()): Promise<void> {
  await sql`select id from edition.site where id = 1 limit 1`
}
