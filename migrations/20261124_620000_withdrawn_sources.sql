-- By which line of an archive a withdrawn story came: the archive still has it, and must not bring it back when the story itself is
-- deleted for good.
alter table newsroom.withdrawals add column source_id text;
update newsroom.withdrawals set source_id = coalesce(
  (select source_id from public.articles where articles.id = story_id),
  (select content -> 'story' ->> 'source_id' from newsroom.sealed_texts as sealed where sealed.story_id = withdrawals.story_id));
create index on newsroom.withdrawals (source_id) where source_id is not null;
