/** What feeds and metadata say in words of their own, in one place for another language. */
export const words = {
  paidContent: 'Paid content',
  archivePage: (name: string, page: number) => `${name}, archive page ${page}`,
  storiesBy: (author: string, site: string) => `Stories by ${author} in ${site}`,
  storiesAbout: (tag: string, site: string) => `Stories about ${tag} in ${site}`,
  storiesIn: (section: string, site: string) => `${section}: news and background from ${site}`,
  corrections: 'Corrections',
  correctionsOf: (site: string) => `What ${site} got wrong, and what is right`,
  correction: { clarification: 'Clarification', correction: 'Correction', serious: 'Correction' },
  withdrawn: 'Withdrawn',
  changesIn: (headline: string) => `What changed: ${headline}`,
  archive: 'Archive',
  archiveOf: (site: string) => `Every story of ${site}, by month and day`,
  storiesOf: (time: string, site: string) => `Stories of ${time} in ${site}`,
  search: 'Search',
  searchFor: (q: string, site: string) => `${q} — search in ${site}`,
} as const
