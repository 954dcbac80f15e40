/** A word or a phrase that a story must have, or must not. */
export type Term = { kind: 'word' | 'phrase'; text: string }

/** What a reader asked for: every clause, one of each clause's terms, and none of the excluded. */
export type ParsedQuery = {
  clauses: Term[][]
  excluded: Term[]
  /** Something at the end was left out, because it was too long. */
  isCut: boolean
}

/** Characters and terms that are looked at: what people type is far below, and each term costs the database a look. */
export const LONGEST_QUERY = 200
export const MOST_TERMS = 16

/**
 * Reads what a reader typed: words that must all be there, `"phrases"`, `-excluded`, `one OR other`. Never fails: whatever is none
 * of these is read as words, and signs without a letter or digit are nothing.
 */
export function parseQuery(typed: string): ParsedQuery {
  const text = cleanQuery(typed)
  // The database would take what stands between these for markup, and leave it out.
  const tokens = tokensOf(text.replace(/[<>]/g, ' '))
  const clauses: Term[][] = []
  const excluded: Term[] = []
  let isAlternative = false
  for (const { sign, quoted, word } of tokens.slice(0, MOST_TERMS)) {
    if (word !== undefined && OR.test(word) && !sign) {
      isAlternative = clauses.length > 0
      continue
    }
    const term = termOf(quoted, word)
    if (!term) continue
    const last = clauses.at(-1)
    if (sign) excluded.push(term)
    else if (isAlternative && last) last.push(term)
    else clauses.push([term])
    isAlternative = false
  }
  return { clauses, excluded, isCut: typed.trim().length > LONGEST_QUERY || tokens.length > MOST_TERMS }
}

/** A query without what no index holds: control characters, halves of letters, more than one space, more than the longest. */
export function cleanQuery(typed: string): string {
  return (
    typed
      .slice(0, LONGEST_QUERY * 2)
      .toWellFormed()
      .normalize('NFC')
      // Directions and joiners stay inside a word: Persian and Hindi are written with them.
      .replace(/[\p{Control}\p{Private_Use}\p{Noncharacter_Code_Point}\uFFFD\s]+/gu, ' ')
      .trim()
      .slice(0, LONGEST_QUERY)
      .toWellFormed()
      .replace(/\uFFFD$/, '')
  )
}

/** A query as one would type it. */
export function queryText({ clauses, excluded }: Pick<ParsedQuery, 'clauses' | 'excluded'>): string {
  const wanted = clauses.map((terms) => terms.map(typedTerm).join(' OR '))
  return [...wanted, ...excluded.map((term) => `-${typedTerm(term)}`)].join(' ')
}

function typedTerm({ kind, text }: Term): string {
  return kind === 'phrase' ? `"${text}"` : text
}

type Token = { sign: string | undefined; quoted: string | undefined; word: string | undefined }

/** Quotes as people's keyboards make them; a quote that is not closed ends with the query. A minus counts at the start of a word. */
function tokensOf(text: string): Token[] {
  return [...text.matchAll(TOKEN)].map(({ groups = {} }) => ({
    sign: groups.sign || undefined,
    quoted: groups.quoted,
    word: groups.word,
  }))
}

const TOKEN = /(?<=^|\s|["“”„«»])(?<sign>[-−–]?)(?:["“”„«»](?<quoted>[^"“”„«»]*)(?:["“”„«»]|$)|(?<word>[^\s"“”„«»]+))/gu
const OR = /^(?:OR|\|{1,2})$/

function termOf(quoted: string | undefined, word: string | undefined): Term | undefined {
  const text = (quoted ?? word ?? '').replace(/^[-−–]+/, '').trim()
  if (!/[\p{Letter}\p{Number}]/u.test(text)) return undefined
  return { kind: quoted === undefined ? 'word' : 'phrase', text }
}
