import { drawListPages, listPath } from '../draw-lists.ts'
import type { Question } from '../question.ts'

/** Over HTTP from a process that keeps no page: rendered, slimmed, sent. */
export const question: Question = {
  name: 'tag page at any depth, whole page',
  place: 13,
  timed: 'all',
  async prepare(asking) {
    const pages = await drawListPages(asking, 'tags')
    return pages.map((page) => () => asking.fetchPage(listPath('/tags/', page)))
  },
}
