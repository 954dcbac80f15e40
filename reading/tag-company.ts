import { noteTags } from '../delivery/render-scope.ts'
import type { DocumentRow } from './cards.ts'
import { authorLink, tagLink } from './cards.ts'
import type { Reader } from './reader.ts'
import type { TagPageView } from './views.ts'

/** Stories that are counted, the newest: what a tag is about today, and a bound for the cost. */
const NEWEST = 200
const MOST_TAGS = 8
const MOST_AUTHORS = 6
/** One story says nothing about what belongs together. */
const LEAST_TOGETHER = 2

/**
 * What a tag stands together with on its newest stories, and who wrote them, the most frequent first. One statement. Ties go to
 * what was there last and never to a name: the name of what is not shown may change, and no page would be told.
 * @param listId - the list of the tag's page
 */
export async function readTagCompany(
  { sql }: Reader,
  { tagId, listId }: { tagId: string; listId: string },
): Promise<NonNullable<TagPageView['company']>> {
  noteTags(`with:${tagId}`, 'merges')
  const rows = await sql<DocumentRow & { kind: 'tag' | 'author'; stories: number }>`
    with newest as materialized (
      select story_id, position from edition.listings where list_id = ${listId} order by position desc limit ${NEWEST}),
    -- Few: cheaper than a look at each tag of each story.
    merged as materialized (select id, merged_into from edition.tags where merged_into is not null),
    tags as (
      select coalesce(merged.merged_into, own.tag_id) as id, count(distinct newest.story_id)::int as stories, max(newest.position) as last
      from newest join edition.story_tags as own on own.story_id = newest.story_id left join merged on merged.id = own.tag_id
      where coalesce(merged.merged_into, own.tag_id) <> ${tagId}
      group by 1 having count(distinct newest.story_id) >= ${LEAST_TOGETHER}
      order by stories desc, last desc, 1 limit ${MOST_TAGS}),
    authors as (
      select own.author_id as id, count(*)::int as stories, max(newest.position) as last
      from newest join edition.story_authors as own on own.story_id = newest.story_id
      group by own.author_id order by stories desc, last desc, own.author_id limit ${MOST_AUTHORS})
    select 'tag' as kind, shown.id, shown.name, shown.slug, tags.stories, tags.last
    from tags join edition.tags as shown on shown.id = tags.id
    union all
    select 'author', shown.id, shown.name, shown.slug, authors.stories, authors.last
    from authors join edition.authors as shown on shown.id = authors.id
    order by kind, stories desc, last desc, id limit ${MOST_TAGS + MOST_AUTHORS}`
  return {
    mostUsedWith: rows.flatMap((row) =>
      row.kind === 'tag' ? { ...tagLink({ id: row.id, name: row.name, slug: row.slug }), stories: row.stories } : [],
    ),
    coveredBy: rows.flatMap((row) => (row.kind === 'author' ? { ...authorLink(row), stories: row.stories } : [])),
  }
}
