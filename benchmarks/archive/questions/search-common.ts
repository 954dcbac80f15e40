import { between } from '../../../lib/random.ts'
import { readSearchPage } from '../../../reading/search-page.ts'
import { drawWords } from '../draw-words.ts'
import type { Question } from '../question.ts'

/** Words as often as texts have them: half of them stand in more than an eighth of all stories, many in most. */
export const question: Question = {
  name: 'search for one to three common words, with excerpts',
  place: 71,
  timed: 'all',
  limit: { p50: 30, p95: 150 },
  async prepare({ corpus, random, count, searchReader }) {
    return Array.from({ length: count }, () => {
      const q = drawWords(corpus, random, between(random, 1, 3)).join(' ')
      return () => readSearchPage(JSON.stringify({ q }), searchReader)
    })
  },
}
