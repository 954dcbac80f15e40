import { readFileSync } from 'node:fs'
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(readFileSync(new URL('./20261123_140000_related.sql', import.meta.url), 'utf8')))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(
    sql.raw(`
    drop trigger note_update on edition.related;
    create trigger note_update after update on edition.related for each row when (old.* is distinct from new.*)
      execute function edition.note_story_part();
    drop table edition.story_terms, edition.story_vectors, edition.terms;
    alter table edition.stories drop column pinned_ids, drop column pinned_until, drop column banned_ids, drop column kept_apart_ids;
    alter table edition.related drop column score, drop column parts;
  `),
  )
}
