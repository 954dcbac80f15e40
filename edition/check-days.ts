import type { Sql } from '../lib/sql.ts'
import type { Difference } from './difference.ts'

/**
 * Compares the calendar with the edition's own stories: what these have wrong is a difference of theirs. A place in a day is
 * history, so any from 1 to the day's last is right, and that of an unpublished story is kept for its return.
 */
export async function checkDays(sql: Sql): Promise<Difference[]> {
  const places = await sql<Difference & { altered: string[] | null }>`
    select 'day_stories' as table, coalesce(story.id, place.story_id) as id, coalesce(story.headline, article.headline, '') as title,
      case when place.story_id is null then 'missing' when place.position < 1 or story.id is not null then 'altered' else 'extra' end as kind,
      case when place.position < 1 then array['position'] when place.day <> story.day then array['day'] end as altered
    from (select id, headline, (published_at at time zone edition.paper_zone())::date as day from edition.stories) as story
      full join edition.day_stories as place on place.story_id = story.id
      left join articles as article on article.id = place.story_id
    where place.story_id is null or place.position < 1 or place.day <> story.day or (story.id is null and article.id is null)
    order by title, id`
  const days = await sql<Difference & { altered: string[] | null }>`
    with held as (
      select place.day, count(story.id)::int as stories, max(place.position) as last
      from edition.day_stories as place left join edition.stories as story on story.id = place.story_id group by place.day)
    select 'days' as table, coalesce(held.day, days.day)::text as id, coalesce(held.day, days.day)::text as title,
      case when days.day is null then 'missing' when days.last_position < 1 then 'extra' else 'altered' end as kind,
      case when days.last_position >= 1 then array_remove(array[
        case when days.stories <> coalesce(held.stories, 0) then 'stories' end,
        case when days.last_position < held.last then 'last_position' end], null) end as altered
    from held full join edition.days using (day)
    where days.day is null or days.last_position < 1 or days.stories <> coalesce(held.stories, 0) or days.last_position < held.last
    order by id`
  return [...places, ...days].map(({ altered, ...row }) => ({ ...row, ...(altered && { columns: altered }) }))
}

/** Forgets places of stories that are gone for good, puts others where they belong, and counts every day anew. */
export async function mendDays(sql: Sql): Promise<void> {
  await sql`
    delete from edition.day_stories as place
    where position < 1 or not exists (select 1 from articles where articles.id = place.story_id)`
  await sql`select edition.mend_days()`
}
