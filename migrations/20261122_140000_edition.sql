-- The public edition: what readers may see, shaped for reading. Written in the publishing transaction, read by a role that may read nothing else.
create schema edition;

create table edition.sections (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  description text,
  parent_id uuid,
  position int not null,
  tint text
);

create table edition.authors (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  job_title text,
  bio text,
  portrait_id uuid,
  is_desk boolean not null
);
create index on edition.authors (portrait_id) where portrait_id is not null;

create table edition.tags (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  description text,
  image_id uuid
);
create index on edition.tags (image_id) where image_id is not null;

create table edition.media (
  id uuid primary key,
  hash text not null,
  width int not null,
  height int not null,
  widths jsonb not null,
  alt text not null,
  caption text,
  credit text,
  source text,
  usage_terms text,
  focal_x float8 not null,
  focal_y float8 not null
);
create index on edition.media (hash);

create table edition.stories (
  id uuid primary key,
  slug text not null unique,
  section_id uuid not null,
  kicker text,
  headline text not null,
  standfirst text,
  body jsonb not null,
  language text,
  lead_media_id uuid,
  lead_caption text,
  published_at timestamptz not null,
  revised_at timestamptz,
  is_paid boolean not null,
  sponsor text,
  word_count int not null,
  seo_title text,
  seo_description text,
  media_ids uuid[] not null,
  linked_ids uuid[] not null
);
create index on edition.stories (published_at);
create index on edition.stories (section_id);
create index on edition.stories using gin (media_ids);

create table edition.story_authors (
  story_id uuid not null references edition.stories on delete cascade,
  author_id uuid not null,
  position int not null,
  primary key (story_id, author_id)
);
create index on edition.story_authors (author_id);

create table edition.story_tags (
  story_id uuid not null references edition.stories on delete cascade,
  tag_id uuid not null,
  position int not null,
  primary key (story_id, tag_id)
);
create index on edition.story_tags (tag_id);

-- Slugs under which readers have known a story. No foreign key: a story that is unpublished keeps them for its return.
create table edition.former_slugs (slug text primary key, story_id uuid not null);
create index on edition.former_slugs (story_id);

-- A list of stories: of a section (with its sub-sections), a tag, an author, or the whole site (the nil id).
create table edition.lists (id uuid primary key, last_position bigint not null);

-- A story's place in a list, numbered from 1 in the order of entering. It stays while the story is unpublished, so that closed
-- pages do not shift; readers see a place only together with its story.
create table edition.listings (
  list_id uuid not null,
  position bigint not null,
  story_id uuid not null,
  primary key (list_id, position),
  unique (story_id, list_id)
);

create table edition.pages (
  id uuid primary key,
  slug text not null unique,
  title text not null,
  description text,
  body jsonb not null,
  updated_at timestamptz not null,
  media_ids uuid[] not null,
  linked_ids uuid[] not null
);

create table edition.redirects (id uuid primary key, from_path text not null unique, to_path text not null);

-- One row: what surrounds every page.
create table edition.site (
  id int primary key check (id = 1),
  settings jsonb not null,
  breaking jsonb,
  logo_id uuid
);
insert into edition.site (id, settings) values (1, '{}');

create view edition.section_chain as
  with recursive chain (section_id, ancestor_id, depth) as (
    select id, id, 0 from edition.sections
    union all
    select chain.section_id, sections.parent_id, chain.depth + 1
    from chain join edition.sections on sections.id = chain.ancestor_id
    where sections.parent_id is not null and chain.depth < 8
  )
  select section_id, ancestor_id, depth from chain;

-- In which lists each live story belongs.
create view edition.expected_listings as
  select stories.id as story_id, stories.published_at, lists.list_id
  from edition.stories cross join lateral (
    select '00000000-0000-0000-0000-000000000000'::uuid as list_id
    union select ancestor_id from edition.section_chain where section_id = stories.section_id
    union select author_id from edition.story_authors where story_id = stories.id
    union select tag_id from edition.story_tags where story_id = stories.id
  ) as lists;

-- Roles belong to the whole cluster, so other databases of it may have made this one.
do $$ begin
  if not exists (select from pg_roles where rolname = 'broadsheet_reader') then create role broadsheet_reader nologin; end if;
exception when duplicate_object or unique_violation then null;
end $$;
grant usage on schema edition to broadsheet_reader;
grant select on all tables in schema edition to broadsheet_reader;
alter default privileges in schema edition grant select on tables to broadsheet_reader;

-- A reader needs no temporary tables. Where the database belongs to somebody else, that is theirs to say.
do $$ begin
  execute format('revoke temporary on database %I from public', current_database());
exception when insufficient_privilege then null;
end $$;
