import { sitemapPath } from '../../../feeds/sitemap.ts'
import { TAG_FILES } from '../../../reading/sitemap-parts.ts'
import type { Question } from '../question.ts'

/** A file with a quarter of the tags. */
export const question: Question = {
  name: 'sitemap of tags, whole file',
  place: 41,
  timed: 'all',
  limit: { p95: 50 },
  most: 100,
  prepare: async ({ count, fetchPage }) =>
    Array.from(
      { length: count },
      (_, index) => () => fetchPage(sitemapPath(`tags-${TAG_FILES[index % TAG_FILES.length]}`)),
    ),
}
