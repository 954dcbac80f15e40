import type { Sql } from '../../lib/sql.ts'

/** A tag as the rules of merging see it. */
export type TagState = {
  id: string
  name: string
  slug: string
  mergedIntoId: string | null
  mergedAt: Date | null
  /** Itself, where it is merged into none. */
  rootId: string
}

/** A tag with what stands in its place; undefined where there is none of this id. */
export async function readTag(sql: Sql, id: string): Promise<TagState | undefined> {
  const [row] = await sql<TagState>`
    with recursive chain (id, next, depth) as (
      select id, merged_into_id, 0 from tags where id = ${id}
      union all
      select tags.id, tags.merged_into_id, depth + 1 from chain join tags on tags.id = chain.next where depth < ${DEEPEST})
    select tags.id, name, slug, merged_into_id as "mergedIntoId", merged_at as "mergedAt",
      (select chain.id from chain order by depth desc limit 1) as "rootId"
    from tags where tags.id = ${id} limit 1`
  return row
}

/** A tag and all that were merged into it, also those that were merged into these. */
export async function readFamily(sql: Sql, id: string): Promise<string[]> {
  const rows = await sql<{ id: string }>`
    with recursive family (id, depth) as (
      select id, 0 from tags where id = ${id}
      union all
      select tags.id, depth + 1 from family join tags on tags.merged_into_id = family.id where depth < ${DEEPEST})
    select id from family order by depth, id`
  return rows.map((row) => row.id)
}

/** How many live stories carry a tag or what was merged into it: of 300,000 in some tenths of a second, so under no lock. */
export async function countStories(sql: Sql, id: string): Promise<number> {
  const [row] = await sql<{ count: number }>`
    select count(distinct story_id)::int as count from edition.story_tags where tag_id = any (${await readFamily(sql, id)}::uuid[])`
  return row?.count ?? 0
}

/** As deep as the edition follows merges (`edition/entities.ts`). */
export const DEEPEST = 16

/** How many merges lie above a tag's family, at most: what a merge into another may not take past `DEEPEST`. */
export async function depthOfFamily(sql: Sql, id: string): Promise<number> {
  const [row] = await sql<{ depth: number }>`
    with recursive family (id, depth) as (
      select id, 0 from tags where id = ${id}
      union all
      select tags.id, depth + 1 from family join tags on tags.merged_into_id = family.id where depth < ${DEEPEST})
    select max(depth) as depth from family`
  return row?.depth ?? 0
}
