import { between, pick } from '../../../lib/random.ts'
import { DAY_PAGE_SIZE, readArchiveDay } from '../../../reading/archive-day.ts'
import { countClosedPages } from '../../../reading/listing.ts'
import type { Question } from '../question.ts'
import { readDays } from '../read-days.ts'

export const question: Question = {
  name: 'calendar: a day, any of its pages, SQL',
  place: 22,
  timed: 'statements',
  limit: { p50: 5, p95: 20 },
  async prepare({ reader, sql, random, count }) {
    const days = await readDays(sql)
    return Array.from({ length: count }, () => {
      const { day, last } = pick(random, days)
      const closedPages = countClosedPages(last, DAY_PAGE_SIZE)
      const page = between(random, 1, closedPages + 1)
      return () => readArchiveDay(day, page > closedPages ? undefined : page, reader)
    })
  },
}
