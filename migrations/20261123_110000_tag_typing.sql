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

-- A merge changes which name stands for a tag on whatever pages count it: all heads of tags, which are read anew when asked for.
create function edition.note_merge() returns trigger language plpgsql as $$
begin
  perform edition.note('merges');
  return null;
end $$;
create trigger note_merge after update on edition.tags for each row
  when (old.merged_into is distinct from new.merged_into) execute function edition.note_merge();
