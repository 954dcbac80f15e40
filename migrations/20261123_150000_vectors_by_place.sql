-- Candidates are read by their places, with all that ranking needs, so that only the few best ask for their stories.
alter table edition.story_vectors add column published_at timestamptz not null default now();
update edition.story_vectors as vector set published_at = story.published_at from edition.stories as story where story.id = vector.story_id;
create index on edition.story_vectors (position);

-- Few stories keep others away: whether one of some does is known without reading them.
create index stories_keeping_away on edition.stories (id) where banned_ids <> '{}' or kept_apart_ids <> '{}';
