-- What colleagues ask and tell each other about a text, beside it. A note begins a thread; replies name it.
create table newsroom.notes (
  id uuid primary key default gen_random_uuid(),
  story_id uuid not null references articles on delete cascade,
  thread_id uuid references newsroom.notes on delete cascade,
  kind text not null check (kind in ('note', 'question', 'reply')),
  words text not null check (words <> ''),
  -- The passage that it is about, with the words around it: text moves, and a place in it does not stay.
  quote text,
  before text not null default '',
  after text not null default '',
  -- The accounts that it names.
  mentions uuid[] not null default '{}',
  by_id uuid,
  by_name text not null,
  at timestamptz not null default clock_timestamp(),
  resolved_by_name text,
  resolved_at timestamptz,
  check ((kind = 'reply') = (thread_id is not null)),
  check (thread_id is null or (quote is null and resolved_at is null))
);
create index on newsroom.notes (story_id, at);
create index on newsroom.notes (thread_id);
create index on newsroom.notes using gin (mentions) where mentions <> '{}';

-- Mail that could not be sent because no mail server is set up: what one installation shows its admins instead.
create table newsroom.outbox (
  id bigint generated always as identity primary key,
  recipient text not null,
  subject text not null,
  words text not null,
  at timestamptz not null default now()
);
create index on newsroom.outbox (at);

-- Who was sent a text back: few rows of a long log.
create index sent_back on newsroom.audit (at desc) where deed = 'sendBack';
