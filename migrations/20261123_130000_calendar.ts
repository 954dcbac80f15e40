import { readFileSync } from 'node:fs'
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(readFileSync(new URL('./20261123_130000_calendar.sql', import.meta.url), 'utf8')))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(
    sql.raw(`
    drop trigger move_days on edition.site;
    drop trigger move_days_insert on edition.site;
    drop trigger keep_days_insert on edition.stories;
    drop trigger keep_days_update on edition.stories;
    drop trigger keep_days_delete on edition.stories;
    drop table edition.days, edition.day_stories;
    drop function edition.move_days, edition.keep_days, edition.note_day, edition.count_in_days, edition.mend_days,
      edition.number_days, edition.place_in_days, edition.closed_day_pages, edition.day_page_of, edition.paper_zone;
  `),
  )
}
