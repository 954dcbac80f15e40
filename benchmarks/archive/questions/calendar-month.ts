import { pick } from '../../../lib/random.ts'
import { readArchiveMonth } from '../../../reading/archive-month.ts'
import type { Question } from '../question.ts'
import { readDays } from '../read-days.ts'

export const question: Question = {
  name: 'calendar: a month, SQL',
  place: 21,
  timed: 'statements',
  limit: { p50: 5, p95: 20 },
  async prepare({ reader, sql, random, count }) {
    const days = await readDays(sql)
    return Array.from({ length: count }, () => {
      const month = pick(random, days).day.slice(0, 7)
      return () => readArchiveMonth(month, reader)
    })
  },
}
