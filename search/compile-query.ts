import { type Fragment, fragment, rawFragment, type Sql } from '../lib/sql.ts'
import { coverWithNames, type Known } from './match-names.ts'
import type { ParsedQuery, Term } from './parse-query.ts'

/** What is asked of the stories of one language, in the database's own words. */
export type CompiledQuery = {
  config: string
  /** What a story must match, filters included. */
  wanted: string
  /** The same without what is excluded. */
  positive: string
  /** The words alone: what is ranked and shown. Empty where the query has only filters, or words that are in every text. */
  words: string
  /** Any of the words: what is marked in excerpts. */
  marks: string
  /** Whether an index can find it: what is only excluded, or only common, it cannot. */
  isFindable: boolean
  /** How many stories match, as the database estimates, and which share of all that is. */
  estimate: number
  share: number
}

const NOTHING = fragment`''::tsquery`

/**
 * Turns a parsed query into one of the database for each language that stories have: a word is stemmed as the story's own words
 * were. Words that are a name match the text or whoever or whatever is called so.
 */
export async function compileQuery(sql: Sql, query: ParsedQuery, known: Known): Promise<CompiledQuery[]> {
  if (known.configs.length === 0) return []
  const clauses = clausesOf(query, known)
  const filters = joined(
    known.filters.map(({ kind, ids }) => anyOf(ids.map((id) => `${kind}:${id}`))),
    '&&',
  )
  const statements = known.configs.map((config) => {
    const words = joined(
      clauses.map((clause) => clause(config)),
      '&&',
    )
    const excluded = joined(
      query.excluded.map((term) => fragment`!! ${termFragment(term, config)}`),
      '&&',
    )
    const marks = joined(
      query.clauses.flat().map((term) => termFragment(term, config)),
      '||',
    )
    return fragment`
      select ${config}::text as config, ${words} as words, ${marks} as marks, ${words} && ${filters} as positive,
        ${words} && ${filters} && ${excluded} as wanted`
  })
  const all = statements.reduce((sum, statement) => fragment`${sum} union all ${statement}`)
  const compiled = await sql<CompiledQuery>`
    select config, wanted::text as wanted, positive::text as positive, words::text as words, marks::text as marks,
      numnode(positive) > 0 and querytree(wanted) not in ('', 'T') as "isFindable",
      estimate, estimate / greatest((select reltuples from pg_class where oid = 'edition.story_search'::regclass), 1) as share
    from (${all}) as query cross join lateral (select edition.estimated_matches(wanted) as estimate offset 0) as estimated order by config limit ${known.configs.length}`
  // A search for days alone is found by the days.
  const asksForDays =
    clauses.length + query.excluded.length + known.filters.length === 0 && (known.since ?? known.before) !== null
  return asksForDays ? compiled.map((each) => ({ ...each, isFindable: true })) : compiled
}

type Clause = (config: string) => Fragment

function clausesOf(query: ParsedQuery, { matches }: Known): Clause[] {
  const cover = coverWithNames(matches)
  const named = new Map(cover.map((match) => [match.first, match]))
  const inNames = new Set(cover.flatMap(({ first, length }) => Array.from({ length }, (_, at) => first + at)))
  return query.clauses.flatMap((terms, index): Clause[] => {
    const match = named.get(index)
    if (match) {
      const own = query.clauses.slice(index, index + match.length).flat()
      return [
        (config) => {
          const text = joined(
            own.map((term) => termFragment(term, config)),
            '&&',
          )
          return fragment`(${text} || ${anyOf(match.lexemes)})`
        },
      ]
    }
    if (inNames.has(index)) return []
    return [
      (config) =>
        fragment`(${joined(
          terms.map((term) => termFragment(term, config)),
          '||',
        )})`,
    ]
  })
}

/** A word may have parts, which then stand together (`us-china`, `l’élection`) or are written as one (`5-G`, `e-mail`). */
function termFragment({ kind, text }: Term, config: string): Fragment {
  const apart = fragment`edition.stems_asked(${config}, edition.spaced(${text}))`
  const joined = text.replace(/(?<=[\p{Letter}\p{Number}])[-‐‑](?=[\p{Letter}\p{Number}])/gu, '')
  if (kind === 'phrase' || joined === text) return apart
  return fragment`(${apart} || edition.stems_asked(${config}, edition.spaced(${joined})))`
}

/** @param lexemes - of tags, authors and sections: they stand in the index as words with a colon, which no word of a text has */
function anyOf(lexemes: string[]): Fragment {
  return fragment`${lexemes.map((lexeme) => `'${lexeme}'`).join(' | ')}::tsquery`
}

function joined(parts: Fragment[], operator: '&&' | '||'): Fragment {
  const sign = rawFragment(operator)
  return parts.length === 0 ? NOTHING : fragment`(${parts.reduce((sum, part) => fragment`${sum} ${sign} ${part}`)})`
}
