import { readFileSync } from 'node:fs'
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(readFileSync(new URL('./20261122_180000_messenger.sql', import.meta.url), 'utf8')))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop schema publishing cascade;
    drop schema inbox cascade;
    drop view edition.readiness;
    drop table edition.related, edition.changes, edition.change_marks cascade;
    do $$
    declare part record;
    begin
      for part in select p.oid::regprocedure as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'edition' loop
        execute 'drop function ' || part.name || ' cascade';
      end loop;
    end $$;
    drop index if exists edition.stories_linked_ids_idx`)
}
