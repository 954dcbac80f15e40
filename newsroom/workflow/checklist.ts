/** What a checklist looks at: counted and looked up, not the text itself. */
export type TextFacts = {
  headline: string
  standfirst: string
  hasSection: boolean
  authors: number
  words: number
  /** Pictures of the story, the lead picture first. */
  pictures: { name: string; hasAlt: boolean; hasCredit: boolean }[]
  /** Links to documents of the house that readers do not have, by the words of the link. */
  brokenLinks: string[]
}

export type Requirement = 'headline' | 'section' | 'author' | 'standfirst' | 'text' | 'alt' | 'credit' | 'links'

/** When a requirement must be met: before somebody else reads the text, or before readers do. `hint` stops nobody. */
export type Level = 'review' | 'live' | 'hint'

/** What a publisher sets in the site's settings; these are what a house begins with. */
export type Levels = Record<Requirement, Level>
export const DEFAULT_LEVELS: Levels = {
  headline: 'review',
  section: 'live',
  author: 'review',
  standfirst: 'review',
  text: 'review',
  alt: 'live',
  credit: 'review',
  links: 'live',
}

/** Characters of a standfirst that says something, and still is one. */
export const STANDFIRST = { least: 40, most: 300 }

export type Check = {
  name: Requirement
  level: Level
  isMet: boolean /** What to do, or that it is done. */
  text: string
}

/** Everything that a text should have, in the order of the form, with what is still to do. */
export function checklist(facts: TextFacts, levels: Levels = DEFAULT_LEVELS): Check[] {
  return (Object.keys(RULES) as Requirement[]).map((name) => {
    const problem = RULES[name](facts)
    return { name, level: levels[name], isMet: problem === undefined, text: problem ?? DONE[name] }
  })
}

/** What is in the way of a review, or of going live; what the one needs the other needs too. */
export function missingFor(step: 'review' | 'live', checks: Check[]): Check[] {
  return checks.filter(({ isMet, level }) => !isMet && (level === 'review' || (level === 'live' && step === 'live')))
}

const RULES: Record<Requirement, (facts: TextFacts) => string | undefined> = {
  headline: ({ headline }) => (headline.trim() ? undefined : 'Give it a headline.'),
  standfirst: ({ standfirst }) => {
    const { length } = standfirst.trim()
    if (length === 0) return 'Write a standfirst.'
    if (length < STANDFIRST.least)
      return `The standfirst is short: ${length} of at least ${STANDFIRST.least} characters.`
    return length > STANDFIRST.most
      ? `The standfirst is long: ${length} of at most ${STANDFIRST.most} characters.`
      : undefined
  },
  text: ({ words }) => (words > 0 ? undefined : 'There is no text yet.'),
  section: ({ hasSection }) => (hasSection ? undefined : 'Choose a section.'),
  author: ({ authors }) => (authors > 0 ? undefined : 'Say who wrote it: an author, or a desk.'),
  alt: ({ pictures }) => lacking(pictures, 'hasAlt', 'a description for those who cannot see it'),
  credit: ({ pictures }) => lacking(pictures, 'hasCredit', 'a credit'),
  links: ({ brokenLinks: [first, ...more] }) => {
    if (first === undefined) return undefined
    const others = more.length === 0 ? '' : ` and ${more.length} more`
    return `“${first}”${others}: readers do not have what this leads to.`
  },
}

const DONE: Record<Requirement, string> = {
  headline: 'Headline',
  standfirst: 'Standfirst',
  text: 'Text',
  section: 'Section',
  author: 'Author',
  alt: 'Pictures are described',
  credit: 'Pictures are credited',
  links: 'Links to our own pages lead somewhere',
}

function lacking(pictures: TextFacts['pictures'], what: 'hasAlt' | 'hasCredit', words: string): string | undefined {
  const [first, ...more] = pictures.filter((picture) => !picture[what])
  if (!first) return undefined
  return more.length === 0
    ? `“${first.name}” needs ${words}.`
    : `“${first.name}” and ${more.length} more need ${words}.`
}
