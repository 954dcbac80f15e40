import type { Sql } from '../lib/sql.ts'
import type { Analysis } from './analyse-story.ts'
import type { Ranked } from './rank-related.ts'
import type { Score, Shared } from './score.ts'
import { spellingsIn } from './spellings.ts'
import { kindOf, type TermKind } from './terms.ts'

/** What people call a term: the name of a tag or an author, a word as it stands in the text. */
type Named = {
  kind: TermKind
  name: string
  /** Whether the word is written like a name. */
  isName: boolean
  /** Whether the word stands in the headline or standfirst: then it is no verb that happens to be rare. */
  isUpFront: boolean
  /**
   * What is stored of it: a word as it is, of anything else the lexeme, `tag:{id}`, so that it has the name that it has when it is
   * read. No word has a colon.
   */
  said: string
}
export type NamesOf = Map<number, Named>
/** For an editor: what the score consists of, in points; the largest of each kind. Names as `said` of `Named`. */
export type Parts = { closeness: number } & Partial<Record<TermKind, { name: string; points: number }[]>>

const KINDS_SHOWN = ['word', 'tag', 'author', 'section'] as const

/** A reader is given so many words of explanation. */
const REASONS = 3
/** An editor is shown so many of each kind. */
const PARTS = 6
/** Terms of a choice whose names are looked up: those that count most. */
const NAMED_TERMS = 8

/**
 * Why a story was chosen. Readers see the shared tags, the rarest first, then shared names, then what stands in the headline or
 * standfirst; where there is none of these, the word that counts most.
 */
export function explain(score: Score, names: NamesOf): { reason: string[]; score: number; parts: Parts } {
  const known = score.shared.flatMap(({ term, points }) => {
    const named = names.get(term)
    return named ? [{ ...named, points }] : []
  })
  const of = (kind: TermKind) => known.filter((term) => term.kind === kind)
  const words = of('word')
  const upFront = words.filter(({ isName, isUpFront }) => isUpFront && !isName)
  const telling = [...of('tag'), ...words.filter(({ isName }) => isName), ...upFront]
  const reason = telling.length > 0 ? telling : words.slice(0, 1)
  const parts: Parts = { closeness: round(score.closeness) }
  for (const kind of KINDS_SHOWN) {
    const some = of(kind).slice(0, PARTS)
    if (some.length > 0) parts[kind] = some.map(({ said, points }) => ({ name: said, points: round(points) }))
  }
  const told = withoutRepeats(reason).slice(0, REASONS)
  return { reason: told.map(({ said }) => said), score: round(score.total), parts }
}

/** Looks up what the terms are called that count most between a story and those ranked for it. */
export async function readNames(sql: Sql, source: Analysis, ranked: Ranked[]): Promise<NamesOf> {
  const terms = new Set(
    ranked.flatMap(({ score }) =>
      [...tagsOf(score, source), ...score.shared.slice(0, NAMED_TERMS)].map(({ term }) => term),
    ),
  )
  const lexemes = new Map([...terms].map((term) => [source.lexemes.get(term) ?? '', term]))
  const words = [...lexemes.keys()].filter((lexeme) => kindOf(lexeme) === 'word')
  const documents = await readDocumentNames(sql, [...lexemes.keys()])
  const spellings = await readSpellings(sql, source.storyId, words)
  const names: NamesOf = new Map()
  for (const [lexeme, name] of documents)
    setName(names, lexemes.get(lexeme), { kind: kindOf(lexeme), name, isName: true, isUpFront: false, said: lexeme })
  for (const { lexeme, spelling, isUpFront } of spellings) {
    const isName = /^\p{Lu}/u.test(spelling)
    setName(names, lexemes.get(lexeme), { kind: 'word', name: spelling, isName, isUpFront, said: spelling })
  }
  return names
}

/** How a story writes the words behind some lexemes. */
async function readSpellings(
  sql: Sql,
  storyId: string,
  lexemes: string[],
): Promise<{ lexeme: string; spelling: string; isUpFront: boolean }[]> {
  const [story] = await sql<{ config: string; headline: string; standfirst: string | null; body: string }>`
    select search.config, story.headline, story.standfirst, edition.body_text(story.body) as body
    from edition.stories as story join edition.story_search as search on search.story_id = story.id
    where story.id = ${storyId} limit 1`
  if (!story) return []
  const { headline, standfirst, body } = story
  const spellings = spellingsIn({ headline, text: `${standfirst ?? ''}.\n${body}` })
  const upFront = spellingsIn({ headline, text: standfirst ?? '' })
  const rows = await sql<{ word: string; lexeme: string }>`
    select distinct on (lexeme) lexeme, word
    from unnest(${[...spellings.keys()]}::text[]) with ordinality as said (word, place)
      cross join unnest(tsvector_to_array(to_tsvector(('edition.' || quote_ident(${story.config}))::regconfig, said.word))) as lexeme
    where lexeme = any (${lexemes}) order by lexeme, said.place`
  return rows.map(({ lexeme, word }) => ({
    lexeme,
    spelling: spellings.get(word) ?? word,
    isUpFront: upFront.has(word),
  }))
}

/** Parts with the names that their tags, authors and sections have now; what is not there any more is left out. */
export async function nameParts(sql: Sql, some: Parts[]): Promise<Parts[]> {
  const said = some.flatMap((parts) => KINDS_SHOWN.flatMap((kind) => parts[kind] ?? []).map(({ name }) => name))
  const names = await readDocumentNames(sql, said)
  const named = ({ name, points }: { name: string; points: number }) => {
    const now = kindOf(name) === 'word' ? name : names.get(name)
    return now === undefined ? [] : [{ name: now, points }]
  }
  return some.map(({ closeness, ...parts }) => ({
    closeness,
    ...Object.fromEntries(Object.entries(parts).map(([kind, list]) => [kind, list.flatMap(named)])),
  }))
}

/** What the tags, authors and sections among some lexemes are called now; a merged tag as the one in its place. */
async function readDocumentNames(sql: Sql, lexemes: string[]): Promise<Map<string, string>> {
  const ids = lexemes
    .filter((lexeme) => kindOf(lexeme) !== 'word')
    .map((lexeme) => lexeme.slice(lexeme.indexOf(':') + 1))
  const rows = await sql<{ lexeme: string; name: string }>`
    select names.kind || ':' || asked.id as lexeme, names.name
    from unnest(${[...new Set(ids)]}::uuid[]) as asked (id) left join edition.tags on tags.id = asked.id
      join edition.names on names.id = coalesce(tags.merged_into, asked.id) and not names.is_alias
    order by 1`
  return new Map(rows.map(({ lexeme, name }) => [lexeme, name]))
}

function tagsOf(score: Score, source: Analysis): Shared[] {
  return score.shared.filter(({ term }) => kindOf(source.lexemes.get(term) ?? '') !== 'word')
}

function setName(names: NamesOf, term: number | undefined, name: Named): void {
  if (term !== undefined) names.set(term, name)
}

/** A word that is part of a tag's name says nothing new. */
function withoutRepeats<Reason extends { name: string }>(reasons: Reason[]): Reason[] {
  return reasons.filter(
    ({ name }, at) => !reasons.slice(0, at).some((earlier) => earlier.name.toLowerCase().includes(name.toLowerCase())),
  )
}

function round(value: number): number {
  return Number(value.toPrecision(3))
}
