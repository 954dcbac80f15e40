-- A tag's page says what the tag is most used with and who covers it. That changes also with a story that has the tag before and
-- after: when it gets or loses another tag or an author. Such a story notes `with:{tag}` for each tag that readers find it under.
-- Once for each statement, so that writing many rows costs one look.
create function edition.note_company() returns trigger language plpgsql as $$
declare
  noted text[];
begin
  if current_setting('broadsheet.noted', true) = 'all' then return null; end if;
  noted := array(
    select distinct 'with:' || coalesce(tag.merged_into, tag.id)
    from edition.story_tags as own join edition.tags as tag on tag.id = own.tag_id
    where own.story_id in (select changed.story_id from changed));
  if cardinality(noted) > 0 then perform edition.note(variadic noted); end if;
  return null;
end $$;

do $$
declare
  name text;
begin
  foreach name in array array['story_tags', 'story_authors'] loop
    execute format('create trigger note_company_of_new after insert on edition.%I referencing new table as changed
      for each statement execute function edition.note_company()', name);
    execute format('create trigger note_company_of_old after delete on edition.%I referencing old table as changed
      for each statement execute function edition.note_company()', name);
  end loop;
end $$;

-- A merge changes which name stands for a tag on whatever pages count it, too: all heads of tags, which are read anew when asked for.
create or replace function edition.note_merge() returns trigger language plpgsql as $$
begin
  perform edition.note('directory', 'at:/tags/' || new.slug, 'merges');
  return null;
end $$;

/* The names that look most like a normalised text, best first. The longer a name, the less of it a slip changes (two letters that
   change places leave 0.27 of six letters alike, 0.47 of ten): what a longer one must have in common is more, and it is found sooner. */
do $$
declare
  place text;
begin
  select nspname into place from pg_extension join pg_namespace on pg_namespace.oid = extnamespace where extname = 'pg_trgm';
  execute format($f$
    create or replace function edition.names_like(wanted text, of_kind text, most int)
      returns table (id uuid, name text, is_alias boolean, likeness real) language plpgsql stable rows 16
      -- Few rows, so that they are joined by index. The setting is put back when the function is left.
      set pg_trgm.similarity_threshold = 0.25
      as $b$
      #variable_conflict use_column
      begin
        perform set_config('pg_trgm.similarity_threshold', case when length(wanted) < 7 then '0.25' when length(wanted) < 10 then '0.3' else '0.36' end, true);
        return query
          select names.id, names.name, names.is_alias, %1$I.similarity(names.normalised, wanted) as alike
          from edition.names where names.kind = of_kind and names.normalised operator(%1$I.%%) wanted
          order by alike desc, length(names.name), names.name limit most;
      end $b$ $f$, place);
end $$;
