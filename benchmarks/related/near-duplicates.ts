import type { CorpusStory } from './corpus-schema.ts'

/** Words in a row that are compared: told apart from what the engine itself compares, or it would only agree with itself. */
const RUN = 3
/** Two texts that share so much of their runs are one text, rewritten. */
const SAME = 0.5

/** Pairs of stories within one list that are nearly the same text. @param lists - of slugs */
export function nearDuplicatesIn(corpus: CorpusStory[], lists: Iterable<string[]>): [string, string][] {
  const bySlug = new Map(corpus.map((story) => [story.slug, story]))
  const runs = new Map<string, Set<string>>()
  const runsOf = (slug: string) => {
    const known = runs.get(slug) ?? runsIn(bySlug.get(slug)?.body ?? '')
    runs.set(slug, known)
    return known
  }
  const pairs = new Map<string, [string, string]>()
  for (const list of lists)
    for (const [at, one] of list.entries())
      for (const other of list.slice(at + 1))
        if (shareOf(runsOf(one), runsOf(other)) >= SAME) pairs.set([one, other].sort().join(' '), [one, other])
  return [...pairs.values()]
}

function runsIn(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(words.slice(RUN - 1).map((_, at) => words.slice(at, at + RUN).join(' ')))
}

/** Jaccard's coefficient; nothing is like nothing. */
function shareOf(one: Set<string>, other: Set<string>): number {
  const both = one.intersection(other).size
  return both / (one.size + other.size - both || 1)
}
