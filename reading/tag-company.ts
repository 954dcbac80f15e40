import { noteTags } from '../delivery/render-scope.ts'
import { fragment } from '../lib/sql.ts'
import { authorLink, type DocumentRow, tagLink } from './cards.ts'
import type { TagPageView } from './views.ts'

/** Stories that are counted, the newest: what a tag is about today, and a bound for the cost. */
const NEWEST = 120
const MOST_TAGS = 8
const MOST_AUTHORS = 6
/** One story says nothing about what belongs together. */
const LEAST_TOGETHER = 2

/**
 * What a tag stands together with on its newest stories, and who wrote them, the most frequent first: a column for a statement that
 * has the tag as `tag` and its list as `roots`. Ties go to what was there last and never to a name: the name of what is not shown
 * may change, and no page would be told.
 */
export const COMPANY = fragment`(
  with newest as materialized (
      select story_id, position from edition.listings where list_id = roots.list_id order by position desc limit ${NEWEST}),
    -- Looked up once for each tag, by the tags of these stories and not by all that were ever merged.
    known as materialized (
      select each_tag.id, coalesce(found.merged_into, each_tag.id) as root_id
      from (
          select distinct own.tag_id as id from newest join edition.story_tags as own on own.story_id = newest.story_id) as each_tag
        left join lateral (select merged_into from edition.tags where tags.id = each_tag.id limit 1) as found on true),
    tags as (
      select known.root_id as id, count(distinct newest.story_id)::int as stories, max(newest.position) as last
      from newest join edition.story_tags as own on own.story_id = newest.story_id join known on known.id = own.tag_id
      where known.root_id <> tag.id
      group by 1 having count(distinct newest.story_id) >= ${LEAST_TOGETHER}
      order by stories desc, last desc, 1 limit ${MOST_TAGS}),
    authors as (
      select own.author_id as id, count(distinct newest.story_id)::int as stories, max(newest.position) as last
      from newest join edition.story_authors as own on own.story_id = newest.story_id
      group by own.author_id order by stories desc, last desc, own.author_id limit ${MOST_AUTHORS})
  select json_build_object(
    'tags', (
      select json_agg(json_build_object('id', shown.id, 'name', shown.name, 'slug', shown.slug, 'stories', tags.stories)
        order by tags.stories desc, tags.last desc, shown.id)
      from tags join edition.tags as shown on shown.id = tags.id),
    'authors', (
      select json_agg(json_build_object('id', shown.id, 'name', shown.name, 'slug', shown.slug, 'stories', authors.stories)
        order by authors.stories desc, authors.last desc, shown.id)
      from authors join edition.authors as shown on shown.id = authors.id)))`

type Counted = DocumentRow & { stories: number }
export type CompanyRow = { tags: Counted[] | null; authors: Counted[] | null }

/** The column as a page shows it, noted as shown: it changes also with stories that have the tag before and after. */
export function companyFrom({ tags, authors }: CompanyRow, tagId: string): NonNullable<TagPageView['company']> {
  noteTags(`with:${tagId}`, 'merges')
  return {
    mostUsedWith: (tags ?? []).map((row) => ({ ...tagLink(row), stories: row.stories })),
    coveredBy: (authors ?? []).map((row) => ({ ...authorLink(row), stories: row.stories })),
  }
}
