-- Fronts that editors have composed (docs/decisions/029). A front without a row fills itself.
create table edition.fronts (
  id uuid primary key,
  -- Null: the paper's own.
  section_id uuid unique nulls not distinct,
  slots jsonb not null,
  -- Stories that are picked, lists that are read, pictures that are shown; how far each list is read.
  story_ids uuid[] not null,
  list_ids uuid[] not null,
  media_ids uuid[] not null,
  depth int not null
);
create index on edition.fronts using gin (media_ids);

/* Noted under what it is the front of, and not under its own id: a page that fills itself waits for the first composed one. */
create function edition.note_front() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then perform edition.note('front:' || coalesce(old.section_id::text, 'site')); end if;
  if tg_op <> 'DELETE' then perform edition.note('front:' || coalesce(new.section_id::text, 'site')); end if;
  return null;
end $$;
create trigger note after insert or delete on edition.fronts for each row execute function edition.note_front();
create trigger note_update after update on edition.fronts for each row when (old.* is distinct from new.*) execute function edition.note_front();

-- Of each front, too, one version is the newest.
alter table _fronts_v add constraint one_latest_front exclude using btree (parent_id with =) where (latest) deferrable initially deferred;
