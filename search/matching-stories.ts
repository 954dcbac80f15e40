import { type Fragment, fragment, type Sql } from '../lib/sql.ts'
import type { CompiledQuery } from './compile-query.ts'
import { isCanceled } from './too-slow.ts'

/** In microseconds since 1970. */
export type Range = { since: string | null; before: string | null }

/**
 * How the newest that match are found. `index`: all that match, from the index, then the newest of them; half a microsecond for each.
 * `newest`: one after the other from the newest on, whether it matches; 13 microseconds for each, because its words are read: for
 * words that so many stories have that few need be looked at. `row`: of words in a row the index knows only which stories have them
 * all; the newest of those are looked at one after the other. `days`: there are no words.
 */
export type Way = 'index' | 'newest' | 'row' | 'days'

/** Stories that are looked at one after the other at most. */
const MOST_LOOKED_AT = { newest: 15_000, row: 8000 }
/** So large a share of all is found sooner by looking. */
const LARGE_SHARE = 0.1

function wayFor(queries: CompiledQuery[]): { way: Way; otherwise?: Way } {
  const findable = queries.filter((query) => query.isFindable)
  if (findable.some(({ wanted }) => wanted === '')) return { way: 'days' }
  const share = findable.reduce((sum, query) => sum + query.share, 0)
  const estimate = findable.reduce((sum, query) => sum + query.estimate, 0)
  const way = findable.some(({ positive }) => positive !== inAnyOrder(positive)) ? 'row' : 'index'
  return estimate > MOST_LOOKED_AT.newest && share > LARGE_SHARE ? { way: 'newest', otherwise: way } : { way }
}

/** A query of the database without the order of its words. */
function inAnyOrder(query: string): string {
  return query.replace(/'(?:[^']|'')*'|<(?:-|\d+)>/g, (part) => (part.startsWith('<') ? '&' : part))
}

/**
 * Runs a statement the way that is probably quicker, and the other way where looking at the newest has not found enough. Where that
 * takes too long, what was found among the newest is the answer.
 * @param hasMore - whether so many stories have all the words, in any order
 */
export async function inBestWay<Found extends { matched: number }>(
  queries: CompiledQuery[],
  enough: number,
  { run, hasMore }: { run: (way: Way) => Promise<Found>; hasMore: (stories: number) => Promise<boolean> },
): Promise<Found & { isPart: boolean }> {
  const { way, otherwise } = wayFor(queries)
  const looked = async (which: Way) => {
    const found = await run(which)
    const isShort = which === 'row' && found.matched < enough
    return { ...found, isPart: isShort && (await hasMore(MOST_LOOKED_AT.row)) }
  }
  const found = await looked(way)
  if (!otherwise || found.matched >= enough) return found
  try {
    return await looked(otherwise)
  } catch (error) {
    if (!isCanceled(error) || found.matched === 0) throw error
    return { ...found, isPart: true }
  }
}

/** Whether more than so many stories have all the words, in any order. */
export async function hasMoreThan(
  sql: Sql,
  queries: CompiledQuery[],
  { condition, stories }: { condition: Fragment; stories: number },
): Promise<boolean> {
  const rows = await sql`
    select from (
      select story_id from edition.story_search where ${matches(queries, 'positive')} and ${condition} limit ${stories + 1}) as found
    offset ${stories} limit 1`
  return rows.length > 0
}

/** A query for the newest stories that match. @param condition - on the columns of `edition.story_search` besides the words */
export function newestMatches(
  queries: CompiledQuery[],
  { way, condition, limit }: { way: Way; condition: Fragment; limit: number },
): Fragment {
  if (way === 'newest')
    return fragment`
      select story_id, published_at, config, words
      from (
        select story_id, published_at, config, words from edition.story_search where ${condition}
        order by published_at desc, story_id desc limit ${MOST_LOOKED_AT.newest}) as newest
      where ${matches(queries)} order by published_at desc, story_id desc limit ${limit}`
  if (way === 'row')
    return fragment`
      select story_id, published_at, config, words
      from (
        select story_id, published_at, config, words, published_at + interval '0' as moment from edition.story_search
        where ${matches(queries, 'positive')} and ${condition} order by moment desc, story_id desc limit ${MOST_LOOKED_AT.row}) as near
      where ${matches(queries)} order by moment desc, story_id desc limit ${limit}`
  // The sum keeps the planner from walking along the days after all: it does not know what a look at the words costs.
  const time = way === 'index' ? fragment`published_at + interval '0'` : fragment`published_at`
  return fragment`
      select story_id, published_at, config, words from edition.story_search
      where ${matches(queries)} and ${condition} order by ${time} desc, story_id desc limit ${limit}`
}

/**
 * One condition for each language; alike ones are one, and where all are, the language is of no account.
 * @param what - `positive`: all the words in any order, whatever else is asked of them
 */
export function matches(queries: CompiledQuery[], what: 'wanted' | 'positive' = 'wanted'): Fragment {
  const groups = [
    ...Map.groupBy(
      queries.filter((query) => query.isFindable),
      ({ wanted, positive }) => (what === 'wanted' ? wanted : inAnyOrder(positive)),
    ),
  ]
  const [first] = groups
  if (first?.[1].length === queries.length)
    return first[0] === '' ? fragment`true` : fragment`words @@ ${first[0]}::tsquery`
  return fragment`(${groups
    .map(
      ([wanted, same]) =>
        fragment`(words @@ ${wanted}::tsquery and config = any (${same.map(({ config }) => config)}::text[]))`,
    )
    .reduce((sum, part) => fragment`${sum} or ${part}`)})`
}

export function inRange({ since, before }: Range): Fragment {
  const from = since === null ? fragment`true` : fragment`published_at >= ${timeFrom(since)}`
  return before === null ? from : fragment`${from} and published_at < ${timeFrom(before)}`
}

/** @param microseconds - since 1970 */
export function timeFrom(microseconds: string): Fragment {
  return fragment`(timestamptz 'epoch' + ${microseconds}::text::bigint * interval '1 microsecond')`
}
