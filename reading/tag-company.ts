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
      select story_id, position from edition.listings where list_id = ${listId} order by position desc limit ${NEWEST})
    (select 'tag' as kind, shown.id, shown.name, shown.slug, count(distinct newest.story_id)::int as stories, max(newest.position) as last
      from newest join edition.story_tags as own on own.story_id = newest.story_id
        join edition.tags as tag on tag.id = own.tag_id
        join edition.tags as shown on shown.id = coalesce(tag.merged_into, tag.id)
      where shown.id <> ${tagId}
      group by shown.id having count(distinct newest.story_id) >= ${LEAST_TOGETHER}
      order by stories desc, last desc, shown.id limit ${MOST_TAGS})
    union all
    (select 'author', author.id, author.name, author.slug, count(*)::int as stories, max(newest.position) as last
      from newest join edition.story_authors as own on own.story_id = newest.story_id
        join edition.authors as author on author.id = own.author_id
      group by author.id order by stories desc, last desc, author.id limit ${MOST_AUTHORS})
    order by kind, stories desc, last desc, id`
  return {
    mostUsedWith: rows.flatMap((row) =>
      row.kind === 'tag' ? { ...tagLink({ id: row.id, name: row.name, slug: row.slug }), stories: row.stories } : [],
    ),
    coveredBy: rows.flatMap((row) => (row.kind === 'author' ? { ...authorLink(row), stories: row.stories } : [])),
  }
}
