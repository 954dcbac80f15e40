import { pick } from '../../../lib/random.ts'
import { readSearchPage } from '../../../reading/search-page.ts'
import { drawWords } from '../draw-words.ts'
import type { Question } from '../question.ts'

/** A common word, narrowed. */
export const question: Question = {
  name: 'search in a section or a tag, by date, with excerpts',
  place: 72,
  timed: 'all',
  limit: { p50: 30, p95: 150 },
  async prepare({ corpus, random, count, searchReader }) {
    return Array.from({ length: count }, () => {
      const [q] = drawWords(corpus, random, 1)
      const tag = corpus.tagsList[corpus.drawTag(random)]?.slug
      const filter = random() < 0.5 ? { section: pick(random, corpus.sections).slug } : { tag }
      return () => readSearchPage(JSON.stringify({ q, ...filter, sort: 'date' }), searchReader)
    })
  },
}
