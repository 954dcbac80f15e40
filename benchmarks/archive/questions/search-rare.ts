import { pick } from '../../../lib/random.ts'
import { readSearchPage } from '../../../reading/search-page.ts'
import type { Question } from '../question.ts'

/** Names that stand in few stories or in none: then also what may have been meant. */
export const question: Question = {
  name: 'search for a rare name, with its excerpts',
  place: 70,
  timed: 'all',
  limit: { p50: 30, p95: 150 },
  async prepare({ corpus, random, count, searchReader }) {
    const words = [...corpus.maker.vocabulary()]
    return Array.from({ length: count }, () => {
      const q = pick(random, words)
      return () => readSearchPage(JSON.stringify({ q }), searchReader)
    })
  },
}
