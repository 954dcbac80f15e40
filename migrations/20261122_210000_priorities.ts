import { readFileSync } from 'node:fs'
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(readFileSync(new URL('./20261122_210000_priorities.sql', import.meta.url), 'utf8')))
}

/** As they were in 20261122_180000_messenger. */
export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    create or replace function edition.log_change() returns trigger language plpgsql as $$
    declare
      noted text[] := array(
        select distinct tag from unnest(string_to_array(current_setting('broadsheet.noted', true), E'\\n')) as tag where tag <> '' order by tag);
      gone uuid[] := string_to_array(nullif(current_setting('broadsheet.gone', true), ''), ',')::uuid[];
      change bigint;
    begin
      delete from edition.change_marks where id = new.id;
      if cardinality(noted) = 0 then return null; end if;
      perform set_config('broadsheet.noted', '', true), set_config('broadsheet.gone', '', true);
      perform pg_advisory_xact_lock(hashtext('broadsheet changes'));
      change := nextval('edition.change_ids');
      insert into edition.changes (id, xact, at, tags, gone)
      select change, pg_current_xact_id(), clock_timestamp(), noted, array(
        select kind.name || lost.id from unnest(gone) as lost (id) cross join (values ('doc:'), ('story:')) as kind (name)
        where not exists (select 1 from edition.stories as here where here.id = lost.id)
          and not exists (select 1 from edition.pages as here where here.id = lost.id)
          and not exists (select 1 from edition.media as here where here.id = lost.id)
          and not exists (select 1 from edition.authors as here where here.id = lost.id)
          and not exists (select 1 from edition.tags as here where here.id = lost.id)
          and not exists (select 1 from edition.sections as here where here.id = lost.id));
      -- One waiting job is enough for however many changes.
      perform graphile_worker.add_job('purge-cdn', '{}'::json, job_key => 'purge-cdn');
      perform pg_notify('broadsheet_changes', change::text);
      return null;
    end $$;

    create or replace function edition.oldest_job_seconds() returns float8 language plpgsql stable security definer set search_path = pg_catalog as $$
    begin
      return (select extract(epoch from now() - min(run_at)) from graphile_worker._private_jobs
        where is_available and run_at <= now());
    end $$`)
}
