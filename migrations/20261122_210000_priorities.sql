-- Jobs have priorities, lower before higher: what readers and editors wait for is not kept waiting by what an import leaves to do.
-- The numbers are those of jobs/jobs.ts.

-- As it was, but for the priority of the job that it adds.
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
  -- It stands before all others, and a newer change does not move it to the back. The number is that of jobs/jobs.ts.
  perform graphile_worker.add_job('purge-cdn', '{}'::json, job_key => 'purge-cdn', priority => -20, job_key_mode => 'preserve_run_at');
  perform pg_notify('broadsheet_changes', change::text);
  return null;
end $$;

-- What waits already was written without one.
update graphile_worker._private_jobs as job set priority = known.priority
from graphile_worker._private_tasks as task
  join (values ('purge-cdn', -20), ('purge-cdn-again', -20), ('deliver-receipt', -10), ('relate-story', 10)) as known (name, priority)
    on known.name = task.identifier
where task.id = job.task_id;

/* How long the oldest job has waited that somebody waits for: those are the ones before 0. Thousands that choose related stories
   after an import are no fault. */
create or replace function edition.oldest_job_seconds() returns float8 language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select extract(epoch from now() - min(run_at)) from graphile_worker._private_jobs
    where is_available and priority < 0 and run_at <= now());
end $$;
