import { type Fragment, fragment, type Sql } from '../lib/sql.ts'
import type { CompiledQuery } from './compile-query.ts'
import { type Cursor, cursorText } from './cursor.ts'
import {
  hasMoreThan,
  inBestWay,
  inRange,
  matches,
  newestMatches,
  type Range,
  timeFrom,
  type Way,
} from './matching-stories.ts'

/** Results on a page. */
export const RESULTS = 20

/** So many stories are ranked, and counted, at most: the newest that match. */
export const MOST_RANKED = 300

/** How much a word counts in the body, kicker, standfirst (and as a tag, author or section), headline. */
const WEIGHTS = '{0.05, 0.3, 0.4, 1}'

/**
 * A story six years older than another stands where it would if it matched half as well: a headline of fifteen years ago still comes
 * before a mention of today.
 */
const HALF_LIFE_S = 6 * 365.25 * 24 * 3600

export type Found = {
  ids: string[]
  /** How many there are; more than `MOST_RANKED` is not counted further. */
  found: number
  /** There were so many to look through that only the newest were. */
  isPart: boolean
  next?: string
}

/**
 * Finds the stories that match, one page of them. By date: the newest first. By relevance: among the newest `MOST_RANKED` that
 * match, by where and how often they have the words, and by age. Each story stands on one page, whatever is published between two of
 * them: a page goes on after the last story of the one before, among the same stories.
 */
export function findStories(
  sql: Sql,
  queries: CompiledQuery[],
  { sort, cursor, ...range }: Range & { sort: Cursor['sort']; cursor: Cursor | undefined },
): Promise<Found> {
  if (!queries.some((query) => query.isFindable)) return Promise.resolve({ ids: [], found: 0, isPart: false })
  return isRanked(queries, sort)
    ? byRelevance(sql, queries, { ...range, cursor: cursor?.sort === 'relevance' ? cursor : undefined })
    : byDate(sql, queries, { ...range, cursor: cursor?.sort === 'date' ? cursor : undefined })
}

/** Without words there is nothing to rank by. */
export function isRanked(queries: CompiledQuery[], sort: Cursor['sort']): boolean {
  return sort === 'relevance' && queries.some(({ isFindable, words }) => isFindable && words !== '')
}

/** How many stories match, counted up to one more than `MOST_RANKED`. */
export async function countStories(sql: Sql, queries: CompiledQuery[], range: Range): Promise<number> {
  if (!queries.some((query) => query.isFindable)) return 0
  const [row] = await sql<{ found: number }>`
    select count(*)::int as found from (
      select from edition.story_search where ${matches(queries)} and ${inRange(range)} limit ${MOST_RANKED + 1}) as found limit 1`
  return row?.found ?? 0
}

type RankedRow = { id: string; score: string; found: number; oldest: string; newest: string }

async function byRelevance(
  sql: Sql,
  queries: CompiledQuery[],
  { cursor, ...range }: Range & { cursor: Extract<Cursor, { sort: 'relevance' }> | undefined },
): Promise<Found> {
  const after = cursor
    ? fragment`published_at between ${timeFrom(cursor.oldest)} and ${timeFrom(cursor.newest)}`
    : fragment`true`
  const condition = fragment`${inRange(range)} and ${after}`
  const run = async (way: Way) => {
    const ranked = await sql<RankedRow>`
    with matched as materialized (
      ${newestMatches(queries, { way, condition, limit: MOST_RANKED + 1 })}),
    ranked as (
      -- Logarithms are added where the numbers would be multiplied: so the order does not depend on when it is asked for.
      select story_id, published_at, ln(greatest(ts_rank(${WEIGHTS}::float4[], words, ${wordsForConfig(queries, 'words')}, 1)::float8, 1e-9)) / ln(2)
        + extract(epoch from published_at)::float8 / ${HALF_LIFE_S}::float8 as score
      from matched)
    select story_id as id, score::text as score, (select count(*) from ranked)::int as found,
      (extract(epoch from (select min(published_at) from ranked)) * 1000000)::bigint::text as oldest,
      (extract(epoch from (select max(published_at) from ranked)) * 1000000)::bigint::text as newest
    from ranked
    where ${cursor ? fragment`(score, story_id) < (${cursor.score}::float8, ${cursor.id}::uuid)` : fragment`true`}
    order by ranked.score desc, story_id desc limit ${RESULTS + 1}`
    return { rows: ranked, matched: ranked[0]?.found ?? 0 }
  }
  const hasMore = (stories: number) => hasMoreThan(sql, queries, { condition, stories })
  const { rows, isPart } = await inBestWay(queries, MOST_RANKED, { run, hasMore })
  const found = cursor?.found ?? rows[0]?.found ?? 0
  const last = rows[RESULTS - 1]
  return {
    ids: rows.slice(0, RESULTS).map(({ id }) => id),
    found,
    isPart,
    ...(rows.length > RESULTS &&
      last && {
        next: cursorText({
          sort: 'relevance',
          score: last.score,
          id: last.id,
          found,
          // What the first page ranked, all others rank.
          newest: cursor?.newest ?? last.newest,
          oldest: cursor?.oldest ?? last.oldest,
        }),
      }),
  }
}

async function byDate(
  sql: Sql,
  queries: CompiledQuery[],
  { cursor, ...range }: Range & { cursor: Extract<Cursor, { sort: 'date' }> | undefined },
): Promise<Found> {
  const after = cursor
    ? fragment`(published_at, story_id) < (${timeFrom(cursor.at)}, ${cursor.id}::uuid)`
    : fragment`true`
  const limit = cursor ? RESULTS + 1 : MOST_RANKED + 1
  const condition = fragment`${inRange(range)} and ${after}`
  const run = async (way: Way) => {
    const newest = await sql<{ id: string; at: string }>`
      select story_id as id, (extract(epoch from published_at) * 1000000)::bigint::text as at
      from (${newestMatches(queries, { way, condition, limit })}) as found
      order by published_at desc, story_id desc limit ${limit}`
    return { rows: newest, matched: newest.length }
  }
  const hasMore = (stories: number) => hasMoreThan(sql, queries, { condition, stories })
  const { rows, isPart } = await inBestWay(queries, limit, { run, hasMore })
  const found = cursor?.found ?? rows.length
  const last = rows[RESULTS - 1]
  return {
    ids: rows.slice(0, RESULTS).map(({ id }) => id),
    found,
    isPart,
    ...(rows.length > RESULTS && last && { next: cursorText({ sort: 'date', at: last.at, id: last.id, found }) }),
  }
}

/** The words to rank by, or to mark, for the language of the row: its column `config`. */
export function wordsForConfig(queries: CompiledQuery[], kind: 'words' | 'marks'): Fragment {
  const cases = queries.map((query) => fragment`when ${query.config}::text then ${query[kind]}::tsquery`)
  if (cases.length === 0) return fragment`''::tsquery`
  return fragment`case config ${cases.reduce((sum, part) => fragment`${sum} ${part}`)} end`
}
