import { readFileSync } from 'node:fs'
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(readFileSync(new URL('./20261123_000000_names.sql', import.meta.url), 'utf8')))
}

/** The extensions stay: somebody else may use them by now. */
export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(
    sql.raw(`
    drop trigger keep_names on edition.tags;
    drop trigger keep_names on edition.authors;
    drop trigger keep_names on edition.sections;
    drop trigger keep_names_update on edition.tags;
    drop trigger keep_names_update on edition.authors;
    drop trigger keep_names_update on edition.sections;
    drop function edition.keep_names();
    drop function edition.names_like(text, text, int);
    drop view edition.expected_names;
    drop table edition.names;
    alter table edition.tags drop column kind, drop column aliases, drop column merged_into;
    drop function edition.normalised(text);
    drop function edition.without_accents(text);
  `),
  )
}
