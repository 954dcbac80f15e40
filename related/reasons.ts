import type { Sql } from '../lib/sql.ts'
import type { Analysis } from './analyse-story.ts'
import type { Ranked } from './rank-related.ts'
import type { Score, Shared } from './score.ts'
import { spellingsIn } from './spellings.ts'
import { kindOf, type TermKind } from './terms.ts'

export type Choice = Pick<Ranked, 'storyId' | 'score'>
/** What people call a term: the name of a tag or an author, a word as it stands in the text. */
export type NamesOf = Map<
  number,
  { kind: TermKind; name: string /** Whether the word is written like a name. */; isName: boolean }
>
/** For an editor: what the score consists of, in points; the largest of each kind. */
export type Parts = { closeness: number } & Partial<Record<TermKind, { name: string; points: number }[]>>

/** A reader is given so many words of explanation. */
const REASONS = 3
/** An editor is shown so many of each kind. */
const PARTS = 6
/** Terms whose names are looked up: those that count in one of the first choices. */
const NAMED_CHOICES = 40
const NAMED_TERMS = 8

/**
 * Why a story was chosen. Readers see the shared tags, the rarest first, then shared names; where there is neither, the words that
 * count most.
 */
export function explain(score: Score, names: NamesOf): { reason: string[]; score: number; parts: Parts } {
  const known = score.shared.flatMap(({ term, points }) => {
    const named = names.get(term)
    return named ? [{ ...named, points }] : []
  })
  const of = (kind: TermKind) => known.filter((term) => term.kind === kind)
  const words = of('word')
  const reason = [...of('tag'), ...words.filter(({ isName }) => isName), ...words.filter(({ isName }) => !isName)]
  const parts: Parts = { closeness: round(score.closeness) }
  for (const kind of ['word', 'tag', 'author', 'section'] as const) {
    const some = of(kind).slice(0, PARTS)
    if (some.length > 0) parts[kind] = some.map(({ name, points }) => ({ name, points: round(points) }))
  }
  return { reason: withoutRepeats(reason.map(({ name }) => name)).slice(0, REASONS), score: round(score.total), parts }
}

/** Looks up what the terms are called that count most between a story and the first of those ranked for it. */
export async function readNames(sql: Sql, source: Analysis, ranked: Ranked[]): Promise<NamesOf> {
  const terms = new Set(
    ranked
      .slice(0, NAMED_CHOICES)
      .flatMap(({ score }) =>
        [...tagsOf(score, source), ...score.shared.slice(0, NAMED_TERMS)].map(({ term }) => term),
      ),
  )
  const lexemes = new Map([...terms].map((term) => [source.lexemes.get(term) ?? '', term]))
  const words = [...lexemes.keys()].filter((lexeme) => kindOf(lexeme) === 'word')
  const ids = [...lexemes.keys()].flatMap((lexeme) =>
    kindOf(lexeme) === 'word' ? [] : [lexeme.slice(lexeme.indexOf(':') + 1)],
  )
  const documents = await sql<{ lexeme: string; name: string }>`
    select kind || ':' || id as lexeme, name from edition.names where id = any (${ids}::uuid[]) and not is_alias order by lexeme`
  const spellings = await readSpellings(sql, source.storyId, words)
  const names: NamesOf = new Map()
  for (const { lexeme, name } of documents)
    setName(names, lexemes.get(lexeme), { kind: kindOf(lexeme), name, isName: true })
  for (const { lexeme, spelling } of spellings)
    setName(names, lexemes.get(lexeme), { kind: 'word', name: spelling, isName: /^\p{Lu}/u.test(spelling) })
  return names
}

/** How a story writes the words behind some lexemes. */
async function readSpellings(
  sql: Sql,
  storyId: string,
  lexemes: string[],
): Promise<{ lexeme: string; spelling: string }[]> {
  const [story] = await sql<{ config: string; headline: string; text: string }>`
    select search.config, story.headline, concat_ws(E'.\n', story.standfirst, edition.body_text(story.body)) as text
    from edition.stories as story join edition.story_search as search on search.story_id = story.id
    where story.id = ${storyId} limit 1`
  if (!story) return []
  const spellings = spellingsIn(story)
  const rows = await sql<{ word: string; lexeme: string }>`
    select distinct on (lexeme) lexeme, word
    from unnest(${[...spellings.keys()]}::text[]) with ordinality as said (word, place)
      cross join unnest(tsvector_to_array(to_tsvector(('edition.' || quote_ident(${story.config}))::regconfig, said.word))) as lexeme
    where lexeme = any (${lexemes}) order by lexeme, said.place`
  return rows.map(({ lexeme, word }) => ({ lexeme, spelling: spellings.get(word) ?? word }))
}

function tagsOf(score: Score, source: Analysis): Shared[] {
  return score.shared.filter(({ term }) => kindOf(source.lexemes.get(term) ?? '') !== 'word')
}

function setName(
  names: NamesOf,
  term: number | undefined,
  name: { kind: TermKind; name: string; isName: boolean },
): void {
  if (term !== undefined) names.set(term, name)
}

/** A word that is part of a tag's name says nothing new. */
function withoutRepeats(reasons: string[]): string[] {
  return reasons.filter(
    (name, at) => !reasons.slice(0, at).some((earlier) => earlier.toLowerCase().includes(name.toLowerCase())),
  )
}

function round(value: number): number {
  return Number(value.toPrecision(3))
}
