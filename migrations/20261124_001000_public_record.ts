import { readFileSync } from 'node:fs'
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(readFileSync(new URL('./20261124_001000_public_record.sql', import.meta.url), 'utf8')))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(
    sql.raw(`
      drop trigger refuse_withdrawn on edition.stories;
      drop table edition.story_changes, edition.withdrawals, edition.corrections, newsroom.published_texts, newsroom.withdrawals;
      drop function edition.note_correction, edition.note_withdrawal, newsroom.refuse_withdrawn, newsroom.refuse_end_of_legal;`),
  )
}
