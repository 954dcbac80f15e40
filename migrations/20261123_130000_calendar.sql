-- The calendar: the days of the paper, in the paper's own zone, and each story's place in its day. A day is a list like a tag's: places
-- are given in the order of entering and stay while a story is unpublished, so that a day's finished pages do not shift.

create table edition.days (
  day date primary key,
  -- How many stories readers find under it: counted here, so that nobody has to count a million rows.
  stories int not null,
  last_position int not null
);

create table edition.day_stories (
  story_id uuid primary key,
  day date not null,
  position int not null,
  unique (day, position)
);

create function edition.paper_zone() returns text language sql stable
  as $$ select coalesce((select settings ->> 'timeZone' from edition.site where id = 1), 'UTC') $$;

/* Page of a place in a day, and how many pages are closed: as reading/archive-day.ts counts them. */
create function edition.day_page_of(place int) returns int language sql immutable as $$ select (place - 1) / 50 + 1 $$;
create function edition.closed_day_pages(last_position int) returns int language sql immutable
  as $$ select greatest(0, last_position / 50 - 1) $$;

/* Brings the places of some live stories into line with their days. A story that enters a day gets the next place at its end. */
create function edition.place_in_days(ids uuid[]) returns void language plpgsql as $$
declare
  zone text := edition.paper_zone();
begin
  delete from edition.day_stories as place
  using unnest(ids) as entering (id) join edition.stories as story using (id)
  where place.story_id = entering.id and place.day <> (story.published_at at time zone zone)::date;

  -- Without an anti join and with a single join of what cannot be estimated: where many enter, the planner would compare each with all.
  with missing_ids as (
    select unnest(ids) as id except select story_id from edition.day_stories where story_id = any (ids)),
  missing as (
    select story.id, (story.published_at at time zone zone)::date as day,
      row_number() over by_day as number, count(*) over (partition by (story.published_at at time zone zone)::date) as of_day
    from missing_ids join edition.stories as story using (id)
    window by_day as (partition by (story.published_at at time zone zone)::date order by story.published_at, story.id)),
  grown as (
    insert into edition.days (day, stories, last_position)
    select day, 0, count(*) from missing group by day order by day
    on conflict (day) do update set last_position = days.last_position + excluded.last_position
    returning day, last_position)
  insert into edition.day_stories (story_id, day, position)
  select missing.id, missing.day, grown.last_position - missing.of_day + missing.number
  from missing join grown using (day);
end $$;

/* Numbers all days anew. What is unpublished gets a place when it returns. */
create function edition.number_days() returns void language plpgsql as $$
declare
  zone text := edition.paper_zone();
begin
  delete from edition.day_stories;
  delete from edition.days;
  insert into edition.day_stories (story_id, day, position)
  select id, day, row_number() over (partition by day order by published_at, id)
  from (select id, published_at, (published_at at time zone zone)::date as day from edition.stories) as story;
  insert into edition.days (day, stories, last_position)
  select day, count(*), count(*) from edition.day_stories group by day;
end $$;

/* Places for all stories that have none, and every day counted anew: what a rebuild does. */
create function edition.mend_days() returns void language plpgsql as $$
declare
  zone text := edition.paper_zone();
begin
  perform edition.place_in_days(array(
    select id from edition.stories
    except select place.story_id from edition.day_stories as place join edition.stories as story on story.id = place.story_id
    where place.day = (story.published_at at time zone zone)::date));
  insert into edition.days (day, stories, last_position)
  select place.day, count(story.id), max(place.position)
  from edition.day_stories as place left join edition.stories as story on story.id = place.story_id group by place.day
  on conflict (day) do update set stories = excluded.stories, last_position = greatest(days.last_position, excluded.last_position)
  where (days.stories, days.last_position) is distinct from (excluded.stories, greatest(days.last_position, excluded.last_position));
  update edition.days set stories = 0
  where stories <> 0 and not exists (select from edition.day_stories as place where place.day = days.day);
  delete from edition.days where last_position < 1;
end $$;

/* Stories appear at their places, or disappear from them. */
create function edition.count_in_days(ids uuid[], step int) returns void language plpgsql as $$
begin
  perform edition.note('day:' || day || '/' || edition.day_page_of(position))
  from edition.day_stories where story_id = any (ids);
  update edition.days set stories = days.stories + step * changed.stories
  from (select day, count(*)::int as stories from edition.day_stories where story_id = any (ids) group by day) as changed
  where days.day = changed.day;
end $$;

/* For each statement and not for each row: a rebuild or an import changes many at once. */
create function edition.keep_days() returns trigger language plpgsql as $$
declare
  ids uuid[];
  zone text;
begin
  -- What will be rolled back takes no place, and no lock of a day that others publish into.
  if current_setting('broadsheet.rehearsal', true) = 'on' then return null; end if;
  if tg_op = 'INSERT' then
    ids := array(select id from added);
  elsif tg_op = 'DELETE' then
    ids := array(select id from removed);
  else
    zone := edition.paper_zone();
    ids := array(
      select id from added join removed using (id)
      where (added.published_at at time zone zone)::date <> (removed.published_at at time zone zone)::date);
  end if;
  if cardinality(ids) = 0 then return null; end if;
  if tg_op <> 'INSERT' then perform edition.count_in_days(ids, -1); end if;
  if tg_op <> 'DELETE' then
    perform edition.place_in_days(ids);
    perform edition.count_in_days(ids, 1);
  end if;
  return null;
end $$;
create trigger keep_days_insert after insert on edition.stories
  referencing new table as added for each statement execute function edition.keep_days();
create trigger keep_days_update after update on edition.stories
  referencing old table as removed new table as added for each statement execute function edition.keep_days();
create trigger keep_days_delete after delete on edition.stories
  referencing old table as removed for each statement execute function edition.keep_days();

/* A day's own pages, its month's, and the list of months. The first story of a day, and the last that goes, concern its neighbours too:
   they lead to each other. Other days and months never do. */
create function edition.note_day() returns trigger language plpgsql as $$
declare
  changed date := coalesce(new.day, old.day);
  before int := case when tg_op = 'INSERT' then 0 else old.stories end;
  after int := case when tg_op = 'DELETE' then 0 else new.stories end;
  neighbour date;
begin
  if before <> after then perform edition.note('day:' || changed, 'days:' || to_char(changed, 'YYYY-MM'), 'calendar'); end if;
  if (before > 0) <> (after > 0) then
    for neighbour in
      (select day from edition.days where day < changed and stories > 0 order by day desc limit 1)
      union all (select day from edition.days where day > changed and stories > 0 order by day limit 1)
    loop
      perform edition.note('day:' || neighbour, 'days:' || to_char(neighbour, 'YYYY-MM'));
    end loop;
  end if;
  if tg_op = 'UPDATE' then
    perform edition.note('day:' || changed || '/' || page)
    from generate_series(edition.closed_day_pages(old.last_position) + 1, edition.closed_day_pages(new.last_position)) as page;
  end if;
  return null;
end $$;
create trigger note after insert or delete on edition.days for each row execute function edition.note_day();
create trigger note_update after update on edition.days
  for each row when (old.* is distinct from new.*) execute function edition.note_day();

/* Another zone: other days. */
create function edition.move_days() returns trigger language plpgsql as $$
begin
  perform edition.note('all');
  perform edition.number_days();
  return null;
end $$;
create trigger move_days after update on edition.site for each row
  when (coalesce(old.settings ->> 'timeZone', 'UTC') <> coalesce(new.settings ->> 'timeZone', 'UTC'))
  execute function edition.move_days();
create trigger move_days_insert after insert on edition.site for each row
  when (coalesce(new.settings ->> 'timeZone', 'UTC') <> 'UTC') execute function edition.move_days();

-- What is there already.
select edition.number_days();
