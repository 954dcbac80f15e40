import { between } from '../../../lib/random.ts'
import { readSearchPage } from '../../../reading/search-page.ts'
import type { Question } from '../question.ts'

/** Two or three words that stand together somewhere. */
export const question: Question = {
  name: 'search for a phrase, with excerpts',
  place: 73,
  timed: 'all',
  limit: { p95: 150 },
  async prepare({ corpus, random, count, searchReader }) {
    return Array.from({ length: count }, () => {
      const words = corpus.maker.sentence(random)
      const from = between(random, 0, Math.max(0, words.length - 3))
      const q = `"${words.slice(from, from + between(random, 2, 3)).join(' ')}"`
      return () => readSearchPage(JSON.stringify({ q }), searchReader)
    })
  },
}
