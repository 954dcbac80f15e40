import { CARD_COLUMNS, type CardRow, cardFrom } from '../reading/cards.ts'
import { ALL_STORIES } from '../reading/listing.ts'
import type { Reader } from '../reading/reader.ts'
import type { RelatedView } from '../reading/views.ts'

export const RELATED = 5
/**
 * How many stories before and after it in each tag's list are weighed. Lists are in the order of publication, near enough, so
 * those are the ones closest in time, for a story of ten years ago too; more would cost time and hardly ever win.
 */
const NEIGHBOURS_PER_TAG = 150
/** This many days apart a shared tag counts two fifths less; after a few years it still counts for something. */
const DAYS_OF_A_TOPIC = 120

/**
 * The stories that belong with a story: shared tags weighed by their rarity, closer in time before further away. One statement.
 * The reason is the names of the shared tags, rarest first.
 */
export async function rankRelated({
  storyId,
  except,
  reader,
  limit = RELATED,
}: {
  storyId: string
  /** Stories that the text itself shows. */
  except: string[]
  reader: Reader
  limit?: number
}): Promise<RelatedView[]> {
  const rows = await reader.sql<CardRow & { reason: string[] }>`
    with source as (select id, published_at from edition.stories where id = ${storyId}),
    shared as (
      select distinct on (roots.list_id) roots.list_id as tag_id, tag.name, coalesce(own.position, lists.last_position) as position,
        ln(1 + (select last_position from edition.lists where id = ${ALL_STORIES})::float8 / lists.last_position) as weight
      from edition.story_tags
        join edition.tag_roots as roots on roots.tag_id = story_tags.tag_id
        join edition.tags as tag on tag.id = roots.root_id
        join edition.lists on lists.id = roots.list_id
        -- A draft that is previewed has no place yet: it would come last.
        left join edition.listings as own on own.list_id = roots.list_id and own.story_id = story_tags.story_id
      where story_tags.story_id = ${storyId}),
    scored as (
      select candidate.story_id, sum(shared.weight) as weight, array_agg(shared.name order by shared.weight desc, shared.name) as reason
      from shared cross join lateral (
        select place.story_id from edition.listings as place
        where place.list_id = shared.tag_id
          and place.position between shared.position - ${NEIGHBOURS_PER_TAG} and shared.position + ${NEIGHBOURS_PER_TAG}) as candidate
      where candidate.story_id <> ${storyId} and candidate.story_id <> all (${except}::uuid[])
      group by candidate.story_id)
    select ${CARD_COLUMNS}, scored.reason
    from scored cross join source join edition.stories as story on story.id = scored.story_id
    order by scored.weight
        / (1 + ln(1 + abs(extract(epoch from story.published_at - source.published_at)) / (86400 * ${DAYS_OF_A_TOPIC}))) desc,
      story.published_at desc, story.id
    limit ${limit}`
  return rows.map((row) => ({ ...cardFrom(row, reader.mediaBase), reason: row.reason.slice(0, 3) }))
}
