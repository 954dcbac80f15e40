import { partOf, sitemapPath } from '../../../feeds/sitemap.ts'
import { pick } from '../../../lib/random.ts'
import type { Question } from '../question.ts'
import { readDays } from '../read-days.ts'

/** Thirds of months as often as they have days; now and then the index and the news. */
export const question: Question = {
  name: 'sitemap file, whole file',
  place: 40,
  timed: 'all',
  limit: { p95: 50 },
  async prepare({ sql, random, count, fetchPage }) {
    const days = await readDays(sql)
    const others = ['/sitemap.xml', '/news-sitemap.xml']
    return Array.from({ length: count }, (_, index) => {
      const path = index % 10 === 9 ? pick(random, others) : sitemapPath(partOf(pick(random, days).day))
      return () => fetchPage(path)
    })
  },
}
