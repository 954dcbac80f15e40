import { fragment, type Sql } from '../../lib/sql.ts'
import { checkMerge } from './may-merge.ts'
import { readFamily } from './tag-family.ts'

/** A tag with what an editor knows it by. */
export type TagFacts = {
  id: string
  name: string
  slug: string
  kind: string
  /** Live stories on its page; where there are many, the places of its list, some of which may be of withdrawn ones. */
  stories: number
  /** Headlines of the newest. */
  samples: string[]
  /** All names that find it. */
  names: string[]
}

export type MergePreview = {
  tag: TagFacts
  into: TagFacts
  /** Live stories that carry both. */
  both: number
  /** Live stories on the page afterwards. */
  after: number
  /** Closed pages of the tag's list: their addresses lead to the other's head. */
  closedPages: number
}

/**
 * What a merge will change, counted now.
 * @throws AppError `tag-refused` with the sentence for which it may not be done
 */
export async function previewMerge(sql: Sql, asked: { tagId: string; intoId: string }): Promise<MergePreview> {
  const { tag, into } = await checkMerge(sql, asked)
  const [first, second] = [await readFamily(sql, tag.id), await readFamily(sql, into.id)]
  const facts = await readTagFacts(sql, [tag.id, into.id])
  const [counts] = await sql<{ both: number; after: number; closed: number }>`
    select (select count(*)::int from (
        select story_id from edition.story_tags where tag_id = any (${first}::uuid[])
        intersect select story_id from edition.story_tags where tag_id = any (${second}::uuid[])) as shared) as both,
      (select count(distinct story_id)::int from edition.story_tags where tag_id = any (${[...first, ...second]}::uuid[])) as after,
      coalesce((select edition.closed_pages(last_position)::int
        from edition.lists join edition.tag_roots on list_id = lists.id where tag_roots.tag_id = ${tag.id}), 0) as closed`
  const [one, other] = [facts.get(tag.id), facts.get(into.id)]
  // Both were there a moment ago, and are in the edition as soon as they are.
  if (!one || !other || !counts) throw new Error('a tag has no row in the edition')
  return { tag: one, into: other, both: counts.both, after: counts.after, closedPages: counts.closed }
}

/** A tag and what was merged into it, each by an index. */
const FAMILY = fragment`select tag.id union all select merged.id from edition.tags as merged where merged.merged_into = tag.id`

/** Beyond so many places stories are not counted one by one: a screen shows fifty tags. */
const COUNTED = 5000

/** Some tags by their ids, each with its stories and those of what was merged into it. */
export async function readTagFacts(sql: Sql, ids: string[]): Promise<Map<string, TagFacts>> {
  const rows = await sql<TagFacts>`
    select tag.id, tag.name, tag.slug, tag.kind,
      case when lists.last_position > ${COUNTED} then lists.last_position::int else (
        select count(distinct story_id)::int from edition.story_tags where tag_id in (${FAMILY})) end as stories,
      array(select story.headline from edition.listings as place join edition.stories as story on story.id = place.story_id
        where place.list_id = own.list_id order by place.position desc limit 3) as samples,
      array(select distinct names.name from edition.names where names.id in (${FAMILY}) order by names.name limit 30) as names
    from edition.tags as tag join edition.tag_roots as own on own.tag_id = tag.id left join edition.lists on lists.id = own.list_id
    where tag.id = any (${ids}::uuid[]) order by tag.id`
  return new Map(rows.map((row) => [row.id, row]))
}
