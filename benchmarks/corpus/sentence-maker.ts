import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { between, pick, type Random, zipf } from '../../lib/random.ts'
import { spell } from './spell.ts'
import { type Topic, topicWords } from './topics.ts'

/** Texts of our own that sentences are made after. */
const TEXTS = join(import.meta.dirname, '../../scripts/demo/stories')
const WORD = /^\p{L}[\p{L}’'-]*[.,;:?!]?$/u
const SENTENCE_END = /[.?!]$/
const LONGEST_SENTENCE = 32
const CONTENT_WORD = /^\p{Ll}{5,}$/u
/** How many of those words are of the story's topic: then half of all words stand in less than a seventh of the stories, as in news. */
const TOPICAL = 0.5
/** Far more names than any reader knows: the rare words of a search. */
const NAMES = 40_000

/** What it makes are words, one after the other, with their punctuation: whoever asks for many needs no text taken apart again. */
export type SentenceMaker = {
  sentence(random: Random, topic?: Topic): string[]
  /** Sentences up to about so many words. */
  paragraph(random: Random, words: number, topic?: Topic): string[]
  /** No full stop. */
  headline(random: Random, topic?: Topic): string[]
  /** First and last name of someone. Few are named often, most hardly ever. */
  person(random: Random): string[]
  /** Every word that stands in what it makes, in lower case and without punctuation. */
  vocabulary(): Set<string>
}

/**
 * Makes sentences in which each word follows another as it does somewhere in the demo's stories (a Markov chain of first order):
 * words, their frequency and their length are those of English, and a page of them compresses about as well, rather worse. Every
 * other word that could be about something is one of the topic.
 */
export function createSentenceMaker(): SentenceMaker {
  const { words, followers, starts } = readChain()
  const drawName = zipf(NAMES, 0.9)

  const endsSentence = Uint8Array.from(words, (word) => Number(SENTENCE_END.test(word)))
  const isAboutSomething = Uint8Array.from(words, (word) => Number(CONTENT_WORD.test(word)))
  const capitals = words.map(capitalised)
  const sentence = (random: Random, topic?: Topic, longest = LONGEST_SENTENCE): string[] => {
    let word = starts[Math.floor(random() * starts.length)] ?? 0
    const made = [capitals[word] ?? '']
    while (made.length < longest) {
      if (endsSentence[word]) return made
      const next = followers[word]
      if (!next || next.length === 0) break
      word = next[Math.floor(random() * next.length)] ?? 0
      made.push(topic && isAboutSomething[word] && random() < TOPICAL ? topic(random) : (words[word] ?? ''))
    }
    return endedWith('.', made)
  }
  const person = (random: Random) => [firstNames[drawName(random)] ?? '', lastNames[drawName(random)] ?? '']

  return {
    sentence: (random, topic) => sentence(random, topic),
    person,
    vocabulary: () => new Set([...words, ...topicWords(), ...firstNames, ...lastNames, ...VERBS.flat()].map(bareWord)),
    paragraph(random, wanted, topic) {
      const made = random() < 0.4 ? [...person(random), ...pick(random, VERBS)] : []
      const until = made.length + wanted
      while (made.length < until) made.push(...sentence(random, topic))
      return made
    },
    headline: (random, topic) => endedWith('', sentence(random, topic, between(random, 6, 10))),
  }
}

/** Words whose last one has that punctuation and no other. */
function endedWith(punctuation: string, words: string[]): string[] {
  return words.with(-1, (words.at(-1) ?? '').replace(/[^\p{L}]+$/u, '') + punctuation)
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

const lastNames = Array.from({ length: NAMES }, (_, number) => capitalised(spell(number, SYLLABLES)))
const firstNames = Array.from({ length: NAMES }, (_, number) => capitalised(spell(number * 7 + 1, SYLLABLES)))

const VERBS = [
  'explained it as follows.',
  'had another view.',
  'confirmed the figures.',
  'did not want to comment.',
  'remembers the day.',
].map((text) => text.split(' '))

/** A word of a text as `vocabulary` has it. */
export function bareWord(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]+$/u, '')
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
