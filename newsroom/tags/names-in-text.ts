import type { TagKind } from './tag-kinds.ts'

/** The parts of a story, as a reader meets them. */
export const PARTS = ['headline', 'standfirst', 'text'] as const
export type Part = (typeof PARTS)[number]

/** A word with its capitals and without its accents, and as names are compared. */
export type Word = { written: string; normalised: string }
export type StoryWords = Record<Part, Word[]>

/** A spelling under which a tag is known. */
export type Spelling = {
  tagId: string
  kind: TagKind
  normalised: string
  /** As the newsroom writes it. */
  name: string
}

/** Where a name stands in a story, and how often. */
export type Mention = Spelling & Record<Part, number>

/** Names of tags are looked for up to this many words long. */
export const LONGEST_NAME = 5

/**
 * Every run of so many words, once: what could be a name.
 * @param begun - of longer runs only those that begin with one of these two words are wanted
 */
export function phrasesOf(
  words: StoryWords,
  { from, to, begun }: { from: number; to: number; begun?: Set<string> },
): string[] {
  const phrases = new Set<string>()
  for (const part of PARTS) {
    for (let at = 0; at < words[part].length; at += 1) {
      let phrase = ''
      for (const [index, { normalised }] of words[part].slice(at, at + to).entries()) {
        phrase = phrase ? `${phrase} ${normalised}` : normalised
        if (index === 1 && begun && !begun.has(phrase)) break
        if (index + 1 >= from) phrases.add(phrase)
      }
    }
  }
  return [...phrases]
}

/**
 * Which of the names stand in the story. A longer name takes its words for itself: “New York Times” is no mention of New York.
 * What is only a common word is none: see `isMeant`.
 */
export function mentionsIn(words: StoryWords, spellings: Spelling[]): Mention[] {
  const known = Map.groupBy(spellings, ({ normalised }) => normalised)
  const found = new Map<string, Occurrence[]>()
  for (const part of PARTS) {
    const isTitleCase = part === 'headline' && isInTitleCase(words[part])
    for (let at = 0; at < words[part].length; ) {
      const length = longestAt(words[part], at, known)
      if (length > 0) {
        const run = words[part].slice(at, at + length)
        const phrase = run.map(({ normalised }) => normalised).join(' ')
        const written = run.map((word) => word.written).join(' ')
        found.set(phrase, [...(found.get(phrase) ?? []), { part, written, isTitleCase }])
      }
      at += Math.max(1, length)
    }
  }
  return [...found].flatMap(([phrase, occurrences]) =>
    (known.get(phrase) ?? [])
      .filter((spelling) => isMeant(spelling, occurrences))
      .map((spelling) => ({ ...spelling, ...countByPart(occurrences) })),
  )
}

type Occurrence = { part: Part; written: string /** Capitals there say nothing. */; isTitleCase: boolean }

function longestAt(words: Word[], at: number, known: Map<string, unknown>): number {
  for (let length = Math.min(LONGEST_NAME, words.length - at); length > 0; length -= 1) {
    const phrase = words.slice(at, at + length).map(({ normalised }) => normalised)
    if (known.has(phrase.join(' '))) return length
  }
  return 0
}

/**
 * Whether the text means the tag, and not a word that happens to be its name: letters in capitals (US, IT) must be so in the text;
 * a single word must mostly have its capital, unless it is a topic and stands in the headline or twice; of a name of several
 * words one must have a capital if the name has. Topics of several words are taken as they are: “climate change”.
 */
function isMeant({ name, kind, normalised }: Spelling, occurrences: Occurrence[]): boolean {
  const telling = occurrences.filter(({ isTitleCase }) => !isTitleCase)
  if (isInCapitals(name)) return telling.some(({ written }) => isInCapitals(written))
  const isTopic = kind === 'topic'
  const capitals = telling.filter(({ written }) => HAS_CAPITAL.test(written)).length
  if (normalised.includes(' ')) return isTopic || !HAS_CAPITAL.test(name) || capitals > 0 || telling.length === 0
  if (capitals > telling.length - capitals) return true
  return isTopic && (occurrences.length > 1 || occurrences.some(({ part }) => part === 'headline'))
}

/** A headline in which Most Words Have a Capital. The first has one in any case. */
function isInTitleCase(words: Word[]): boolean {
  const [, ...others] = words.filter(({ written }) => HAS_LETTER.test(written))
  const capitals = others.filter(({ written }) => STARTS_CAPITAL.test(written)).length
  return others.length > 1 && capitals > others.length * 0.6
}

function isInCapitals(text: string): boolean {
  return HAS_CAPITAL.test(text) && text === text.toUpperCase()
}

const HAS_LETTER = /\p{L}/u
const HAS_CAPITAL = /\p{Lu}/u
const STARTS_CAPITAL = /^\p{Lu}/u

function countByPart(occurrences: Occurrence[]): Record<Part, number> {
  const counts = { headline: 0, standfirst: 0, text: 0 }
  for (const { part } of occurrences) counts[part] += 1
  return counts
}
