import { readFileSync } from 'node:fs'
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(readFileSync(new URL('./20261124_510000_story_list.sql', import.meta.url), 'utf8')))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(
    sql.raw(`
      drop index story_list, story_list_of_section, story_list_of_stage, story_list_published, story_list_headline, story_list_by_headline, open_corrections;
      create index waiting_texts on _articles_v (version_stage, updated_at) where latest and version_stage in ('review', 'ready');
      drop trigger keep_standing on _articles_v;
      drop trigger keep_standing on newsroom.schedules;
      drop trigger keep_standing on newsroom.withdrawals;
      drop function newsroom.note_version, newsroom.note_plan, newsroom.note_schedule, newsroom.keep_standing, newsroom.standing_of`),
  )
}
