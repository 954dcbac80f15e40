import { fragment, type Sql } from '../../lib/sql.ts'
import type { TagKind } from './tag-kinds.ts'

/** How a tag was found: by the whole name, its beginning, the beginning of a later word, or because it looks alike. */
export type TagMatch = 'exact' | 'prefix' | 'word' | 'likeness'
export type TagName = {
  id: string
  name: string
  kind: TagKind
  /** Live stories on its page, counted below thirty; of more, the places of its list: those withdrawn since count, too. */
  stories: number
}
export type FoundTag = TagName & {
  match: TagMatch
  /** The alias, or name of a merged tag, that was typed. */
  alias?: string
}

/** Of names that begin with what was typed only the most used are compared further. */
const MOST_DIRECT = 60
/** Of a large archive thousands of names begin with one letter: so many are looked at, in some ms, as the alphabet has them. */
const MOST_OF_A_LETTER = 2000
/** Shorter than this words begin so everywhere, or look alike, and no index of trigrams helps. */
const SHORTEST_INNER = 3
const SHORTEST_FOR_LIKENESS = 4

/** Of the list of a tag, as `lists`. Joined to the stories, because a place stays when its story is withdrawn. */
const STORIES = fragment`
  case when lists.last_position >= 30 then lists.last_position
    else (select count(*) from edition.listings join edition.stories on stories.id = listings.story_id
      where listings.list_id = lists.id) end`

/**
 * Tags for what somebody types, best first: the exact name, then names that begin so by use, then names in which a word begins so;
 * where there is none of them, names that look alike. A merged tag is found under its old name and gives the one
 * in its place. One statement.
 * @param except - id of a tag that is not looked for
 * @param isForNew - names that look alike in any case: somebody is about to make a tag of that name
 */
export async function findTags(
  sql: Sql,
  { text, limit, except, isForNew = false }: { text: string; limit: number; except?: string; isForNew?: boolean },
): Promise<FoundTag[]> {
  const typed = fragment`edition.normalised(${text}::text)`
  const rows = await sql<TagName & { rank: number; alias: string | null }>`
    with begun as (
      select id, name, is_alias, normalised from edition.names
      where kind = 'tag' and ${typed} <> '' and normalised like ${typed} || '%'
      order by normalised using ~<~ limit case when octet_length(${typed}) = 1 then ${MOST_OF_A_LETTER}::int end),
    direct as materialized (
      select begun.id, begun.name, begun.is_alias, case when begun.normalised = ${typed} then 0 else 1 end as rank, 1::real as likeness
      from begun left join edition.lists on lists.id = begun.id
      order by rank, lists.last_position desc nulls last, begun.id limit ${MOST_DIRECT}),
    inner_words as materialized (
      select names.id, names.name, names.is_alias, 2 as rank, 1::real as likeness
      from edition.names left join edition.lists on lists.id = names.id
      where names.kind = 'tag' and length(${typed}) >= ${SHORTEST_INNER} and names.normalised like '% ' || ${typed} || '%'
        and (select count(*) from direct) < ${limit}
      order by lists.last_position desc nulls last, names.id limit ${MOST_DIRECT}),
    matched as (
      select id, name, is_alias, rank, likeness from direct
      union all select id, name, is_alias, rank, likeness from inner_words
      union all
      select alike.id, alike.name, alike.is_alias, 3, alike.likeness
      from edition.names_like(${typed}, 'tag', ${limit * 2}) as alike
      where length(${typed}) >= ${SHORTEST_FOR_LIKENESS}
        and (${isForNew} or not exists (select from direct) and not exists (select from inner_words))),
    best as (
      select distinct on (shown.id) shown.id, shown.name, shown.kind, matched.rank, matched.likeness,
        case when matched.is_alias or tag.id <> shown.id then matched.name end as alias
      from matched join edition.tags as tag on tag.id = matched.id
        join edition.tags as shown on shown.id = coalesce(tag.merged_into, tag.id)
      order by shown.id, matched.rank, matched.likeness desc, matched.is_alias, matched.name)
    -- By the places of their lists, and counted only where they are shown.
    select found.id, found.name, found.kind, found.rank, found.alias, ${STORIES}::int as stories
    from (
      select best.*, roots.list_id, coalesce(used.last_position, 0) as places
      from best
        -- One at a time: joined, the planner would make the list of every tag.
        cross join lateral (select list_id from edition.tag_roots where tag_id = best.id limit 1) as roots
        left join edition.lists as used on used.id = roots.list_id
      where best.id is distinct from ${except ?? null}
      order by best.rank, best.likeness desc, places desc, length(best.name), best.name, best.id limit ${limit}) as found
      left join edition.lists on lists.id = found.list_id
    order by found.rank, found.likeness desc, found.places desc, length(found.name), found.name, found.id limit ${limit}`
  return rows.map(({ rank, alias, ...tag }) => ({
    ...tag,
    match: MATCHES[rank] ?? 'likeness',
    ...(alias && { alias }),
  }))
}

const MATCHES: TagMatch[] = ['exact', 'prefix', 'word', 'likeness']

/** Tags by their ids, in that order; `now` is the name that readers see in the place of a merged one. Unknown ids are left out. */
export function nameTags(sql: Sql, ids: string[]): Promise<(TagName & { now?: string })[]> {
  return sql<TagName & { now?: string }>`
    select tag.id, tag.name, tag.kind, ${STORIES}::int as stories, shown.name as now
    from unnest(${ids}::uuid[]) with ordinality as wanted (id, place)
      join edition.tags as tag on tag.id = wanted.id
      cross join lateral (select list_id from edition.tag_roots where tag_id = tag.id limit 1) as roots
      left join edition.tags as shown on shown.id = tag.merged_into
      left join edition.lists on lists.id = roots.list_id
    order by wanted.place limit ${ids.length}`
}
