import type { Sql } from '../lib/sql.ts'

/** A tag as a story of an import names it. */
export type NamedTag = { slug: string; name: string }

/**
 * Tags that an import calls otherwise than we do: by a former slug, by an alias, or by the name of a tag that was merged. By slug,
 * to what stands for them today. A name that means two tags finds neither.
 */
export async function tagsByOtherNames(sql: Sql, wanted: NamedTag[]): Promise<Map<string, string>> {
  if (wanted.length === 0) return new Map()
  const rows = await sql<{ slug: string; id: string }>`
    with wanted as (
      select slug, edition.normalised(name) as normalised
      from unnest(${wanted.map(({ slug }) => slug)}::text[], ${wanted.map(({ name }) => name)}::text[]) as wanted (slug, name)),
    found as (
      select wanted.slug, 1 as place, former.tag_id as id
      from wanted join edition.former_tag_slugs as former on former.slug = wanted.slug
      union all
      select wanted.slug, 2, names.id
      from wanted join edition.names on names.kind = 'tag' and names.normalised = wanted.normalised
        join edition.tags on tags.id = names.id
      where names.is_alias or tags.merged_into is not null)
    select distinct on (slug) slug, ids[1] as id
    from (
      select found.slug, found.place, array_agg(distinct roots.root_id) as ids
      from found join edition.tag_roots as roots on roots.tag_id = found.id group by found.slug, found.place) as by_place
    where cardinality(ids) = 1
    order by slug, place limit ${wanted.length}`
  return new Map(rows.map(({ slug, id }) => [slug, id]))
}

/** What readers find in the place of some tags: those that were merged, with what they were merged into. */
export async function mergedTags(sql: Sql, ids: string[]): Promise<Map<string, string>> {
  const rows = await sql<{ tag_id: string; root_id: string }>`
    select tag_id, root_id from edition.tag_roots where tag_id = any (${ids}::uuid[]) and root_id <> tag_id
    order by tag_id limit ${ids.length}`
  return new Map(rows.map(({ tag_id, root_id }) => [tag_id, root_id]))
}
