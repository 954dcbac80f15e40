-- What was done to stories, by whom and why. Written in the transaction of the deed; nobody can change it afterwards, the owner of
-- the tables included, short of taking the trigger away.
create table newsroom.audit (
  id bigint generated always as identity primary key,
  story_id uuid not null,
  headline text not null,
  deed text not null,
  reason text,
  by_id uuid,
  by_name text,
  detail jsonb,
  at timestamptz not null default clock_timestamp()
);
create index on newsroom.audit (story_id, id desc);
create index on newsroom.audit (by_id, id desc);
create index on newsroom.audit (deed, id desc);

create function newsroom.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the log of what was done is only added to' using errcode = 'insufficient_privilege';
end $$;
create trigger only_added_to before update or delete or truncate on newsroom.audit
  for each statement execute function newsroom.refuse_change();
