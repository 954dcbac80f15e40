-- What was wrong in a live story and what is right, and since when it says so.
create table edition.corrections (
  story_id uuid not null references edition.stories on delete cascade,
  position int not null,
  at timestamptz not null,
  severity text not null check (severity in ('clarification', 'correction', 'serious')),
  wrong text not null,
  correct text not null,
  primary key (story_id, position)
);
create index on edition.corrections (at desc);

-- What was taken from readers, and is said at its address instead. Needs no story: it outlives one that is deleted for good.
create table newsroom.withdrawals (
  story_id uuid primary key,
  slug text not null,
  section_id uuid,
  headline text not null,
  -- Whether readers are told which story it was.
  shows_headline boolean not null,
  notice text not null check (notice <> ''),
  -- What the address answers: 410 takes it out of search engines, 200 lets them find the notice.
  status int not null check (status in (200, 410)),
  -- The text is nowhere shown again, not even in a preview, and the withdrawal never ends.
  is_legal boolean not null,
  reason text not null check (reason <> ''),
  language text,
  by_id uuid,
  by_name text,
  at timestamptz not null default now()
);
create table edition.withdrawals (
  id uuid primary key,
  slug text not null unique,
  section_id uuid,
  headline text,
  notice text not null,
  status int not null,
  language text,
  at timestamptz not null
);
create index on edition.withdrawals (at desc);

-- The texts that readers had before they got another, and of which of them they are shown what changed.
create table newsroom.published_texts (
  id uuid primary key default uuidv7(),
  story_id uuid not null references articles on delete cascade,
  headline text not null,
  standfirst text,
  body jsonb not null,
  -- When readers got the text that came after this one.
  replaced_at timestamptz not null default now(),
  -- Paragraphs with the words that went and came, from this text to the next; null: readers are not shown it.
  shown jsonb,
  note text,
  shown_by_name text
);
create index on newsroom.published_texts (story_id, replaced_at);
create table edition.story_changes (
  id uuid primary key,
  story_id uuid not null references edition.stories on delete cascade,
  at timestamptz not null,
  note text,
  paragraphs jsonb not null
);
create index on edition.story_changes (story_id, at);

create function edition.note_correction() returns trigger language plpgsql as $$
declare
  story uuid := coalesce(new.story_id, old.story_id);
begin
  perform edition.note('story:' || story, 'corrections', 'corrections:' || story);
  return null;
end $$;

create function edition.note_withdrawal() returns trigger language plpgsql as $$
declare
  kept edition.withdrawals := coalesce(new, old);
begin
  perform edition.note('corrections', 'slug:' || kept.slug, edition.story_address(kept.section_id, kept.slug));
  perform edition.note('slug:' || slug) from edition.former_slugs where story_id = kept.id;
  return null;
end $$;

do $$
declare
  watched record;
begin
  for watched in values
    ('corrections', 'note_correction()'), ('withdrawals', 'note_withdrawal()'), ('story_changes', 'note_story_part()')
  loop
    execute format('create trigger note after insert or delete on edition.%I for each row execute function edition.%s',
      watched.column1, watched.column2);
    execute format('create trigger note_update after update on edition.%I for each row when (old.* is distinct from new.*) execute function edition.%s',
      watched.column1, watched.column2);
  end loop;
end $$;

-- The last look, as for an embargo: what was withdrawn comes back by no way but the end of its withdrawal.
create function newsroom.refuse_withdrawn() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from newsroom.withdrawals where story_id = new.id) and exists (select from edition.stories where id = new.id) then
    raise exception 'story % is withdrawn', new.id using errcode = 'BS002';
  end if;
  return null;
end $$;
create constraint trigger refuse_withdrawn after insert or update on edition.stories
  deferrable initially deferred for each row execute function newsroom.refuse_withdrawn();
-- A legal withdrawal never ends.
create function newsroom.refuse_end_of_legal() returns trigger language plpgsql as $$
begin
  raise exception 'the withdrawal of story % is a legal one: it never ends', old.story_id using errcode = 'BS003';
end $$;
create trigger refuse_end_of_legal before delete on newsroom.withdrawals for each row when (old.is_legal)
  execute function newsroom.refuse_end_of_legal();
