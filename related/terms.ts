import { FIELDS, KINDS } from './weights.ts'

/** How often a lexeme stands in the fields of a story. Lexemes of the kind `tag:{id}` stand for what the story has. */
export type Occurrence = { lexeme: string; headline: number; standfirst: number; body: number }

export type TermKind = keyof typeof KINDS

/** Strength of each lexeme in a story, whatever its rarity. */
export type Strengths = Map<string, number>

/** Strengths of a story's words and of its tags, authors and sections, which are terms like any other. */
export function strengthsOf(occurrences: Occurrence[]): Strengths {
  const strengths: Strengths = new Map()
  for (const { lexeme, headline, standfirst, body } of occurrences) {
    const kind = kindOf(lexeme)
    if (kind !== 'word') strengths.set(lexeme, KINDS[kind])
    else if (saysSomething(lexeme)) {
      const times = headline * FIELDS.headline + standfirst * FIELDS.standfirst + body * FIELDS.body
      if (times > 0) strengths.set(lexeme, KINDS.word * (1 + Math.log(times)))
    }
  }
  return strengths
}

const DOCUMENT = /^(tag|author|section):[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function kindOf(lexeme: string): TermKind {
  return (DOCUMENT.exec(lexeme)?.[1] as TermKind | undefined) ?? 'word'
}

/** Single letters and small numbers stand in every story and mean another thing in each. */
function saysSomething(lexeme: string): boolean {
  return lexeme.length > 1 && !/^(?:\d{1,2}|[\d.,-]*[.,-][\d.,-]*)$/.test(lexeme)
}

/**
 * The number under which a lexeme is indexed: FNV-1a over its UTF-16 units, signed as Postgres' int. Two of a million lexemes
 * meet by accident once in some thousand; then a pair scores a little too much.
 */
export function termOf(lexeme: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < lexeme.length; at += 1) hash = Math.imul(hash ^ lexeme.charCodeAt(at), 0x01000193)
  return hash | 0
}

/** How much a term says: ln(N / n), with a little more than nothing for one that stands in every story of a small paper. */
export function rarityOf(stories: number, { of }: { of: number }): number {
  return Math.log(1 + Math.max(of, 1) / Math.max(stories, 1))
}
