import type { Sql } from '../lib/sql.ts'
import { type CompiledQuery, compileQuery } from './compile-query.ts'
import { readCursor } from './cursor.ts'
import { findStories, isRanked, MOST_RANKED } from './find-stories.ts'
import { type Known, type NamedLink, readKnown } from './match-names.ts'
import { type ParsedQuery, parseQuery } from './parse-query.ts'
import { type SearchRequest, withoutCursor } from './search-request.ts'
import { tooSlow } from './too-slow.ts'

/**
 * How the database is asked. What is the same for every search is planned once. How stories are best found depends on how common
 * the words are, and there are as many such statements as shapes of queries: each is planned for itself, and forgotten.
 */
export type SearchSql = { prepared: Sql; sql: Sql }

/** What came of a search. */
export type SearchResult = {
  /** The request as it was searched: a cursor that is none of ours is gone. */
  request: SearchRequest
  parsed: ParsedQuery
  /** Stories of this page, best or newest first. */
  ids: string[]
  /** How many stories there are, up to `MOST_RANKED`; `isMore`: at least one more than these. */
  found: number
  isMore: boolean
  /** By relevance: otherwise by date, also where there are no words to rank by. */
  isRanked: boolean
  /** For the request of the next page. */
  next?: string
  /** What is called like words of the query. */
  links: NamedLink[]
  filters: Known['filters']
  /** Filters that name nothing: nothing is found under them. */
  unknown: Known['unknown']
  /** Why nothing was searched: nothing asked, only words that are in every text, or only words to leave out. */
  problem?: 'nothing-asked' | 'too-common' | 'only-excluded'
  /** For excerpts. */
  queries: CompiledQuery[]
}

/**
 * Searches the live stories. Statements: what is known of the words, the query in the database's words, the stories.
 * Throws `search-too-slow` where the database gave up within its time.
 */
export async function searchStories({ prepared, sql }: SearchSql, asked: SearchRequest): Promise<SearchResult> {
  const parsed = parseQuery(asked.q)
  const cursor =
    readCursor(asked.after, asked.sort) ?? (asked.sort === 'relevance' ? readCursor(asked.after, 'date') : undefined)
  const request = cursor ? asked : withoutCursor(asked)
  try {
    const known = await readKnown(prepared, parsed, request)
    const { links, filters, unknown } = known
    const base = { request, parsed, links, filters, unknown }
    const queries = await compileQuery(sql, parsed, known)
    const problem = problemOf(parsed, known, queries)
    if (problem || unknown.length > 0) {
      return { ...base, ids: [], found: 0, isMore: false, isRanked: false, queries, ...(problem && { problem }) }
    }
    const { ids, found, isPart, next } = await findStories(sql, queries, { ...known, sort: request.sort, cursor })
    // Words that every text has count for nothing, in this language or that.
    const isCommon = found === 0 && parsed.clauses.length > 0 && queries.some(({ words }) => words === '')
    return {
      ...base,
      ...(isCommon && { problem: 'too-common' as const }),
      ids,
      found: Math.min(found, MOST_RANKED),
      isMore: isPart || found > MOST_RANKED,
      isRanked: isRanked(queries, request.sort),
      ...(next && { next }),
      queries,
    }
  } catch (error) {
    throw tooSlow(error)
  }
}

function problemOf(
  { clauses, excluded }: ParsedQuery,
  { filters, unknown, since, before }: Known,
  queries: CompiledQuery[],
): SearchResult['problem'] | undefined {
  const hasFilter = filters.length + unknown.length > 0 || since !== null || before !== null
  if (clauses.length === 0 && excluded.length === 0 && !hasFilter) return 'nothing-asked'
  if (queries.length === 0 || queries.some(({ isFindable }) => isFindable)) return undefined
  if (clauses.length > 0) return 'too-common'
  return excluded.length > 0 ? 'only-excluded' : undefined
}
