-- Where a story stands, in one word, for the list of stories and its filter: newsroom/workflow/list-standing.ts says the same.
create function newsroom.standing_of(story uuid) returns text language sql as $$
  select case
    when withdrawals.story_id is not null then 'withdrawn'
    when schedules.document_id is not null then case when is_live then 'liveScheduled' else 'scheduled' end
    when not is_live then coalesce(version.version_stage::text, 'draft')
    when version.version_content_hash is not distinct from articles.content_hash then 'live'
    else case version.version_stage::text when 'review' then 'liveReview' when 'ready' then 'liveReady' else 'liveDraft' end
  end
  from public.articles
    cross join lateral (select articles._status = 'published' and articles.deleted_at is null) as place (is_live)
    left join public._articles_v as version on version.parent_id = articles.id and version.latest
    left join newsroom.schedules on schedules.document_id = articles.id
    left join newsroom.withdrawals on withdrawals.story_id = articles.id
  where articles.id = story limit 1
$$;

-- When a transaction ends, one after the other for each story: whoever is last has seen what the others did. A story that a save
-- holds just now (collections/carry-revision.ts) is left to that save, which looks here too when it ends; to wait for it would be to
-- wait for each other.
create function newsroom.keep_standing(story uuid) returns void language plpgsql as $$
declare
  now_at public.enum__articles_v_version_standing;
begin
  perform pg_advisory_xact_lock(hashtext('standing'), hashtext(story::text));
  perform from public.articles where id = story for no key update skip locked;
  if found then
    now_at := newsroom.standing_of(story)::public.enum__articles_v_version_standing;
    update public._articles_v set version_standing = now_at
    where parent_id = story and latest and version_standing is distinct from now_at;
  end if;
end $$;

create function newsroom.note_version() returns trigger language plpgsql as $$
begin
  perform newsroom.keep_standing(new.parent_id);
  return null;
end $$;
create function newsroom.note_plan() returns trigger language plpgsql as $$
begin
  perform newsroom.keep_standing(coalesce(new.story_id, old.story_id));
  return null;
end $$;
create function newsroom.note_schedule() returns trigger language plpgsql as $$
begin
  perform newsroom.keep_standing(coalesce(new.document_id, old.document_id));
  return null;
end $$;

-- What is written here by itself is not looked at again.
create constraint trigger keep_standing after insert or update on _articles_v deferrable initially deferred
  for each row when (new.latest and new.parent_id is not null and pg_trigger_depth() = 0) execute function newsroom.note_version();
create constraint trigger keep_standing after insert or update or delete on newsroom.schedules deferrable initially deferred
  for each row execute function newsroom.note_schedule();
create constraint trigger keep_standing after insert or delete on newsroom.withdrawals deferrable initially deferred
  for each row execute function newsroom.note_plan();

set constraints all immediate;
alter table _articles_v disable trigger keep_standing;
update _articles_v set version_standing = newsroom.standing_of(parent_id)::enum__articles_v_version_standing where latest and parent_id is not null;
alter table _articles_v enable trigger keep_standing;

-- The list of stories: newest versions of what is not in the trash, the last change first, of everything, of a section, of a stage.
create index story_list on _articles_v (version_updated_at desc) where latest and version_deleted_at is null;
create index story_list_of_section on _articles_v (version_section_id, version_updated_at desc) where latest and version_deleted_at is null;
create index story_list_of_stage on _articles_v (version_standing, version_updated_at desc) where latest and version_deleted_at is null;
create index story_list_by_headline on _articles_v (version_headline) where latest and version_deleted_at is null;
create index story_list_published on _articles_v (version_published_at) where latest and version_deleted_at is null;
-- What waits for somebody is found by these too. Every text that was published is a ready one, so this index held nearly all.
drop index waiting_texts;
-- Its search box looks for any part of a headline.
do $$
begin
  execute format('create index story_list_headline on _articles_v using gin (version_headline %I.gin_trgm_ops) where latest',
    (select nspname from pg_extension join pg_namespace on pg_namespace.oid = extnamespace where extname = 'pg_trgm'));
end $$;

-- What readers have not been told yet: few rows of a long table.
create index open_corrections on _articles_v_version_corrections (_parent_id) where at is null;
