-- Tags that readers find as one: the list that such a tag shows, where its former addresses lead, and what people did to tags.

/* A merged tag stays on its stories and keeps the list that its join rows give it; so taking a merge back rebuilds nothing of it.
   Beside it, the tag that stands for several has a list with every story of any of them, once. */
create table edition.tag_lists (
  list_id uuid primary key,
  tag_id uuid not null,
  -- `preparing`: being filled, publishes keep it up to date, no page shows it · `shown`: what the tag's page shows ·
  -- `dropped`: nobody's any more, to be deleted bit by bit.
  state text not null check (state in ('preparing', 'shown', 'dropped'))
);
create unique index on edition.tag_lists (tag_id) where state = 'shown';

-- The tags whose stories such a list has, the tag itself among them. A dropped list has none.
create table edition.tag_list_members (
  list_id uuid not null references edition.tag_lists on delete cascade,
  tag_id uuid not null,
  primary key (tag_id, list_id)
);
create index on edition.tag_list_members (list_id);

-- What readers find in the place of each tag, and under which id its list stands.
create view edition.tag_roots as
  select tags.id as tag_id, coalesce(tags.merged_into, tags.id) as root_id,
    coalesce(tag_lists.list_id, tags.merged_into, tags.id) as list_id
  from edition.tags left join edition.tag_lists
    on tag_lists.tag_id = coalesce(tags.merged_into, tags.id) and tag_lists.state = 'shown';

create or replace view edition.expected_listings as
  select stories.id as story_id, stories.published_at, lists.list_id
  from edition.stories cross join lateral (
    select '00000000-0000-0000-0000-000000000000'::uuid as list_id
    union select ancestor_id from edition.section_chain where section_id = stories.section_id
    union select author_id from edition.story_authors where story_id = stories.id
    union select tag_id from edition.story_tags where story_id = stories.id
    -- `offset 0`: by the index for each of a story's few tags, however little is known of the table's size.
    union select member.list_id
      from edition.story_tags cross join lateral (
        select list_id from edition.tag_list_members where tag_list_members.tag_id = story_tags.tag_id offset 0) as member
      where story_tags.story_id = stories.id
  ) as lists;

-- Slugs under which readers have known a tag.
create table edition.former_tag_slugs (slug text primary key, tag_id uuid not null);
create index on edition.former_tag_slugs (tag_id);

create function edition.note_former_tag_slug() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then perform edition.note('at:/tags/' || old.slug); end if;
  if tg_op <> 'DELETE' then perform edition.note('at:/tags/' || new.slug); end if;
  return null;
end $$;
create trigger note after insert or delete on edition.former_tag_slugs
  for each row execute function edition.note_former_tag_slug();
create trigger note_update after update on edition.former_tag_slugs
  for each row when (old.* is distinct from new.*) execute function edition.note_former_tag_slug();

/* A tag shows another list. What is being filled or deleted is seen by nobody. */
create function edition.note_tag_list() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.state = 'shown' then perform edition.note('doc:' || old.tag_id, 'directory'); end if;
  if tg_op <> 'DELETE' and new.state = 'shown' then perform edition.note('doc:' || new.tag_id, 'directory'); end if;
  return null;
end $$;
create trigger note after insert or delete on edition.tag_lists for each row execute function edition.note_tag_list();
create trigger note_update after update on edition.tag_lists
  for each row when (old.* is distinct from new.*) execute function edition.note_tag_list();

/* Its address leads elsewhere, or is its own again. That the document has changed note_document() says. */
create function edition.note_merge() returns trigger language plpgsql as $$
begin
  perform edition.note('directory', 'at:/tags/' || new.slug);
  return null;
end $$;
create trigger note_merge after update on edition.tags
  for each row when (old.merged_into is distinct from new.merged_into) execute function edition.note_merge();

-- One list that no page shows, and its places, are written without a word: its id stands in `broadsheet.unseen`, for a transaction.
drop trigger note on edition.listings;
drop trigger note_update on edition.listings;
create trigger note after insert on edition.listings for each row
  when (current_setting('broadsheet.unseen', true) is distinct from new.list_id::text) execute function edition.note_listing();
create trigger note_delete after delete on edition.listings for each row
  when (current_setting('broadsheet.unseen', true) is distinct from old.list_id::text) execute function edition.note_listing();
create trigger note_update after update on edition.listings for each row
  when (old.* is distinct from new.* and current_setting('broadsheet.unseen', true) is distinct from new.list_id::text)
  execute function edition.note_listing();

drop trigger note on edition.lists;
drop trigger note_update on edition.lists;
create trigger note after insert on edition.lists for each row
  when (current_setting('broadsheet.unseen', true) is distinct from new.id::text) execute function edition.note_list();
create trigger note_delete after delete on edition.lists for each row
  when (current_setting('broadsheet.unseen', true) is distinct from old.id::text) execute function edition.note_list();
create trigger note_update after update on edition.lists for each row
  when (old.* is distinct from new.* and current_setting('broadsheet.unseen', true) is distinct from new.id::text)
  execute function edition.note_list();

-- What the desk does to tags. Readers have no part in it.
create schema tagging;

-- Who did what, when, and how far it is. Kept: it is the record of the desk.
create table tagging.works (
  id uuid primary key,
  kind text not null check (kind in ('merge', 'undo', 'split', 'delete')),
  tag_id uuid not null,
  tag_name text not null,
  other_id uuid,
  other_name text,
  choice jsonb not null default '{}',
  by_id uuid,
  by_name text,
  at timestamptz not null default clock_timestamp(),
  status text not null default 'waiting' check (status in ('waiting', 'running', 'done', 'failed')),
  done int not null default 0,
  total int not null default 0,
  error text,
  finished_at timestamptz
);
-- One thing at a time is done to a tag.
create unique index works_open on tagging.works (tag_id) where status in ('waiting', 'running');
create index on tagging.works (at desc);
create index on tagging.works (other_id);

-- Pairs of tags that may be one. The lesser id stands first.
create table tagging.proposals (
  one uuid not null,
  other uuid not null,
  reason text not null check (reason in ('spelling', 'alias', 'likeness', 'company')),
  likeness real not null,
  primary key (one, other),
  check (one < other)
);
create index on tagging.proposals (other);
create index on tagging.proposals (likeness desc, one, other);
create table tagging.not_the_same (
  one uuid not null,
  other uuid not null,
  by_id uuid,
  at timestamptz not null default clock_timestamp(),
  primary key (one, other),
  check (one < other)
);
-- The spellings with which a tag was compared with all others, and its company when that was looked at.
create table tagging.compared (tag_id uuid primary key, spellings text not null);

/* Tags whose names are nearly the same: closer than what typing offers, because nobody has typed here. */
do $$
declare
  place text;
begin
  select nspname into place from pg_extension join pg_namespace on pg_namespace.oid = extnamespace where extname = 'pg_trgm';
  execute format($f$
    create function tagging.names_close(wanted text) returns table (id uuid, normalised text, likeness real)
      language sql stable parallel safe set pg_trgm.similarity_threshold = 0.5
      as $b$
        select names.id, names.normalised, %1$I.similarity(names.normalised, wanted)
        from edition.names where names.kind = 'tag' and names.normalised operator(%1$I.%%) wanted
        order by 3 desc, 2, 1 limit 20
      $b$ $f$, place);
end $$;

/* The first letters of a normalised name, of its long words only where that is wanted. */
create function tagging.initials(name text, of_long_words boolean) returns text language sql immutable as $$
  select string_agg(left(word, 1), '' order by place)
  from unnest(string_to_array(name, ' ')) with ordinality as words (word, place) where not of_long_words or length(word) > 3
$$;
