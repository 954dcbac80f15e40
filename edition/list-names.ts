import type { Sql } from '../lib/sql.ts'

/** The list of all stories. */
export const ALL_STORIES = '00000000-0000-0000-0000-000000000000'

/** What every list is called: those of all sections, authors and tags that Payload has, of tags that stand for several, and of the whole site. */
export type ListNames = Map<string, string>

export async function readListNames(sql: Sql): Promise<ListNames> {
  const rows = await sql<{ id: string; name: string }>`
    select id, name from sections union all select id, name from authors union all select id, name from tags
    union all
    select list.list_id, coalesce(tags.name, 'a tag that is gone') || ' and what was merged into it'
    from edition.tag_lists as list left join tags on tags.id = list.tag_id
    order by id`
  return new Map([[ALL_STORIES, 'all stories'], ...rows.map(({ id, name }): [string, string] => [id, name])])
}

/** A section with those above it, nearest first, as deep as the edition's view `section_chain` goes. */
export async function readSectionChains(sql: Sql): Promise<Map<string, string[]>> {
  const rows = await sql<{ id: string; parent_id: string | null }>`select id, parent_id from sections order by id`
  const parents = new Map(rows.map((row) => [row.id, row.parent_id]))
  return new Map(rows.map(({ id }) => [id, chainOf(id, parents)]))
}

function chainOf(id: string, parents: Map<string, string | null>): string[] {
  const chain = [id]
  for (let at = parents.get(id); at && chain.length < DEEPEST; at = parents.get(at)) chain.push(at)
  return chain
}

const DEEPEST = 9
