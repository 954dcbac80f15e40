import type { Sql } from '../lib/sql.ts'
import { countStories } from '../related/analyse-story.ts'
import { termOf } from '../related/terms.ts'
import { plainWords } from './match-names.ts'
import type { ParsedQuery } from './parse-query.ts'
import { type SearchRequest, withWords } from './search-request.ts'
import { beforeOneSlip } from './slips.ts'

/** Words that are looked into: each may have been some hundred others. */
const MOST_WORDS = 3
/** In a shorter word every other letter makes another word; a longer one is none. */
const [SHORTEST, LONGEST] = [4, 20]

/**
 * The query with each word that stands in no story spelled as it may have been meant, as most stories have it. Nothing where no such
 * word is one slip away from another. Two statements.
 * @param configs - the text search configurations of the stories that there are
 */
export async function suggestSpelling(
  sql: Sql,
  parsed: ParsedQuery,
  { request, configs }: { request: SearchRequest; configs: string[] },
): Promise<SearchRequest | undefined> {
  const typed = [...new Set(plainWords(parsed).map(({ text }) => text.toLowerCase()))]
    .filter((word) => word.length >= SHORTEST && word.length <= LONGEST && /^\p{L}+$/u.test(word))
    .slice(0, MOST_WORDS)
  if (typed.length === 0) return undefined
  const slips = new Map(typed.map((word) => [word, beforeOneSlip(word)]))
  const stories = await countStoriesWith(sql, [...new Set([...slips].flat(2))], configs)
  const spelled = new Map(
    [...slips].flatMap(([word, others]) => {
      const best = others.reduce((one, other) => ((stories.get(other) ?? 0) > (stories.get(one) ?? 0) ? other : one))
      return !stories.has(word) && stories.has(best) ? [[word, best]] : []
    }),
  )
  if (spelled.size === 0) return undefined
  const clauses = parsed.clauses.map((terms) =>
    terms.map((term) => ({ ...term, text: spelled.get(term.text.toLowerCase()) ?? term.text })),
  )
  return withWords(request, { ...parsed, clauses })
}

/** In how many stories some words stand, in any form, among the words that say most of them; none of those that stand in none. */
async function countStoriesWith(sql: Sql, words: string[], configs: string[]): Promise<Map<string, number>> {
  const forms = await sql<{ word: string; lexemes: string[] }>`
    select word, array(
      select distinct lexeme from unnest(${configs}::text[]) as config (name)
        cross join lateral unnest(to_tsvector(('edition.' || quote_ident(config.name))::regconfig, word))) as lexemes
    from unnest(${words}::text[]) as word order by word limit ${words.length}`
  const terms = new Map(forms.map(({ word, lexemes }) => [word, lexemes.map(termOf)]))
  const counts = await countStories(sql, [...new Set([...terms.values()].flat())])
  return new Map(
    [...terms].flatMap(([word, own]) => {
      const most = Math.max(0, ...own.map((term) => counts.get(term) ?? 0))
      return most > 0 ? [[word, most]] : []
    }),
  )
}
