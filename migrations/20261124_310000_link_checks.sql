-- How addresses of other sites answered when they were last looked at (jobs/check-links.ts). One row for all stories that link to it.
create table newsroom.link_checks (
  address text primary key check (length(address) <= 2000),
  status int,
  problem text,
  checked_at timestamptz not null default now()
);
create index on newsroom.link_checks (checked_at);
