import { type Fragment, fragment } from '../lib/sql.ts'
import type { CompiledQuery } from './compile-query.ts'
import { isCanceled } from './too-slow.ts'

/** In microseconds since 1970. */
export type Range = { since: string | null; before: string | null }

/**
 * How the newest that match are found. `index`: all that match, from the index, then the newest of them; half a microsecond for each.
 * `newest`: one after the other from the newest on, whether it matches; 13 microseconds for each, because its words are read: for
 * words that so many stories have that few need be looked at. `days`: there are no words.
 */
export type Way = 'index' | 'newest' | 'days'

/** Stories that are looked at one after the other at most. */
const MOST_LOOKED_AT = 15_000
/** So large a share of all is found sooner by looking. */
const LARGE_SHARE = 0.1

function wayFor(queries: CompiledQuery[]): Way {
  const findable = queries.filter((query) => query.isFindable)
  if (findable.some(({ wanted }) => wanted === '')) return 'days'
  const share = findable.reduce((sum, query) => sum + query.share, 0)
  const estimate = findable.reduce((sum, query) => sum + query.estimate, 0)
  // The index knows which words a story has, not in which order: of a phrase, each story with its words is looked at.
  const isPhrase = findable.some(({ wanted }) => wanted.includes('<'))
  return estimate > MOST_LOOKED_AT && (isPhrase || share > LARGE_SHARE) ? 'newest' : 'index'
}

/**
 * Runs a statement the way that is probably quicker, and the other way where looking at the newest has not found enough. Where that
 * takes too long, what was found among the newest is the answer.
 */
export async function inBestWay<Found extends { matched: number }>(
  queries: CompiledQuery[],
  enough: number,
  run: (way: Way) => Promise<Found>,
): Promise<Found & { isPart: boolean }> {
  const way = wayFor(queries)
  const found = await run(way)
  if (way !== 'newest' || found.matched >= enough) return { ...found, isPart: false }
  try {
    return { ...(await run('index')), isPart: false }
  } catch (error) {
    if (!isCanceled(error) || found.matched === 0) throw error
    return { ...found, isPart: true }
  }
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
        order by published_at desc, story_id desc limit ${MOST_LOOKED_AT}) as newest
      where ${matches(queries)} order by published_at desc, story_id desc limit ${limit}`
  // The sum keeps the planner from walking along the days after all: it does not know what a look at the words costs.
  const time = way === 'index' ? fragment`published_at + interval '0'` : fragment`published_at`
  return fragment`
      select story_id, published_at, config, words from edition.story_search
      where ${matches(queries)} and ${condition} order by ${time} desc, story_id desc limit ${limit}`
}

/** One condition for each language; alike ones are one, and where all are, the language is of no account. */
export function matches(queries: CompiledQuery[]): Fragment {
  const groups = [
    ...Map.groupBy(
      queries.filter((query) => query.isFindable),
      ({ wanted }) => wanted,
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
