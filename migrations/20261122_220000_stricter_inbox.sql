-- What a stolen login of the readers' site can do: neither stand in for an instance for good, nor keep the newsroom from publishing.

-- A process says its name and where it is reached; when it said so, the database notes. A row of the future would be the newest for ever.
delete from inbox.instances
where at > now() or length(instance) not between 1 and 200 or instance = 'public'
  or length(address) > 300 or address !~ '^https?://[^/?#@[:space:]]+$';
-- `public` is what receipts call the address that readers use.
alter table inbox.instances
  add constraint instances_instance check (length(instance) between 1 and 200 and instance <> 'public'),
  add constraint instances_address check (length(address) <= 300 and address ~ '^https?://[^/?#@[:space:]]+$');
revoke insert on inbox.instances from broadsheet_inbox;
grant insert (instance, address) on inbox.instances to broadsheet_inbox;

/* What publishing waits in line for. Advisory locks can be taken, and kept, by every login of the database; these by nobody who has
   no right to the table. Each has no rows, or none that ever change: a lock is all that is ever taken of them. */
create table publishing.edition_lock ();
create table publishing.change_lock ();
-- One row for each of 1024 kinds of slug; a slug's kind is a hash of it.
create table publishing.slug_locks (kind int primary key);
insert into publishing.slug_locks select generate_series(0, 1023);

-- As it was, but for the lock that it takes. "Exclusive" lets others read the table, and so be dumped.
create or replace function edition.log_change() returns trigger language plpgsql as $$
declare
  noted text[] := array(
    select distinct tag from unnest(string_to_array(current_setting('broadsheet.noted', true), E'\n')) as tag where tag <> '' order by tag);
  gone uuid[] := string_to_array(nullif(current_setting('broadsheet.gone', true), ''), ',')::uuid[];
  change bigint;
begin
  delete from edition.change_marks where id = new.id;
  if cardinality(noted) = 0 then return null; end if;
  perform set_config('broadsheet.noted', '', true), set_config('broadsheet.gone', '', true);
  lock table publishing.change_lock in exclusive mode;
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
  -- It stands before all others, and a newer change does not move it to the back. The number is that of jobs/jobs.ts.
  perform graphile_worker.add_job('purge-cdn', '{}'::json, job_key => 'purge-cdn', priority => -20, job_key_mode => 'preserve_run_at');
  perform pg_notify('broadsheet_changes', change::text);
  return null;
end $$;
