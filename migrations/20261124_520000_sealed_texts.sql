-- What was withdrawn by law, as it stood: the story, its versions, the notes on it. No code reads it; for a court the owner of the
-- database does.
create table newsroom.sealed_texts (
  story_id uuid primary key,
  content jsonb not null,
  by_id uuid,
  by_name text,
  at timestamptz not null default now()
);

-- It is not made an ordinary withdrawal either.
create trigger refuse_change_of_legal before update on newsroom.withdrawals for each row when (old.is_legal and not new.is_legal)
  execute function newsroom.refuse_end_of_legal();
