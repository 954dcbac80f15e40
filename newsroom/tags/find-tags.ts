import type { Sql } from '../../lib/sql.ts'

export type FoundTag = {
  id: string
  name: string
  slug: string
  stories: number /** The name that was found, where it is another. */
  as?: string
}

/**
 * Tags that somebody may mean, the likest first: by the beginning of a name or by one that is close to it. What was merged is
 * found as what stands for it.
 */
export async function findTags(
  sql: Sql,
  { text, except, limit }: { text: string; except?: string; limit: number },
): Promise<FoundTag[]> {
  const rows = await sql<Omit<FoundTag, 'as'> & { found: string }>`
    with wanted as (select edition.normalised(${text}) as text),
    found as (
      (select names.id, names.name, 2::real as likeness from edition.names, wanted
        where names.kind = 'tag' and names.normalised = wanted.text and wanted.text <> '' limit ${limit})
      union all
      (select names.id, names.name, 1::real from edition.names
        where names.kind = 'tag' and names.normalised like edition.normalised(${text}) || '%' and edition.normalised(${text}) <> ''
        order by names.normalised limit ${limit})
      union all
      select likest.id, likest.name, likest.likeness from wanted cross join lateral edition.names_like(wanted.text, 'tag', ${limit}) as likest),
    best as (
      select distinct on (roots.root_id) roots.root_id, found.name, found.likeness
      from found cross join lateral (select root_id from edition.tag_roots where tag_id = found.id limit 1) as roots
      order by roots.root_id, found.likeness desc)
    select tag.id, tag.name, tag.slug, best.name as found,
      coalesce((select last_position::int from edition.lists join edition.tag_roots as own on own.list_id = lists.id where own.tag_id = tag.id), 0) as stories
    from best join edition.tags as tag on tag.id = best.root_id
    where tag.id is distinct from ${except ?? null}
    order by best.likeness desc, length(tag.name), tag.name limit ${limit}`
  return rows.map(({ found, ...row }) => ({ ...row, ...(found !== row.name && { as: found }) }))
}
