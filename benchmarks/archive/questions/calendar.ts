import { readArchive } from '../../../reading/archive-index.ts'
import type { Question } from '../question.ts'

export const question: Question = {
  name: 'calendar: all years, SQL',
  place: 20,
  timed: 'statements',
  limit: { p50: 5, p95: 20 },
  prepare: async ({ reader, count }) => Array.from({ length: count }, () => () => readArchive(reader)),
}
