import { z } from 'zod'
import { cleanQuery, type ParsedQuery, queryText } from './parse-query.ts'

/** What is searched for. Filters are slugs; days are the paper's, both included. */
export type SearchRequest = {
  q: string
  section?: string
  author?: string
  tag?: string
  from?: string
  to?: string
  sort: 'relevance' | 'date'
  /** Where the page before ended; made by `cursorText`. */
  after?: string
}

/** The parameters of the address `/search`, in the order in which we write them. */
export const SEARCH_PARAMETERS = ['q', 'section', 'author', 'tag', 'from', 'to', 'sort', 'after'] as const

const slug = z
  .string()
  .regex(/^[\p{Letter}\p{Number}_-]{1,200}$/u)
  .optional()
  .catch(undefined)
const day = z.iso
  .date()
  .refine((text) => text >= '1000' && text < '3000')
  .optional()
  .catch(undefined)

const schema = z.object({
  q: z.string().catch('').transform(cleanQuery),
  section: slug,
  author: slug,
  tag: slug,
  from: day,
  to: day,
  sort: z.enum(['relevance', 'date']).catch('relevance'),
  after: z.string().max(200).optional().catch(undefined),
})

/** Reads an address's parameters. Never fails: what cannot be meant is as if it were not there. */
export function readSearchRequest(given: Record<string, string | string[] | undefined>): SearchRequest {
  const first = SEARCH_PARAMETERS.map((name) => {
    const value = given[name]
    return [name, Array.isArray(value) ? value[0] : value]
  })
  const request = schema.parse(Object.fromEntries(first))
  // The other way round is what was meant.
  const isTurned = request.from && request.to && request.from > request.to
  const days = isTurned ? { from: request.to, to: request.from } : {}
  return Object.fromEntries(
    Object.entries({ ...request, ...days }).filter(([, value]) => value !== undefined),
  ) as SearchRequest
}

/** The address of a search: the one spelling of it. */
export function searchHref(request: Partial<SearchRequest>): string {
  const query = new URLSearchParams()
  for (const name of SEARCH_PARAMETERS) {
    const value = request[name]
    if (value && !(name === 'sort' && value === 'relevance')) query.set(name, value)
  }
  return query.size > 0 ? `/search?${query}` : '/search'
}

/** The same search from its first page. */
export function withoutCursor({ after: _, ...request }: SearchRequest): SearchRequest {
  return request
}

/** The same search for other words, from its first page. */
export function withWords(request: SearchRequest, words: Pick<ParsedQuery, 'clauses' | 'excluded'>): SearchRequest {
  return { ...withoutCursor(request), q: queryText(words) }
}
