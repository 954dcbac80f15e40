-- The messenger: every transaction that changes what readers see leaves one row in `edition.changes` that names the page tags it
-- touched. Triggers note them from the difference of the rows, so that no writer of the edition can forget to; publishing/ tells
-- the instances. The vocabulary of the tags is in delivery/page-tags.ts.

create table edition.changes (
  id bigint primary key,
  xact xid8 not null,
  at timestamptz not null,
  tags text[] not null,
  -- Tags of what was taken from readers: pages that carry them are not even kept for an outage.
  gone text[] not null
);
create index on edition.changes (at);
create sequence edition.change_ids owned by edition.changes.id;

-- One row for the time of a transaction that has noted something: its deferred trigger runs at the commit.
create unlogged table edition.change_marks (id bigint generated always as identity primary key);

-- Chosen when the story is published, not when a page is read: what a reader sees then changes only with a change of the edition.
create table edition.related (
  story_id uuid not null,
  position int not null,
  related_id uuid not null,
  reason text[] not null,
  primary key (story_id, position)
);
create index on edition.related (related_id);
create index on edition.stories using gin (linked_ids);

-- Chosen for what is live already, too.
select graphile_worker.add_job('relate-story', json_build_object('storyId', id), job_key => 'relate ' || id) from edition.stories;

/* What a transaction notes is kept in two settings of its own: no table is written for it, and a rollback, also to a savepoint,
   takes it back. Over 200 kB it becomes `all`. */
create function edition.note(variadic tags text[]) returns void language plpgsql as $$
declare
  noted text := coalesce(current_setting('broadsheet.noted', true), '');
begin
  if noted = 'all' then return; end if;
  if noted = '' then insert into edition.change_marks default values; end if;
  noted := case when 'all' = any (tags) or length(noted) > 200000 then 'all' else concat_ws(E'\n', nullif(noted, ''), array_to_string(tags, E'\n')) end;
  perform set_config('broadsheet.noted', noted, true);
end $$;

create function edition.note_gone(id uuid) returns void language plpgsql as $$
begin
  if current_setting('broadsheet.noted', true) = 'all' then return; end if;
  perform set_config('broadsheet.gone', concat_ws(',', nullif(current_setting('broadsheet.gone', true), ''), id::text), true);
end $$;

/* The last step of a publishing transaction. The lock makes ids visible in their order: whoever has seen one has seen all
   before it. */
create function edition.log_change() returns trigger language plpgsql as $$
declare
  noted text[] := array(
    select distinct tag from unnest(string_to_array(current_setting('broadsheet.noted', true), E'\n')) as tag where tag <> '' order by tag);
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
create constraint trigger log_change after insert on edition.change_marks
  deferrable initially deferred for each row execute function edition.log_change();

/* Closed page of a place, and how many pages are closed: as reading/listing.ts counts them. */
create function edition.page_of(place bigint) returns bigint language sql immutable as $$ select (place - 1) / 20 + 1 $$;
create function edition.closed_pages(last_position bigint) returns bigint language sql immutable
  as $$ select greatest(0, last_position / 20 - 1) $$;

create function edition.note_place(list uuid, place bigint) returns void language sql
  as $$ select edition.note('list:' || list, 'list:' || list || '/' || edition.page_of(place)) $$;

create function edition.story_address(section uuid, slug text) returns text language sql stable
  as $$ select 'at:/' || coalesce((select sections.slug from edition.sections where id = section), 'story') || '/' || slug $$;

create function edition.note_story() returns trigger language plpgsql as $$
declare
  story uuid := coalesce(new.id, old.id);
  -- What only the story's own page shows. Whatever else a story may get one day counts as part of its card.
  own constant text[] := '{body,word_count,seo_title,seo_description,media_ids,linked_ids,sponsor,lead_caption}';
begin
  perform edition.note('story:' || story);
  if tg_op = 'UPDATE' and to_jsonb(old) - own = to_jsonb(new) - own then return null; end if;
  perform edition.note('doc:' || story, 'archive');
  if tg_op <> 'INSERT' then perform edition.note('month:' || to_char(old.published_at at time zone 'UTC', 'YYYY-MM')); end if;
  if tg_op <> 'DELETE' then perform edition.note('month:' || to_char(new.published_at at time zone 'UTC', 'YYYY-MM')); end if;
  if tg_op = 'UPDATE' and (old.slug, old.section_id) = (new.slug, new.section_id) then return null; end if;
  if tg_op <> 'INSERT' then perform edition.note('slug:' || old.slug, edition.story_address(old.section_id, old.slug)); end if;
  if tg_op <> 'DELETE' then perform edition.note('slug:' || new.slug, edition.story_address(new.section_id, new.slug)); end if;
  if tg_op = 'UPDATE' then return null; end if;
  -- It appears at, or disappears from, the places that it keeps.
  perform edition.note_place(list_id, position) from edition.listings where story_id = story;
  if tg_op = 'DELETE' then perform edition.note_gone(story); end if;
  return null;
end $$;

create function edition.note_story_author() returns trigger language plpgsql as $$
declare
  story uuid := coalesce(new.story_id, old.story_id);
begin
  perform edition.note('story:' || story, 'doc:' || story);
  return null;
end $$;

/* Of a story's tags and related stories, which only its own page shows. */
create function edition.note_story_part() returns trigger language plpgsql as $$
begin
  perform edition.note('story:' || coalesce(new.story_id, old.story_id));
  return null;
end $$;

create function edition.note_listing() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then perform edition.note_place(old.list_id, old.position); end if;
  if tg_op <> 'DELETE' then perform edition.note_place(new.list_id, new.position); end if;
  return null;
end $$;

create function edition.note_list() returns trigger language plpgsql as $$
declare
  list uuid := coalesce(new.id, old.id);
begin
  perform edition.note('list:' || list);
  if tg_op = 'UPDATE' then
    perform edition.note('list:' || list || '/' || page)
    from generate_series(edition.closed_pages(old.last_position) + 1, edition.closed_pages(new.last_position)) as page;
  else
    -- With its first story a section enters the navigation, and a tag or an author gets an address.
    perform edition.note('doc:' || list, 'directory', 'sections');
  end if;
  return null;
end $$;

create function edition.note_section() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then perform edition.note('doc:' || old.id, 'at:/' || old.slug, 'sections', 'directory'); end if;
  if tg_op <> 'DELETE' then perform edition.note('doc:' || new.id, 'at:/' || new.slug, 'sections', 'directory'); end if;
  if tg_op = 'DELETE' then perform edition.note_gone(old.id); end if;
  return null;
end $$;

/* Authors, tags and static pages: documents with an address. The argument is what stands before the slug. */
create function edition.note_document() returns trigger language plpgsql as $$
begin
  perform edition.note('doc:' || coalesce(new.id, old.id));
  if tg_op = 'UPDATE' and old.slug = new.slug then return null; end if;
  perform edition.note('directory');
  if tg_op <> 'INSERT' then perform edition.note('at:' || tg_argv[0] || old.slug); end if;
  if tg_op <> 'DELETE' then perform edition.note('at:' || tg_argv[0] || new.slug); end if;
  if tg_op = 'DELETE' then perform edition.note_gone(old.id); end if;
  return null;
end $$;

create function edition.note_picture() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then perform edition.note('doc:' || old.id, 'media:' || old.hash); end if;
  if tg_op <> 'DELETE' then perform edition.note('doc:' || new.id, 'media:' || new.hash); end if;
  if tg_op = 'DELETE' then perform edition.note_gone(old.id); end if;
  return null;
end $$;

create function edition.note_redirect() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then perform edition.note('at:' || old.from_path); end if;
  if tg_op <> 'DELETE' then perform edition.note('at:' || new.from_path); end if;
  return null;
end $$;

create function edition.note_former_slug() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then perform edition.note('slug:' || old.slug); end if;
  if tg_op <> 'DELETE' then perform edition.note('slug:' || new.slug); end if;
  return null;
end $$;

create function edition.note_site() returns trigger language plpgsql as $$
begin
  perform edition.note('site');
  return null;
end $$;

-- A row written anew with the same values is no change, and notes nothing.
do $$
declare
  watched record;
begin
  for watched in values
    ('stories', 'note_story()'), ('story_authors', 'note_story_author()'), ('story_tags', 'note_story_part()'),
    ('related', 'note_story_part()'), ('listings', 'note_listing()'), ('lists', 'note_list()'), ('sections', 'note_section()'),
    ('authors', 'note_document(''/authors/'')'), ('tags', 'note_document(''/tags/'')'), ('pages', 'note_document(''/'')'),
    ('media', 'note_picture()'), ('redirects', 'note_redirect()'), ('former_slugs', 'note_former_slug()'), ('site', 'note_site()')
  loop
    execute format('create trigger note after insert or delete on edition.%I for each row execute function edition.%s',
      watched.column1, watched.column2);
    execute format('create trigger note_update after update on edition.%I for each row when (old.* is distinct from new.*) execute function edition.%s',
      watched.column1, watched.column2);
  end loop;
end $$;

-- What /internal/ready asks, for processes that have only the reader's connection. The function reads with its owner's rights.
create function edition.oldest_job_seconds() returns float8 language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select extract(epoch from now() - min(run_at)) from graphile_worker._private_jobs
    where is_available and run_at <= now());
end $$;
revoke all on function edition.oldest_job_seconds() from public;
grant execute on function edition.oldest_job_seconds() to broadsheet_reader;
create view edition.readiness as
  select (select max(name) from public.payload_migrations) as migration, edition.oldest_job_seconds() as oldest_job_seconds;
grant select on edition.readiness to broadsheet_reader;

-- What comes in from processes that serve readers: they may write here, and read nothing.
create schema inbox;
do $$ begin
  if not exists (select from pg_roles where rolname = 'broadsheet_inbox') then create role broadsheet_inbox nologin; end if;
exception when duplicate_object or unique_violation then null;
end $$;
create table inbox.instances (instance text not null, address text not null, at timestamptz not null default now());
create index on inbox.instances (at);
grant usage on schema inbox to broadsheet_inbox;
grant insert on inbox.instances to broadsheet_inbox;

-- What a commit has set off.
create schema publishing;
create table publishing.purges (driver text primary key, change_id bigint not null, at timestamptz not null);
create table publishing.receipts (
  id uuid primary key,
  story_id uuid not null,
  headline text not null,
  action text not null check (action in ('publish', 'update', 'unpublish')),
  user_id uuid,
  -- Finds the change, whose id is given out only at the commit.
  xact xid8 not null,
  at timestamptz not null default clock_timestamp(),
  change_id bigint,
  committed_at timestamptz,
  status text not null default 'waiting' check (status in ('waiting', 'complete', 'late')),
  tries int not null default 0,
  lines jsonb not null default '[]'
);
create index on publishing.receipts (story_id, at desc);
create index on publishing.receipts (at);
