import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** Whoever writes a note is asked first how many they have written in this minute. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw('create index notes_by_author on newsroom.notes (by_id, at)'))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql.raw('drop index newsroom.notes_by_author'))
}
