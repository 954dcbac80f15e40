import { pick, type Random, zipf } from '../../lib/random.ts'
import { spell } from './spell.ts'

/** A word of what a story is about. */
export type Topic = (random: Random) => string

/** Words that only some stories have, besides names: with those of every story, as many as a large paper's archive has. */
const WORDS = 30_000
/** So many are what stories of one tag are about, few of them often. Tags share them: each word belongs to some hundred. */
const WORDS_OF_A_TAG = 400

const SYLLABLES = [
  'mon',
  'ter',
  'ical',
  'gra',
  'phos',
  'lec',
  'ti',
  'con',
  'sta',
  'nav',
  'ol',
  'fer',
  'min',
  'cul',
  'pre',
]

const drawRank = zipf(WORDS_OF_A_TAG)
const words = Array.from({ length: WORDS }, (_, number) => spell(number, SYLLABLES))

/** Words that stories with these tags are about. */
export function topicOf(tags: number[]): Topic {
  // Far apart, so that tags next to each other are not about the same.
  return (random) => words[((pick(random, tags) ?? 0) * 7919 + drawRank(random)) % WORDS] ?? ''
}

export function topicWords(): readonly string[] {
  return words
}
