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
    create or replace function edition.note_merge() returns trigger language plpgsql as $$
    begin
      perform edition.note('directory', 'at:/tags/' || new.slug);
      return null;
    end $$;
    do $$
    declare
      place text;
    begin
      select nspname into place from pg_extension join pg_namespace on pg_namespace.oid = extnamespace where extname = 'pg_trgm';
      execute format($f$
        create or replace function edition.names_like(wanted text, of_kind text, most int)
          returns table (id uuid, name text, is_alias boolean, likeness real) language sql stable parallel safe
          set pg_trgm.similarity_threshold = 0.25
          as $b$
            select names.id, names.name, names.is_alias, %1$I.similarity(names.normalised, wanted)
            from edition.names where names.kind = of_kind and names.normalised operator(%1$I.%%) wanted
            order by 4 desc, length(names.name), names.name limit most
          $b$ $f$, place);
    end $$;
  `),
  )
}
