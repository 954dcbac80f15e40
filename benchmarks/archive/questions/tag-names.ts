import { between, pick } from '../../../lib/random.ts'
import { findTags } from '../../../newsroom/tags/find-tags.ts'
import type { Question } from '../question.ts'

/** What an editor has typed of a tag, every fifth time with two letters changed round. */
export const question: Question = {
  name: 'tag typeahead, SQL',
  place: 60,
  timed: 'all',
  limit: { p50: 10, p95: 30 },
  async prepare({ corpus, random, count, sql }) {
    return Array.from({ length: count }, () => {
      const { name } = pick(random, corpus.tagsList)
      const typed = name.slice(0, between(random, 1, name.length))
      const at = between(random, 1, Math.max(1, typed.length - 2))
      const wrong = typed.slice(0, at) + (typed[at + 1] ?? '') + (typed[at] ?? '') + typed.slice(at + 2)
      const text = random() < 0.2 ? wrong : typed
      return () => findTags(sql, { text, limit: 10 })
    })
  },
}
