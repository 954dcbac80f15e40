import type { Random } from '../../lib/random.ts'
import type { Corpus } from '../corpus/corpus.ts'
import { topicOf } from '../corpus/topics.ts'

/** Words next to each other in a text of the corpus, which somebody might search for: as often as texts have them. */
export function drawWords({ maker, drawTag }: Corpus, random: Random, wanted: number): string[] {
  const topic = topicOf([drawTag(random)])
  const words = maker.sentence(random, topic).filter((word) => /^[a-z]{4,}$/.test(word))
  const from = Math.floor(random() * Math.max(1, words.length - wanted + 1))
  return words.length > 0 ? words.slice(from, from + wanted) : [topic(random)]
}
