import { readAuthorPage } from '../../../reading/author-page.ts'
import { drawListPages } from '../draw-lists.ts'
import type { Question } from '../question.ts'

export const question: Question = {
  name: 'author page at any depth, SQL',
  place: 12,
  timed: 'statements',
  limit: { p50: 5, p95: 20 },
  async prepare(asking) {
    const pages = await drawListPages(asking, 'authors')
    return pages.map(
      ({ slug, page }) =>
        () =>
          readAuthorPage(slug, page, asking.reader),
    )
  },
}
