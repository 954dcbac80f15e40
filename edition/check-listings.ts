import type { Sql } from '../lib/sql.ts'
import type { StoryRow } from './build-story.ts'
import type { Difference } from './difference.ts'
import type { TagLists } from './expected-tag-lists.ts'
import { ALL_STORIES, type ListNames } from './list-names.ts'

/**
 * Compares the places of live stories with the lists where they belong: all stories, the section and those above it, authors, tags.
 * Worked out from Payload's rows rather than from the view that the writer uses, so that a wrong byline accuses no list.
 */
export async function checkPlaces({
  sql,
  stories,
  names,
  chains,
  tagLists,
}: {
  sql: Sql
  stories: StoryRow[]
  names: ListNames
  chains: Map<string, string[]>
  tagLists: TagLists
}): Promise<Difference[]> {
  const places = await sql<{ story_id: string; list_id: string }>`
    select story_id, list_id from edition.listings where story_id = any (${stories.map(({ id }) => id)})
    order by story_id, list_id`
  const byStory = Map.groupBy(places, (place) => place.story_id)
  return stories.flatMap((story) => {
    const expected = new Set([
      ALL_STORIES,
      ...(chains.get(story.section_id) ?? []),
      ...story.author_ids,
      ...story.tag_ids,
      ...story.tag_ids.flatMap((id) => tagLists.shown.get(id) ?? []),
    ])
    const places = (byStory.get(story.id) ?? []).map((place) => place.list_id)
    const actual = new Set(places.filter((list) => !tagLists.unseen.has(list)))
    const named = (list: string) => ({
      table: 'listings',
      id: story.id,
      title: placeTitle(story.headline, list, names),
    })
    return [
      ...[...expected.difference(actual)].map((list): Difference => ({ ...named(list), kind: 'missing' })),
      ...[...actual.difference(expected)].map((list): Difference => ({ ...named(list), kind: 'extra' })),
    ]
  })
}

/** What must hold for lists as a whole, and for the places that are kept for stories which are not live. */
export async function checkLists(sql: Sql, names: ListNames): Promise<Difference[]> {
  const lists = [...names.keys()]
  const places = await sql<{ id: string; list_id: string; headline: string | null; kind: 'extra' | 'altered' }>`
    select place.story_id as id, place.list_id, article.headline,
      case when place.position < 1 then 'altered' else 'extra' end as kind
    from edition.listings as place left join articles as article on article.id = place.story_id
    where place.position < 1 or article.id is null
      or ((article._status <> 'published' or article.deleted_at is not null) and place.list_id <> all (${lists}::uuid[]))
    order by place.list_id, place.position`
  const rows = await sql<{ id: string; kind: 'missing' | 'extra' | 'altered' }>`
    with used as (select list_id as id, max(position) as last from edition.listings group by list_id)
    select coalesce(used.id, lists.id) as id,
      case when lists.id is null then 'missing' when lists.id <> all (${lists}::uuid[]) then 'extra' else 'altered' end as kind
    from used full join edition.lists using (id)
    where (lists.id is null and used.id = any (${lists}::uuid[])) or lists.id <> all (${lists}::uuid[])
      or lists.last_position < coalesce(used.last, 0)
    order by id`
  const slugs = await sql<{ id: string; title: string }>`
    select former.story_id as id, former.slug as title from edition.former_slugs as former
    where not exists (
        select 1 from articles where articles.id = former.story_id
        union all select 1 from newsroom.withdrawals where withdrawals.story_id = former.story_id)
      or exists (select 1 from edition.stories where stories.slug = former.slug)
    order by former.slug`
  const tagSlugs = await sql<{ id: string; title: string }>`
    select former.tag_id as id, former.slug as title from edition.former_tag_slugs as former
    where not exists (select 1 from tags where tags.id = former.tag_id) or exists (select 1 from tags where tags.slug = former.slug)
    order by former.slug`
  return [
    ...places.map(
      ({ id, list_id, headline, kind }): Difference => ({
        table: 'listings',
        kind,
        id,
        title: placeTitle(headline ?? 'a story that is gone', list_id, names),
        ...(kind === 'altered' && { columns: ['position'] }),
      }),
    ),
    ...rows.map(
      ({ id, kind }): Difference => ({
        table: 'lists',
        kind,
        id,
        title: names.get(id) ?? '',
        ...(kind === 'altered' && { columns: ['last_position'] }),
      }),
    ),
    ...slugs.map((row): Difference => ({ table: 'former_slugs', kind: 'extra', ...row })),
    ...tagSlugs.map((row): Difference => ({ table: 'former_tag_slugs', kind: 'extra', ...row })),
  ]
}

function placeTitle(headline: string, list: string, names: ListNames): string {
  return `${headline}” in “${names.get(list) ?? list}`
}
