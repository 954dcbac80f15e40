import type { Question } from '../question.ts'

/** One file with the addresses of all tags, authors, sections and pages. */
export const question: Question = {
  name: 'sitemap of lists, whole file',
  place: 41,
  timed: 'all',
  most: 100,
  prepare: async ({ count, fetchPage }) => Array.from({ length: count }, () => () => fetchPage('/sitemap-pages.xml')),
}
