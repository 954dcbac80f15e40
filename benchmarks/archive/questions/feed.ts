import { drawListPages } from '../draw-lists.ts'
import type { Question } from '../question.ts'

/** RSS of tags, authors and sections, and of the whole site. */
export const question: Question = {
  name: 'feed, whole file',
  place: 42,
  timed: 'all',
  limit: { p95: 50 },
  async prepare(asking) {
    const kinds = [
      ['tags', '/tags/'],
      ['authors', '/authors/'],
      ['sections', '/'],
    ] as const
    const count = Math.ceil(asking.count / 4)
    const lists = await Promise.all(
      kinds.map(async ([table, prefix]) =>
        (await drawListPages({ ...asking, count }, table)).map(({ slug }) => `${prefix}${slug}/rss.xml`),
      ),
    )
    const paths = [...lists.flat(), ...Array.from({ length: count }, () => '/rss.xml')]
    return paths.map((path) => () => asking.fetchPage(path))
  },
}
