import { readFileSync } from 'node:fs'
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(readFileSync(new URL('./20261123_120000_search.sql', import.meta.url), 'utf8')))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(
    sql.raw(`
    drop trigger reword_later on edition.site;
    drop function edition.reword_later();
    drop function edition.reword(uuid, int);
    drop index public.articles_newest_headline;
    drop function edition.estimated_matches(tsquery);
    drop function edition.with_merged_tags(tsvector);
    drop view edition.expected_search;
    drop table edition.story_search;
    drop function edition.story_words(text, text, text, text, jsonb, text[]);
    drop function edition.stems_asked(text, text);
    drop function edition.stems(text, text);
    drop function edition.has_two_stems(text, text);
    drop function edition.spaced(text);
    drop function edition.site_language();
    drop function edition.body_text(jsonb);
    drop function edition.search_config(text);
    do $$
    declare
      config text;
    begin
      for config in select cfgname from pg_ts_config where cfgnamespace = 'edition'::regnamespace loop
        execute format('drop text search configuration edition.%I', config);
      end loop;
    end $$;
  `),
  )
}
