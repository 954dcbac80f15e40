export type Named = { id: string; name: string }

/** Up to so many people are written to about one note. */
export const MOST_MENTIONS = 20
/** A name being typed is at most so long. */
const LONGEST_TYPED = 60

/** Whom a note names: `@` and the whole name of an account, the longest that fits. Two of one name are both meant. */
export function mentionedPeople<Person extends Named>(words: string, people: Person[]): Person[] {
  const text = fold(words)
  const names = [...new Set(people.map(({ name }) => fold(name)))].sort((one, other) => other.length - one.length)
  const found = new Set<string>()
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    if (isLetter(text[at - 1])) continue
    const name = names.find((each) => text.startsWith(each, at + 1) && !isLetter(text[at + 1 + each.length]))
    if (name) found.add(name)
  }
  return people.filter(({ name }) => found.has(fold(name))).slice(0, MOST_MENTIONS)
}

/** The name that is being typed where the cursor stands; `start` is the place of its `@`. */
export function typedMention(words: string, caret: number): { start: number; typed: string } | undefined {
  const before = words.slice(Math.max(0, caret - LONGEST_TYPED - 1), caret)
  const at = before.lastIndexOf('@')
  const typed = before.slice(at + 1)
  if (at === -1 || isLetter(before[at - 1]) || /[\n@]/.test(typed) || /^\s/.test(typed)) return undefined
  return { start: caret - typed.length - 1, typed }
}

/** Whose name, or a later word of it, begins so; who is named in full already is not offered again. */
export function peopleFor<Person extends Named>(typed: string, people: Person[], most = 6): Person[] {
  const begins = fold(typed)
  const isNamed = (name: string) => begins !== name && begins.trimEnd() === name
  const isOffered = (name: string) => !isNamed(name) && (name.startsWith(begins) || name.includes(` ${begins}`))
  return people.filter(({ name }) => isOffered(fold(name))).slice(0, most)
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase()
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{Letter}\p{Number}\p{Mark}]/u.test(character)
}
