-- A schedule is of documents: stories, fronts, and redirects that are made when their time comes.
alter table newsroom.schedules drop constraint schedules_story_id_fkey;
alter table newsroom.schedules rename column story_id to document_id;
alter table newsroom.schedules rename column headline to title;
alter table newsroom.schedules add column collection text not null default 'articles'
  check (collection in ('articles', 'fronts', 'redirects'));
alter table newsroom.schedules alter column collection drop default;

-- A release has one moment, and all that is in it has the same: the key carries it along. One with no moment yet waits for ever.
alter table newsroom.releases add column due timestamptz not null default 'infinity';
-- When it went live, and what was in it then.
alter table newsroom.releases add column live_at timestamptz;
alter table newsroom.releases add column contents jsonb;
update newsroom.releases set due = (select min(due) from newsroom.schedules where release_id = releases.id)
where exists (select from newsroom.schedules where release_id = releases.id);
update newsroom.schedules set due = releases.due from newsroom.releases where releases.id = release_id;
alter table newsroom.releases add constraint releases_id_due unique (id, due);
alter table newsroom.schedules drop constraint schedules_release_id_fkey;
alter table newsroom.schedules add constraint schedules_release_fkey foreign key (release_id, due)
  references newsroom.releases (id, due) on update cascade on delete restrict;
alter table newsroom.schedules add constraint schedules_wait_in_releases check (release_id is not null or due < 'infinity');
alter table newsroom.schedules add constraint schedules_redirects_in_releases check (release_id is not null or collection <> 'redirects');
create index on newsroom.releases (due) where live_at is null;
create index on newsroom.releases (live_at desc) where live_at is not null;

-- What is deleted for good is not scheduled any more.
create function newsroom.end_schedule() returns trigger language plpgsql as $$
begin
  delete from newsroom.schedules where document_id = old.id;
  return null;
end $$;
create trigger end_schedule after delete on articles for each row execute function newsroom.end_schedule();
create trigger end_schedule after delete on fronts for each row execute function newsroom.end_schedule();

-- Fronts and redirects of a schedule stand in the log, too; story_id is then theirs.
alter table newsroom.audit add column collection text not null default 'articles';
