import { strongestTerms } from '../../related/strongest-terms.ts'
import { rarityOf, strengthsOf, termOf } from '../../related/terms.ts'
import type { Vector } from '../../related/vector.ts'
import type { Corpus } from './corpus.ts'
import { tellStory } from './make-story.ts'
import { createWordMaker, type Words } from './make-words.ts'
import type { Stems } from './stems.ts'

/** How rare terms are: in how many of a sample's stories each stands. */
export type Sample = { stories: number; counts: Map<number, number> }

const SAMPLED = 2000

/** Counts terms in a part of a corpus, evenly drawn. To know how rare they are in all of it, all of it would have to be made twice. */
export function sampleTerms(corpus: Corpus, stems: Stems): Sample {
  const makeWords = createWordMaker(stems)
  const stories = Math.min(SAMPLED, corpus.stories)
  const counts = new Map<number, number>()
  for (let drawn = 0; drawn < stories; drawn += 1) {
    const { story, words } = tellStory(corpus, Math.floor((drawn * corpus.stories) / stories))
    for (const lexeme of strengthsOf(makeWords(story, words).occurrences).keys())
      counts.set(termOf(lexeme), (counts.get(termOf(lexeme)) ?? 0) + 1)
  }
  return { stories, counts }
}

/** What `related/analyse-story.ts` makes of a story's words, with the rarities of a sample. */
export function makeTerms({ occurrences }: Words, sample: Sample): Vector {
  return strongestTerms(strengthsOf(occurrences), (term) =>
    rarityOf(sample.counts.get(term) ?? 1, { of: sample.stories }),
  )
}
