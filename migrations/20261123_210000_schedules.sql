-- Several texts that go live in one moment, or not at all.
create table newsroom.releases (
  id uuid primary key default gen_random_uuid(),
  name text not null check (name <> ''),
  made_by_id uuid,
  made_by_name text,
  made_at timestamptz not null default now()
);

-- What goes live when: the text as it was approved, kept apart from the story's versions, which go on.
create table newsroom.schedules (
  story_id uuid primary key references articles on delete cascade,
  due timestamptz not null,
  release_id uuid references newsroom.releases on delete restrict,
  content jsonb not null,
  content_hash text not null,
  headline text not null,
  by_id uuid,
  by_name text,
  at timestamptz not null default now(),
  attempts int not null default 0,
  next_try timestamptz not null default '-infinity',
  -- Why it is late, in a sentence.
  problem text
);
create index on newsroom.schedules (greatest(due, next_try));
create index on newsroom.schedules (release_id);

-- Until when readers must not have a story, whoever publishes it and by whatever way.
create table newsroom.embargoes (
  story_id uuid primary key references articles on delete cascade,
  until timestamptz not null,
  reason text,
  by_id uuid,
  by_name text,
  at timestamptz not null default now()
);

-- The last look, when a transaction ends: no code of ours can forget it. A preview never ends in a commit.
create function newsroom.refuse_embargoed() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare ends timestamptz;
begin
  select until into ends from newsroom.embargoes where story_id = new.id and until > clock_timestamp();
  if found and exists (select from edition.stories where id = new.id) then
    raise exception 'story % is under embargo until %', new.id, ends using errcode = 'BS001';
  end if;
  return null;
end $$;
create constraint trigger refuse_embargoed after insert or update on edition.stories
  deferrable initially deferred for each row execute function newsroom.refuse_embargoed();
