/** What `/search` reads of its query, in the order in which we write it; `search/search-request.ts` says what it means. */
const DECLARED = ['q', 'section', 'author', 'tag', 'from', 'to', 'sort', 'after']

/** Letters of a value that anybody looks at. */
const LONGEST = 400

/**
 * Of a query what the route declares, each once, in one order and one spelling: so that two addresses of one page have one key, and
 * nothing else that somebody hangs on an address gets through.
 * @param query - of an address, from its question mark on
 */
export function declaredQuery(query: string): string {
  // Browsers end an address at its fragment; what sends one all the same does not mean it.
  const given = new URLSearchParams(query.split('#', 1)[0])
  const kept = new URLSearchParams()
  for (const name of DECLARED) {
    const value = given.get(name)?.slice(0, LONGEST).toWellFormed().trim()
    if (value) kept.set(name, value)
  }
  return kept.size > 0 ? `?${kept}` : ''
}
