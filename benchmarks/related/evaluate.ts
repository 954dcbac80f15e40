import { createHash } from 'node:crypto'
import type { CorpusStory } from './corpus-schema.ts'

/** Slugs of related stories, the best first, out of those that it may choose from. */
export type Recommend = (
  source: CorpusStory,
  isAllowed: (candidate: CorpusStory) => boolean,
) => string[] | Promise<string[]>

export type Score = {
  /** Sources that were asked about. */
  sources: number
  /** Share of sources with an editor's own link among the first five. */
  hitAt5: number
  /** Mean share of a source's links among the first five. */
  recallAt5: number
  /** Mean of 1 / rank of the first link found, 0 where none is among the first `DEPTH`. */
  mrr: number
}

const FIRST = 5
export const DEPTH = 50

/** Weights are chosen on one half and reported on the other; a story's half is its slug's, whatever else the corpus holds. */
function halfOf(slug: string): 'tuning' | 'reported' {
  return (createHash('sha256').update(slug).digest()[0] ?? 0) % 2 === 0 ? 'tuning' : 'reported'
}

/**
 * Compares recommendations with the links that editors placed.
 * @param onlyEarlier - whether only stories count and may be chosen that were published no later than the source, as when it
 * was published
 */
export async function evaluate(
  corpus: CorpusStory[],
  recommend: Recommend,
  { half, onlyEarlier }: { half?: 'tuning' | 'reported'; onlyEarlier: boolean },
): Promise<Score> {
  const bySlug = new Map(corpus.map((story) => [story.slug, story]))
  const scores: { hit: number; recall: number; reciprocal: number }[] = []
  for (const source of corpus) {
    if (half && halfOf(source.slug) !== half) continue
    const isAllowed = (other: CorpusStory) =>
      other.slug !== source.slug && (!onlyEarlier || other.publishedAt <= source.publishedAt)
    const truth = new Set(source.links.filter((slug) => isAllowed(bySlug.get(slug) ?? source)))
    if (truth.size === 0) continue
    const found = (await recommend(source, isAllowed)).slice(0, DEPTH)
    const ranks = found.flatMap((slug, index) => (truth.has(slug) ? [index + 1] : []))
    const first = ranks.filter((rank) => rank <= FIRST).length
    scores.push({ hit: first > 0 ? 1 : 0, recall: first / truth.size, reciprocal: ranks[0] ? 1 / ranks[0] : 0 })
  }
  const mean = (of: (score: (typeof scores)[number]) => number) =>
    scores.reduce((sum, score) => sum + of(score), 0) / Math.max(1, scores.length)
  return {
    sources: scores.length,
    hitAt5: mean(({ hit }) => hit),
    recallAt5: mean(({ recall }) => recall),
    mrr: mean(({ reciprocal }) => reciprocal),
  }
}
