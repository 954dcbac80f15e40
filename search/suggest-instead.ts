import type { Sql } from '../lib/sql.ts'
import { compileQuery } from './compile-query.ts'
import { countStories } from './find-stories.ts'
import { type Known, plainWords, readKnown } from './match-names.ts'
import { isNearlyTheSame } from './nearly-the-same.ts'
import { type ParsedQuery, parseQuery, queryText, type Term } from './parse-query.ts'
import { type SearchRequest, withoutCursor, withWords } from './search-request.ts'
import { tooSlow } from './too-slow.ts'

/** A search that finds more. */
export type Instead = { request: SearchRequest; found: number }

/** The name that was probably meant: the query with it in the place of what was typed. */
export type Correction = {
  name: string
  /** Whether all of the query was meant, and not one of its words. */
  isWhole: boolean
  request: SearchRequest
}

/** Words that are looked up one by one, and weighed against each other. */
const MOST_WORDS = 6

/** The name of a tag or an author that looks most like the query, or like one of its words, if one is close enough to be meant. */
export async function suggestName(
  sql: Sql,
  parsed: ParsedQuery,
  request: SearchRequest,
): Promise<Correction | undefined> {
  const words = plainWords(parsed).slice(0, MOST_WORDS)
  if (words.length === 0) return undefined
  const whole = words.map(({ text }) => text).join(' ')
  const texts = [...new Set([whole, ...words.map(({ text }) => text)])].filter((text) => text.length > 3)
  const rows = await sql<{ typed: string; name: string; likeness: number }>`
    select asked.typed, near.name, near.likeness
    from unnest(${texts}::text[]) as asked (typed) cross join unnest('{tag,author}'::text[]) as kind (name)
      cross join lateral edition.names_like(edition.normalised(asked.typed), kind.name, 5) as near
    where not exists (select from edition.names where normalised = edition.normalised(asked.typed))
    order by asked.typed = ${whole} desc, near.likeness desc, near.name limit 100`
  const best = rows.find((row) => isNearlyTheSame(row.typed, row.name))
  if (!best) return undefined
  const { name } = best
  if (best.typed === whole && words.length > 1)
    return correctionOf(
      request,
      { name, isWhole: true },
      {
        clauses: [...quoted(best.name), ...withoutWords(parsed)],
        excluded: parsed.excluded,
      },
    )
  const clauses = parsed.clauses.flatMap((terms) =>
    terms[0]?.text === best.typed && terms[0].kind === 'word' ? quoted(best.name) : [terms],
  )
  return correctionOf(request, { name, isWhole: words.length === 1 }, { clauses, excluded: parsed.excluded })
}

function quoted(name: string): Term[][] {
  return parseQuery(name).clauses
}

function withoutWords({ clauses }: ParsedQuery): Term[][] {
  return clauses.filter((terms) => terms.length > 1 || terms[0]?.kind === 'phrase')
}

function correctionOf(
  request: SearchRequest,
  { name, isWhole }: { name: string; isWhole: boolean },
  parsed: Pick<ParsedQuery, 'clauses' | 'excluded'>,
): Correction {
  return { name, isWhole, request: withWords(request, parsed) }
}

/** Searches that ask for less and find something: without filters, without the word that fewest stories have. */
export async function loosen(sql: Sql, parsed: ParsedQuery, request: SearchRequest): Promise<Instead[]> {
  try {
    const { q, sort } = request
    const filtered = withoutCursor(request)
    const hasFilters = Object.keys(filtered).length > 2
    const rarest = await rarestClause(sql, parsed, request)
    const fewer = queryText({ ...parsed, clauses: parsed.clauses.filter((_clause, at) => at !== rarest) })
    const everywhere: SearchRequest[] = hasFilters && parsed.clauses.length > 0 ? [{ q, sort }] : []
    const withLess: SearchRequest[] = rarest === undefined ? [] : [{ ...filtered, q: fewer }]
    const found = await counted(sql, [...everywhere, ...withLess])
    if (found.length > 0 || everywhere.length === 0 || withLess.length === 0) return found
    return await counted(sql, [{ q: fewer, sort }])
  } catch (error) {
    throw tooSlow(error)
  }
}

async function counted(sql: Sql, requests: SearchRequest[]): Promise<Instead[]> {
  const all: Instead[] = []
  for (const request of requests) all.push({ request, found: await countOf(sql, parseQuery(request.q), request) })
  return all.filter(({ found }) => found > 0)
}

async function rarestClause(sql: Sql, parsed: ParsedQuery, request: SearchRequest): Promise<number | undefined> {
  if (parsed.clauses.length < 2 || parsed.clauses.length > MOST_WORDS) return undefined
  const { q, sort } = request
  const known = await readKnown(sql, parsed, { q, sort })
  const counts: number[] = []
  for (const clause of parsed.clauses)
    counts.push(await countKnown(sql, { clauses: [clause], excluded: [], isCut: false }, { ...known, matches: [] }))
  return counts.indexOf(Math.min(...counts))
}

async function countOf(sql: Sql, parsed: ParsedQuery, request: SearchRequest): Promise<number> {
  return countKnown(sql, parsed, await readKnown(sql, parsed, request))
}

async function countKnown(sql: Sql, parsed: ParsedQuery, known: Known): Promise<number> {
  return countStories(sql, await compileQuery(sql, parsed, known), known)
}
