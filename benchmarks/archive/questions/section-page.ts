import { readSectionPage } from '../../../reading/section-page.ts'
import { drawListPages } from '../draw-lists.ts'
import type { Question } from '../question.ts'

export const question: Question = {
  name: 'section page at any depth, SQL',
  place: 11,
  timed: 'statements',
  limit: { p50: 5, p95: 20 },
  async prepare(asking) {
    const pages = await drawListPages(asking, 'sections')
    return pages.map(
      ({ slug, page }) =>
        () =>
          readSectionPage(slug, page, asking.reader),
    )
  },
}
