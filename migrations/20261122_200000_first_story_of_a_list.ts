import { readFileSync } from 'node:fs'
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  const text = readFileSync(new URL('./20261122_200000_first_story_of_a_list.sql', import.meta.url), 'utf8')
  await db.execute(sql.raw(text))
}

/** As it was in 20261122_180000_messenger. */
export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    create or replace function edition.note_list() returns trigger language plpgsql as $$
    declare
      list uuid := coalesce(new.id, old.id);
    begin
      perform edition.note('list:' || list);
      if tg_op = 'UPDATE' then
        perform edition.note('list:' || list || '/' || page)
        from generate_series(edition.closed_pages(old.last_position) + 1, edition.closed_pages(new.last_position)) as page;
      else
        perform edition.note('doc:' || list, 'directory', 'sections');
      end if;
      return null;
    end $$`)
}
