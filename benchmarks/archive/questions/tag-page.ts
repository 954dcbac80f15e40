import { readTagPage } from '../../../reading/tag-page.ts'
import { drawListPages } from '../draw-lists.ts'
import type { Question } from '../question.ts'

export const question: Question = {
  name: 'tag page at any depth, SQL',
  place: 10,
  timed: 'statements',
  limit: { p50: 5, p95: 20 },
  async prepare(asking) {
    const pages = await drawListPages(asking, 'tags')
    return pages.map(
      ({ slug, page }) =>
        () =>
          readTagPage(slug, page, asking.reader),
    )
  },
}
