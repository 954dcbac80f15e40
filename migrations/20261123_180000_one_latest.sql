-- Of each story and page one version is the newest, whatever two processes and their clocks think. Looked at when a transaction
-- ends: Payload makes the new version the newest before the old one no longer is.
with ranked as (
  select id, row_number() over (partition by parent_id order by updated_at desc, id desc) as place from _articles_v where latest and parent_id is not null)
update _articles_v set latest = false from ranked where ranked.id = _articles_v.id and ranked.place > 1;
with ranked as (
  select id, row_number() over (partition by parent_id order by updated_at desc, id desc) as place from _pages_v where latest and parent_id is not null)
update _pages_v set latest = false from ranked where ranked.id = _pages_v.id and ranked.place > 1;
alter table _articles_v add constraint one_latest_article exclude using btree (parent_id with =) where (latest) deferrable initially deferred;
alter table _pages_v add constraint one_latest_page exclude using btree (parent_id with =) where (latest) deferrable initially deferred;

-- Who has which story open. Lost with a crash of the database, and there again with the next sign of life of each form.
create schema newsroom;
create unlogged table newsroom.presence (
  form text primary key,
  document_id uuid not null,
  user_id uuid not null,
  opened_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  -- The name of whoever has taken the text over from this form.
  taken_by text
);
create index on newsroom.presence (document_id);
