import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { between, type Random, zipf } from '../random.ts'

/** Texts of our own that sentences are made after. */
const TEXTS = join(import.meta.dirname, '../../scripts/demo/stories')
const WORD = /^\p{L}[\p{L}’'-]*[.,;:?!]?$/u
const SENTENCE_END = /[.?!]$/
const LONGEST_SENTENCE = 32
/** Far more names than any reader knows: the rare words of a search. */
const NAMES = 40_000

export type SentenceMaker = {
  sentence(random: Random): string
  /** Sentences up to about so many words. */
  paragraph(random: Random, words: number): string
  /** Words of a headline: no full stop. */
  headline(random: Random): string
  /** First and last name of someone. Few are named often, most hardly ever. */
  person(random: Random): string
}

/**
 * Makes sentences in which each word follows another as it does somewhere in the demo's stories (a Markov chain of first order):
 * words, their frequency and their length are those of English, and a page of them compresses about as well, rather worse.
 */
export function createSentenceMaker(): SentenceMaker {
  const { words, followers, starts } = readChain()
  const drawName = zipf(NAMES, 0.9)

  const endsSentence = Uint8Array.from(words, (word) => Number(SENTENCE_END.test(word)))
  const sentence = (random: Random, longest = LONGEST_SENTENCE): string => {
    let word = starts[Math.floor(random() * starts.length)] ?? 0
    let text = capitalised(words[word] ?? '')
    for (let length = 1; length < longest; length++) {
      // Not asked of the text: it would be put together anew for each word.
      if (endsSentence[word]) return text
      const next = followers[word]
      if (!next || next.length === 0) break
      word = next[Math.floor(random() * next.length)] ?? 0
      text += ` ${words[word]}`
    }
    return `${text.replace(/[^\p{L}]+$/u, '')}.`
  }
  const person = (random: Random): string => `${nameOf(drawName(random) * 7 + 1)} ${nameOf(drawName(random))}`

  return {
    sentence,
    person,
    paragraph(random, wanted) {
      const parts = random() < 0.4 ? [`${person(random)} ${pickVerb(random)}`] : []
      for (let words = 0; words < wanted; ) {
        const next = sentence(random)
        parts.push(next)
        words += countSpaces(next) + 1
      }
      return parts.join(' ')
    },
    headline(random) {
      const text = sentence(random, between(random, 6, 10))
      return text.replace(/[^\p{L}]+$/u, '')
    },
  }
}

function readChain() {
  const words: string[] = []
  const indexOf = new Map<string, number>()
  const followers: number[][] = []
  const starts: number[] = []
  for (const file of readdirSync(TEXTS).sort()) {
    let before: number | undefined
    for (const token of tokensOf(readFileSync(join(TEXTS, file), 'utf8'))) {
      let index = indexOf.get(token)
      if (index === undefined) {
        index = words.push(token) - 1
        indexOf.set(token, index)
        followers.push([])
      }
      if (before === undefined || SENTENCE_END.test(words[before] ?? '')) starts.push(index)
      else followers[before]?.push(index)
      before = index
    }
  }
  return { words, followers, starts }
}

/** The running text: no front matter, no marks, nothing that is no word. */
function tokensOf(source: string): string[] {
  const text = source.replace(/^---\n[\s\S]*?\n---\n/, '').replace(/^(?::::|#|\||>|!\[).*$/gm, '')
  return text
    .replace(/\]\([^)]*\)/g, '')
    .split(/\s+/)
    .map((token) => token.replace(/[“”"()[\]*_]/g, ''))
    .filter((token) => WORD.test(token))
}

const SYLLABLES = [
  'ba',
  'den',
  'fal',
  'gor',
  'hil',
  'ja',
  'kes',
  'lo',
  'mar',
  'nu',
  'ost',
  'pel',
  'ri',
  'sa',
  'tov',
  'ul',
  'ven',
  'wick',
  'yar',
  'zel',
]

/** A name made of syllables; each number has its own. */
function nameOf(number: number): string {
  let rest = number + SYLLABLES.length
  let name = ''
  while (rest > 0) {
    name += SYLLABLES[rest % SYLLABLES.length]
    rest = Math.floor(rest / SYLLABLES.length)
  }
  return capitalised(name)
}

function pickVerb(random: Random): string {
  const verbs = [
    'explained it as follows.',
    'had another view.',
    'confirmed the figures.',
    'did not want to comment.',
    'remembers the day.',
  ]
  return verbs[Math.floor(random() * verbs.length)] ?? ''
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function countSpaces(text: string): number {
  let count = 0
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) count += 1
  return count
}
