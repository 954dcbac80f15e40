import { readFileSync } from 'node:fs'
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(readFileSync(new URL('./20261123_110000_tag_typing.sql', import.meta.url), 'utf8')))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(
    sql.raw(`
    drop trigger note_company_of_new on edition.story_tags;
    drop trigger note_company_of_old on edition.story_tags;
    drop trigger note_company_of_new on edition.story_authors;
    drop trigger note_company_of_old on edition.story_authors;
    drop function edition.note_company();
    drop trigger note_merge on edition.tags;
    drop function edition.note_merge();
  `),
  )
}
