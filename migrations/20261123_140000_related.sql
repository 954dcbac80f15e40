-- What related/ knows of each live story: its terms (words, tags, authors, section) with their strengths, and the few under which
-- others find it. Written by a job after each publish; readers see only what was chosen with it.

-- In how many stories a term stands. A term is the hash of a lexeme (related/terms.ts).
create table edition.terms (term int primary key, stories int not null) with (fillfactor = 80);

create table edition.story_vectors (
  story_id uuid primary key,
  -- Its place in the list of all stories.
  position bigint not null,
  -- Packed by related/vector.ts.
  terms bytea not null
);

-- By place, so that of each term those closest in time are found without the others.
create table edition.story_terms (
  term int not null,
  position bigint not null,
  weight real not null,
  primary key (term, position) include (weight)
);

-- Why a story was chosen: its score from 0 to 1, and what it consists of, for editors.
alter table edition.related add column score real not null default 0, add column parts jsonb not null default '{}';

-- What editors say about the stories below a story: these first, in this order, while they last; those never, and of those some
-- the other way round neither.
alter table edition.stories
  add column pinned_ids uuid[] not null default '{}',
  add column pinned_until timestamptz[] not null default '{}',
  add column banned_ids uuid[] not null default '{}',
  add column kept_apart_ids uuid[] not null default '{}';

-- Only what a reader sees of a choice is a change of the page.
drop trigger note_update on edition.related;
create trigger note_update after update on edition.related for each row
  when ((old.story_id, old.position, old.related_id, old.reason) is distinct from (new.story_id, new.position, new.related_id, new.reason))
  execute function edition.note_story_part();

-- What is live already is chosen for anew, oldest first: the newest stories then know the terms of all others.
select graphile_worker.add_job('relate-story', json_build_object('storyId', id), job_key => 'relate ' || id, priority => 10)
from edition.stories order by published_at;
