import type { Corpus } from '../corpus/corpus.ts'
import type { SignedInRole } from './accounts.ts'

/** A page of the desk, and the most that its p95 may take where the issue says so; goals of our own are given as such. */
export type Question = { name: string; role: SignedInRole; path: string; limit?: number; goal?: number }

const LIST = '/admin/collections/articles'
const MOST_MS = 500

export function questions({ sections, authorsList }: Corpus, { word }: { word: string }): Question[] {
  const filter = (field: string, value = '') => `${LIST}?where[or][0][and][0][${field}][equals]=${value}`
  const list = (name: string, path: string, given: Partial<Question> = { goal: MOST_MS }): Question => ({
    ...{ name: `list: ${name}`, role: 'editor', path: sorted(path) },
    ...given,
  })
  return [
    { name: 'dashboard, an editor', role: 'editor', path: '/admin', limit: MOST_MS },
    { name: 'dashboard, a reporter', role: 'reporter', path: '/admin', limit: MOST_MS },
    { name: 'dashboard, a contributor', role: 'contributor', path: '/admin', limit: MOST_MS },
    { name: 'calendar of the week', role: 'editor', path: '/admin/calendar', goal: MOST_MS },
    { name: 'history of the house', role: 'editor', path: '/admin/history', goal: MOST_MS },
    list('default', LIST, { limit: MOST_MS }),
    list('default, a reporter', LIST, { limit: MOST_MS, role: 'reporter' }),
    list('own drafts, a contributor', LIST, { goal: MOST_MS, role: 'contributor' }),
    list('page 2', `${LIST}?page=2`),
    list('last page', `${LIST}?page=400`),
    list('of a section', filter('section', sections.at(-1)?.id)),
    list('draft', filter('standing', 'draft')),
    list('in review', filter('standing', 'review')),
    list('live', filter('standing', 'live')),
    list('live, with open changes', filter('standing', 'liveDraft')),
    list('of the busiest author', filter('authors', authorsList[0]?.id)),
    list('of an author with few', filter('authors', authorsList.at(-1)?.id)),
    list('by first publication', `${LIST}?sort=-publishedAt`),
    list('by first publication, the oldest', `${LIST}?sort=publishedAt`),
    list('by headline', `${LIST}?sort=headline`, {}),
    list('search, a rare word', `${LIST}?search=${encodeURIComponent(word)}`),
    list('search, a common word', `${LIST}?search=the`),
    list('search, a word that is nowhere', `${LIST}?search=xyzzyplugh`),
  ]
}

/** Payload keeps for each account how it sorted the list last: said every time, no question changes what another one asks. */
function sorted(path: string): string {
  if (path.includes('sort=')) return path
  return `${path}${path.includes('?') ? '&' : '?'}sort=-updatedAt`
}
