-- Search: the words of each live story in an index of their own, written in the publishing transaction. Stemmed by the story's
-- language and without accents; its tags, authors and section stand among them as words of their own, by id: so a filter is one more
-- word, and a rename or a merge touches no story.

-- The configurations of Postgres, each with the accents taken off before the stemmer: one of ours for each of its own.
do $$
declare
  language record;
  place text;
begin
  select nspname into place from pg_extension join pg_namespace on pg_namespace.oid = extnamespace where extname = 'unaccent';
  for language in
    select config.cfgname as name, dictionary_place.nspname as dictionary_place, dictionary.dictname as dictionary
    from pg_ts_config as config
      join pg_namespace as own on own.oid = config.cfgnamespace and own.nspname = 'pg_catalog'
      -- 2: the token type `word`, of letters that are not all ASCII.
      join pg_ts_config_map as map on map.mapcfg = config.oid and map.maptokentype = 2 and map.mapseqno = 1
      join pg_ts_dict as dictionary on dictionary.oid = map.mapdict
      join pg_namespace as dictionary_place on dictionary_place.oid = dictionary.dictnamespace
  loop
    execute format('create text search configuration edition.%I (copy = pg_catalog.%I)', language.name, language.name);
    execute format('alter text search configuration edition.%I alter mapping for word, hword, hword_part with %I.unaccent, %I.%I',
      language.name, place, language.dictionary_place, language.dictionary);
  end loop;
end $$;

/* The configuration for a language tag (`de`, `de-AT`); `simple`, which stems nothing, where this Postgres has none. */
create function edition.search_config(language text) returns text language sql stable parallel safe as $$
  select coalesce((
    select cfgname from pg_ts_config
    where cfgnamespace = 'edition'::regnamespace and cfgname = case lower(split_part(replace(language, '_', '-'), '-', 1))
      when 'ar' then 'arabic' when 'ca' then 'catalan' when 'da' then 'danish' when 'de' then 'german' when 'el' then 'greek'
      when 'en' then 'english' when 'es' then 'spanish' when 'et' then 'estonian' when 'eu' then 'basque' when 'fi' then 'finnish'
      when 'fr' then 'french' when 'ga' then 'irish' when 'hi' then 'hindi' when 'hu' then 'hungarian' when 'hy' then 'armenian'
      when 'id' then 'indonesian' when 'it' then 'italian' when 'lt' then 'lithuanian' when 'ne' then 'nepali' when 'nl' then 'dutch'
      when 'nb' then 'norwegian' when 'nn' then 'norwegian' when 'no' then 'norwegian' when 'pt' then 'portuguese'
      when 'ro' then 'romanian' when 'ru' then 'russian' when 'sr' then 'serbian' when 'sv' then 'swedish' when 'ta' then 'tamil'
      when 'tr' then 'turkish' when 'yi' then 'yiddish' end), 'simple')
$$;

/* Of texts that name none. */
create function edition.site_language() returns text language sql stable parallel safe
  as $$ select coalesce((select settings ->> 'language' from edition.site where id = 1), 'en') $$;

/* The running text of a body, a line for each paragraph, item or cell. Not of raw HTML and embeds. */
create function edition.body_text(body jsonb) returns text language sql immutable strict parallel safe as $$
  select string_agg(line.text, E'\n' order by block.place, part.place)
  from jsonb_path_query(body, 'strict $.** ? (@.type == "paragraph" || @.type == "heading" || @.type == "quote" ||
      @.type == "pullQuote" || @.type == "list" || @.type == "table" || @.type == "factBox" || @.type == "image")')
      with ordinality as block (node, place)
    cross join jsonb_path_query(block.node, (case block.node ->> 'type'
        when 'quote' then '$.paragraphs[*]' when 'list' then '$.items[*].children' when 'table' then 'strict $.rows[*][*].children'
        when 'pullQuote' then '$.text' when 'factBox' then '$.title' when 'image' then '$.caption' else 'strict $.children'
      end)::jsonpath) with ordinality as part (words, place)
    cross join lateral (
      select case jsonb_typeof(part.words) when 'string' then part.words #>> '{}' else (
        -- A word that is bold in its middle is one word.
        select string_agg(coalesce(run.node ->> 'text', ' '), '' order by run.place)
        from jsonb_path_query(part.words, 'strict $.** ? (@.type == "text" || @.type == "break")') with ordinality as run (node, place)
      ) end as text) as line
$$;

/* A text as it is indexed and asked for: parts of a compound are words (Covid-19, US-China), initials are one (U.S.). */
create function edition.spaced(text) returns text language sql immutable strict parallel safe as $$
  select regexp_replace(translate($1, '-‐‑–—/_ʼ', '        '), '\m([[:alpha:]])\.(?=[[:alpha:]]\M)', '\1', 'g')
$$;

create table edition.story_search (
  story_id uuid primary key references edition.stories on delete cascade,
  published_at timestamptz not null,
  config text not null,
  words tsvector not null
) with (toast_tuple_target = 128);
-- Out of line and as it is: a search for a common word reads every row but the words of the few that it ranks.
alter table edition.story_search alter column words set storage external;
-- Without a list of what is to be indexed later, which every search would read, and some publish would have to work off.
create index on edition.story_search using gin (words) with (fastupdate = off);
create index on edition.story_search (published_at desc, story_id desc);
create index on edition.story_search (config);
alter table edition.story_search alter column words set statistics 200;

/* Most stemmers know endings by their accents (publiées and publier, sécurité and securite do not meet either way): a word with
   accents stands in the index as the stem of what is left without them, and as what is left of its stem. */
create function edition.has_two_stems(config text, words text) returns boolean language sql immutable strict parallel safe
  as $$ select config not in ('simple', 'english') and words ~ '[^\x01-\x7f‘’‚“”„«»…•·€£°´]' $$;

create function edition.stems(config text, words text) returns tsvector language sql stable strict parallel safe as $$
  select case when not edition.has_two_stems(config, words) then one else (
      select case when length(replace(pair.plain, '''', '')) - length(pair.plain) <> length(replace(pair.spelled, '''', '')) - length(pair.spelled)
        -- A letter that is a quote without its accent: taken as a quote it would end the word.
        then one else (one::text || ' ' || pair.plain)::tsvector end
      from (select other as spelled, edition.without_accents(other) as plain
        from (select to_tsvector(('pg_catalog.' || quote_ident(config))::regconfig, words)::text as other offset 0) as stock offset 0) as pair) end
  from (select to_tsvector(('edition.' || quote_ident(config))::regconfig, words) as one offset 0) as ours
$$;

/* The same for words that are asked for: neighbours, in their order. */
create function edition.stems_asked(config text, words text) returns tsquery language sql stable strict parallel safe as $$
  select case when not edition.has_two_stems(config, words) then one else (
      select case when length(replace(pair.plain, '''', '')) - length(pair.plain) <> length(replace(pair.spelled, '''', '')) - length(pair.spelled)
        then one else one || pair.plain::tsquery end
      from (select other as spelled, edition.without_accents(other) as plain
        from (select phraseto_tsquery(('pg_catalog.' || quote_ident(config))::regconfig, words)::text as other offset 0) as stock offset 0) as pair) end
  from (select phraseto_tsquery(('edition.' || quote_ident(config))::regconfig, words) as one offset 0) as ours
$$;

/* The words of a story, by where they stand: headline A, standfirst B, kicker C, body D. Ids of tags, authors and section count as
   much as the standfirst. */
create function edition.story_words(config text, kicker text, headline text, standfirst text, body jsonb, ids text[])
  returns tsvector language sql stable parallel safe as $$
  select (select coalesce(string_agg(format('''%s'':1B', id), ' '), '')::tsvector from unnest(ids) as id)
    || setweight(edition.stems(config, edition.spaced(headline)), 'A')
    || setweight(edition.stems(config, edition.spaced(coalesce(standfirst, ''))), 'B')
    || setweight(edition.stems(config, edition.spaced(coalesce(kicker, ''))), 'C')
    -- Postgres indexes no more than a megabyte of words, and would refuse the story.
    || edition.stems(config, edition.spaced(left(coalesce(edition.body_text(body), ''), 150000)))
$$;

-- What `edition.story_search` must hold, said once for its writer and its rebuild.
create view edition.expected_search as
  select story.id as story_id, story.published_at, config.name as config,
    edition.story_words(config.name, story.kicker, story.headline, story.standfirst, story.body, array(
      select 'tag:' || tag_id from edition.story_tags where story_id = story.id
      union all select 'author:' || author_id from edition.story_authors where story_id = story.id
      union all select 'section:' || story.section_id)) as words
  from edition.stories as story
    cross join lateral (select edition.search_config(coalesce(story.language, edition.site_language())) as name offset 0) as config;

/* How many stories the planner thinks match, of all that there are: what it costs to know better is what is to be saved. */
create function edition.estimated_matches(wanted tsquery) returns float8 language plpgsql as $$
declare
  plan json;
begin
  execute format('explain (format json) select from edition.story_search where words @@ %L::tsquery', wanted) into plan;
  return plan -> 0 -> 'Plan' ->> 'Plan Rows';
end $$;

/* The words of a story with each tag as the one it was merged with, for comparing: searches ask for pair. */
create function edition.with_merged_tags(words tsvector) returns text[] language sql stable as $$
  with tags as (
    select lexeme, substr(lexeme, 5)::uuid as id from unnest(tsvector_to_array(words)) as lexeme where lexeme ~ '^tag:[0-9a-f-]{36}$')
  select array[
    ts_delete(words, array(select lexeme from tags))::text,
    array(select distinct coalesce(known.merged_into, tags.id) from tags left join edition.tags as known on known.id = tags.id order by 1)::text]
$$;

/* Writes the words of the next stories without a language of their own anew, under the lock of the edition (edition/lock.ts).
   Returns the last of them, or null where none is left. */
create function edition.reword(after uuid, most int) returns uuid language plpgsql as $$
declare
  ids uuid[];
begin
  lock table publishing.edition_lock in exclusive mode;
  ids := array(select id from edition.stories where id > after and language is null order by id limit most);
  insert into edition.story_search as old (story_id, published_at, config, words)
  select story_id, published_at, config, words from edition.expected_search where story_id = any (ids) order by story_id
  on conflict (story_id) do update set config = excluded.config, words = excluded.words where old.config <> excluded.config;
  return ids[cardinality(ids)];
end $$;
revoke all on function edition.reword(uuid, int) from public;

-- The site's language is that of every story that names none.
create function edition.reword_later() returns trigger language plpgsql as $$
begin
  perform graphile_worker.add_job('reword-stories', '{}'::json, job_key => 'reword-stories', priority => 10);
  return null;
end $$;
create trigger reword_later after update on edition.site for each row
  when (old.settings ->> 'language' is distinct from new.settings ->> 'language') execute function edition.reword_later();

insert into edition.story_search (story_id, published_at, config, words)
select story_id, published_at, config, words from edition.expected_search;

-- Of the newest version of each story, for the desk: drafts are found by their headline.
create index articles_newest_headline on public._articles_v
  using gin (to_tsvector('edition.simple', edition.spaced(coalesce(version_headline, '')))) where latest;
