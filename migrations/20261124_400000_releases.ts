import { readFileSync } from 'node:fs'
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(readFileSync(new URL('./20261124_400000_releases.sql', import.meta.url), 'utf8')))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(
    sql.raw(`
      drop trigger end_schedule on articles; drop trigger end_schedule on fronts; drop function newsroom.end_schedule();
      alter table newsroom.audit drop column collection;
      delete from newsroom.schedules where collection <> 'articles' or due = 'infinity';
      alter table newsroom.schedules drop constraint schedules_release_fkey, drop constraint schedules_wait_in_releases,
        drop constraint schedules_redirects_in_releases, drop column collection;
      alter table newsroom.schedules rename column document_id to story_id;
      alter table newsroom.schedules rename column title to headline;
      alter table newsroom.schedules add constraint schedules_release_id_fkey foreign key (release_id) references newsroom.releases on delete restrict,
        add constraint schedules_story_id_fkey foreign key (story_id) references articles on delete cascade;
      alter table newsroom.releases drop column due, drop column live_at, drop column contents`),
  )
}
