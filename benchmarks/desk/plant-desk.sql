-- What a newsroom of eight years has: stories of all standings with three versions each, and what waits around the newest of them.
-- $stories$: a number. From bench_headlines (n, headline), the oldest first.
create unlogged table bench_stories as
select n, headline, uuidv7(at - now()) as id, uuidv7(at - now() - interval '2 hours') as v1, uuidv7(at - now() - interval '1 hour') as v2,
  uuidv7(at - now() + interval '1 second') as v3, at, md5('text ' || n) as hash,
  (select id from bench_sections where rank = (n * 7919::bigint) % (select count(*) from bench_sections)) as section,
  case
    when n > $stories$ - greatest($stories$ / 500, 60) and n % 10 = 1 then 'review'
    when n > $stories$ - greatest($stories$ / 500, 60) and n % 10 = 2 then 'ready'
    when n > $stories$ - greatest($stories$ / 500, 60) and n % 10 = 3 then 'scheduled'
    when n % 50 = 0 then 'draft'
    when n % 40 = 7 then 'liveDraft'
    when n % 5000 = 11 then 'withdrawn'
    else 'live'
  end as standing
from bench_headlines
  cross join lateral (select now() - ($stories$ - n) * (interval '8 years' / $stories$) - interval '5 minutes' as at) as moment;
alter table bench_stories add primary key (n);
analyze bench_stories;

insert into articles (id, headline, standfirst, body, slug, section_id, published_at, updated_at, created_at, _status, revision, content_hash, stage)
select id, headline, 'What is known so far about this, and what is not.', bench_body(n), 'story-' || n, section,
  case when standing not in ('draft', 'review', 'ready', 'scheduled') then at end, at + interval '1 minute', at,
  (case when standing in ('live', 'liveDraft') then 'published' else 'draft' end)::enum_articles_status, 3, hash,
  (case standing when 'review' then 'review' when 'draft' then 'draft' when 'withdrawn' then 'draft' else 'ready' end)::enum_articles_stage
from bench_stories order by n;

insert into _articles_v (id, parent_id, version_headline, version_standfirst, version_body, version_slug, version_section_id,
  version_published_at, version_updated_at, version_created_at, version__status, version_revision, version_content_hash, version_stage,
  version_saved_by, created_at, updated_at, latest, autosave, version_standing)
select case version when 1 then v1 when 2 then v2 else v3 end, id, headline, 'What is known so far about this, and what is not.', bench_body(n),
  'story-' || n, section,
  case when standing not in ('draft', 'review', 'ready', 'scheduled') and version > 1 then at end,
  at + (version - 2) * interval '1 minute', at,
  (case when version > 1 and standing = 'live' or version = 2 and standing = 'liveDraft' then 'published' else 'draft' end)::enum__articles_v_version_status,
  version, case when version = 3 and standing = 'liveDraft' then md5('newer ' || n) else hash end,
  (case when standing in ('review', 'ready') then standing when standing in ('scheduled', 'live') then 'ready' else 'draft' end)::enum__articles_v_version_stage,
  bench_account(n), at + (version - 2) * interval '1 minute', at + (version - 2) * interval '1 minute', version = 3, version = 1,
  (case when version = 3 then standing end)::enum__articles_v_version_standing
from bench_stories cross join generate_series(1, 3) as version order by n, version;

-- An author, two tags and an owner each. The first of a list are drawn most: powers of what is spread evenly.
create unlogged table bench_links as
select n, 1 as place, 'authors' as path, author.id as authors_id, null::uuid as tags_id, null::uuid as users_id
from bench_stories join bench_authors as author on author.rank = bench_drawn(n, 2, (select count(*) from bench_authors))
union all
select n, place, 'tags', null, tag.id, null
from bench_stories cross join generate_series(1, 2) as at (place)
  join bench_tags as tag on tag.rank = bench_drawn(n + place * 30011, 3, (select count(*) from bench_tags))
union all
select n, 1, 'owners', null, null, bench_account(n)::uuid from bench_stories;

insert into articles_rels ("order", parent_id, path, authors_id, tags_id, users_id)
select place, id, path, authors_id, tags_id, users_id from bench_links join bench_stories using (n);
insert into _articles_v_rels ("order", parent_id, path, authors_id, tags_id, users_id)
select place, parent, 'version.' || path, authors_id, tags_id, users_id
from bench_links join bench_stories using (n) cross join lateral (values (v1), (v2), (v3)) as version (parent);

insert into edition.stories (id, slug, section_id, headline, body, published_at, is_paid, word_count, media_ids, linked_ids)
select id, 'story-' || n, section, headline, '[]', at, false, 60, '{}', '{}' from bench_stories where standing in ('live', 'liveDraft') order by n;

insert into _articles_v_version_corrections (_order, _parent_id, id, severity, wrong, correct, at, by)
select 1, parent, gen_random_uuid(), 'correction', 'It was said that the ferry runs.', 'It does not.',
  case when n % 1000 <> 47 then story.at end, case when n % 1000 <> 47 then 'Desk editor' end
from bench_stories as story cross join lateral (values (v2), (v3)) as version (parent) where n % 200 = 47 and (n % 1000 <> 47 or parent = v3);

insert into newsroom.schedules (collection, document_id, due, next_try, content, content_hash, title, by_name)
select 'articles', id, now() + (n % 97 - 2) * interval '40 minutes', 'infinity', '{}', hash, headline, 'Desk editor' from bench_stories where standing = 'scheduled';
insert into newsroom.withdrawals (story_id, slug, section_id, headline, shows_headline, notice, status, is_legal, reason)
select id, 'story-' || n, section, headline, true, 'This story was withdrawn.', 410, false, 'wrong' from bench_stories where standing = 'withdrawn';

insert into newsroom.audit (story_id, headline, deed, by_name, at)
select id, headline, 'publish', 'Desk editor', at from bench_stories order by n;
insert into newsroom.audit (story_id, headline, deed, reason, by_name, at)
select id, headline, 'sendBack', 'Who says so?', 'Desk editor', at from bench_stories where standing = 'draft' and n > $stories$ * 0.98;

insert into publishing.receipts (id, story_id, headline, action, xact, at, committed_at, status, lines)
select gen_random_uuid(), id, headline, 'publish', '1', at, at, case when n % 1009 = 0 then 'late' else 'complete' end,
  (select jsonb_agg(jsonb_build_object('address', '/world/story-' || n, 'place', 'instance ' || place, 'ms', 100 + (n * place) % 700))
   from generate_series(1, 12) as place)
from bench_stories where standing in ('live', 'liveDraft') and n > $stories$ * 0.97;

insert into assignments (id, title, state, due, section_id, story_id, updated_at, created_at)
select gen_random_uuid(), 'Assignment ' || n, 'accepted', now() + (n % 200 - 100) * interval '3 hours', section,
  case when n % 2 = 0 then id end, at, at
from bench_stories where n > $stories$ - least(4000, $stories$ / 4);
insert into assignments_rels ("order", parent_id, path, users_id)
select 1, id, 'people', bench_account(row_number() over (order by id)::int)::uuid from assignments;
insert into newsroom.notes (story_id, kind, words, mentions, by_name, at)
select id, 'question', 'Who says so?', array[bench_account(n / 10)::uuid], 'Desk editor', at
from bench_stories where n % 10 = 5 and n > $stories$ - least(50000, $stories$ / 2);
