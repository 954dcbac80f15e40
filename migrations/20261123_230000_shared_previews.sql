-- A text that somebody without an account may read until a time, as it was when it was shared.
create table newsroom.shared_previews (
  id uuid primary key default gen_random_uuid(),
  story_id uuid not null references articles on delete cascade,
  content jsonb not null,
  by_id uuid,
  by_name text,
  at timestamptz not null default now(),
  expires_at timestamptz not null,
  is_revoked boolean not null default false
);
create index on newsroom.shared_previews (story_id, at desc);
create index on newsroom.shared_previews (expires_at);
