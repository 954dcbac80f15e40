import type { CorpusStory } from './corpus-schema.ts'
import { DEPTH, type Recommend } from './evaluate.ts'
import { stripLinks } from './strip-links.ts'

/** What other publishing systems show: the newest stories. */
export function newest(corpus: CorpusStory[]): Recommend {
  const byDate = [...corpus].sort(newestFirst)
  return (_source, isAllowed) => byDate.filter(isAllowed).slice(0, DEPTH).map(slugOf)
}

/** The stories that share most tags, the newest first among equals. */
export function mostSharedTags(corpus: CorpusStory[]): Recommend {
  const byDate = [...corpus].sort(newestFirst)
  return (source, isAllowed) => {
    const own = new Set(source.tags.map(({ slug }) => slug))
    return byDate
      .filter(isAllowed)
      .map((story) => ({ story, shared: story.tags.filter(({ slug }) => own.has(slug)).length }))
      .filter(({ shared }) => shared > 0)
      .sort((a, b) => b.shared - a.shared)
      .slice(0, DEPTH)
      .map(({ story }) => story.slug)
  }
}

/** Cosine of the bodies' words, weighed by how often they occur and how rare they are: tf · ln((1 + N) / (1 + df)) + 1. */
export function tfIdfCosine(corpus: CorpusStory[]): Recommend {
  const counts = corpus.map(({ body }) => countWords(stripLinks(body)))
  const inStories = new Map<string, number>()
  for (const words of counts) for (const word of words.keys()) inStories.set(word, (inStories.get(word) ?? 0) + 1)
  const rarity = (word: string) => Math.log((1 + corpus.length) / (1 + (inStories.get(word) ?? 0))) + 1
  const vectors = counts.map((words) =>
    normalised(new Map([...words].map(([word, count]) => [word, count * rarity(word)]))),
  )
  const postings = new Map<string, { story: number; weight: number }[]>()
  for (const [story, vector] of vectors.entries()) {
    for (const [word, weight] of vector) {
      const list = postings.get(word)
      if (list) list.push({ story, weight })
      else postings.set(word, [{ story, weight }])
    }
  }
  const places = new Map(corpus.map(({ slug }, place) => [slug, place]))
  return (source, isAllowed) => {
    const scores = new Float64Array(corpus.length)
    for (const [word, own] of vectors[places.get(source.slug) ?? -1] ?? []) {
      for (const { story, weight } of postings.get(word) ?? []) scores[story] = (scores[story] ?? 0) + own * weight
    }
    return corpus
      .map((story, place) => ({ story, score: scores[place] ?? 0 }))
      .filter(({ story, score }) => score > 0 && isAllowed(story))
      .sort((a, b) => b.score - a.score)
      .slice(0, DEPTH)
      .map(({ story }) => story.slug)
  }
}

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]{3,}/gu)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function normalised(vector: Map<string, number>): Map<string, number> {
  const length = Math.sqrt([...vector.values()].reduce((sum, value) => sum + value * value, 0))
  return new Map([...vector].map(([word, value]) => [word, value / (length || 1)]))
}

function newestFirst(a: CorpusStory, b: CorpusStory): number {
  return b.publishedAt - a.publishedAt
}

function slugOf({ slug }: CorpusStory): string {
  return slug
}
