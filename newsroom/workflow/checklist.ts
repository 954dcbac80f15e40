import { isBlank } from '../../lib/clean-text.ts'
import { DEFAULT_NEEDS, type Level, type Needs, REQUIREMENTS, type Requirement } from './needs.ts'

/** What a checklist looks at: counted and looked up, not the text itself. */
export type TextFacts = {
  headline: string
  standfirst: string
  hasSection: boolean
  authors: number
  words: number
  /** Pictures of the story, the lead picture first. */
  pictures: { name: string; isLead: boolean; hasAlt: boolean; hasCredit: boolean }[]
  /** Links to documents of the house that readers do not have, by the words of the link. */
  brokenLinks: string[]
  outsideLinks: {
    count: number
    /** Addresses that nobody has looked at yet. */
    unknown: number
    dead: DeadLink[]
  }
}

/** A link to another site that did not answer as it should: “answered 404”, so many seconds ago. */
export type DeadLink = { words: string; problem: string; secondsAgo: number }

export type Check = {
  name: Requirement
  level: Level
  isMet: boolean
  /** What to do, or that it is done. */
  text: string
  /** Where in the form it is done. */
  field: 'headline' | 'standfirst' | 'body' | 'section' | 'authors' | 'leadImage'
  /** There is something that can be looked at once more. */
  canLookAgain?: true
}

/** Everything that a text should have, in the order of the form, with what is still to do. */
export function checklist(facts: TextFacts, needs: Needs = DEFAULT_NEEDS): Check[] {
  return REQUIREMENTS.map((name) => {
    const problem = RULES[name](facts, needs)
    const text = problem ?? (name === 'outsideLinks' && facts.outsideLinks.unknown > 0 ? NOT_LOOKED_AT : DONE[name])
    const canLookAgain = name === 'outsideLinks' && facts.outsideLinks.count > 0
    return {
      ...{ name, level: needs.levels[name], isMet: problem === undefined, text, field: fieldOf(name, facts) },
      ...(canLookAgain && { canLookAgain }),
    }
  })
}

/** A review; a publish at once, by whoever may; a publish at a time that was set for it, of what went through a review. */
export type Step = 'review' | 'publish' | 'schedule'
const ASKED: Record<Step, Level[]> = {
  review: ['review', 'both'],
  publish: ['live', 'both'],
  schedule: ['review', 'live', 'both'],
}

/** What is in the way of a step. */
export function missingFor(step: Step, checks: Check[]): Check[] {
  return checks.filter(({ isMet, level }) => !isMet && ASKED[step].includes(level))
}

/** Sentences without a colon: in a message of Payload's form what follows one is cut into a list at its commas. */
const RULES: Record<Requirement, (facts: TextFacts, needs: Needs) => string | undefined> = {
  headline: ({ headline }) => (isBlank(headline) ? 'Give it a headline.' : undefined),
  standfirst: ({ standfirst }, { standfirst: { least, most } }) => {
    const { length } = standfirst.trim()
    // Nothing at all is short of any length, and enough where none is asked for.
    if (length === 0) return least > 0 ? 'Write a standfirst.' : undefined
    if (length < least) return `The standfirst has ${length} of at least ${least} characters.`
    return length > most ? `The standfirst has ${length} of at most ${most} characters.` : undefined
  },
  text: ({ words }) => (words > 0 ? undefined : 'There is no text yet.'),
  section: ({ hasSection }) => (hasSection ? undefined : 'Choose a section.'),
  author: ({ authors }) => (authors > 0 ? undefined : 'Say who wrote it, an author or a desk.'),
  alt: ({ pictures }) => lacking(pictures, 'hasAlt', 'a description for those who cannot see it'),
  credit: ({ pictures }) => lacking(pictures, 'hasCredit', 'a credit'),
  links: ({ brokenLinks: [first, ...more] }) => {
    if (first === undefined) return undefined
    return `Readers do not have what “${first}”${andMore(more)} ${more.length === 0 ? 'leads' : 'lead'} to.`
  },
  outsideLinks: ({ outsideLinks: { dead } }) => {
    const [first, ...more] = dead
    if (!first) return undefined
    const others = more.length === 0 ? '' : ` ${more.length} more did not answer as they should.`
    return `“${first.words}” ${first.problem} when it was last looked at, ${ago(first.secondsAgo)}.${others}`
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
  outsideLinks: 'Links to other sites answer',
}
const NOT_LOOKED_AT = 'Links to other sites: not looked at yet'

const FIELDS: Record<Exclude<Requirement, 'alt' | 'credit'>, Check['field']> = {
  headline: 'headline',
  standfirst: 'standfirst',
  text: 'body',
  section: 'section',
  author: 'authors',
  links: 'body',
  outsideLinks: 'body',
}

/** A picture is described where it is chosen: the lead picture in its own field, others in the text. */
function fieldOf(name: Requirement, { pictures }: TextFacts): Check['field'] {
  if (name !== 'alt' && name !== 'credit') return FIELDS[name]
  const what = name === 'alt' ? 'hasAlt' : 'hasCredit'
  return pictures.find((picture) => !picture[what])?.isLead ? 'leadImage' : 'body'
}

function lacking(pictures: TextFacts['pictures'], what: 'hasAlt' | 'hasCredit', words: string): string | undefined {
  const [first, ...more] = pictures.filter((picture) => !picture[what])
  if (!first) return undefined
  return `“${first.name}”${andMore(more)} ${more.length === 0 ? 'needs' : 'need'} ${words}.`
}

function andMore(more: unknown[]): string {
  return more.length === 0 ? '' : ` and ${more.length} more`
}

function ago(seconds: number): string {
  const [count, unit] =
    seconds < 3600 ? [seconds / 60, 'minute'] : seconds < 86_400 ? [seconds / 3600, 'hour'] : [seconds / 86_400, 'day']
  const whole = Math.floor(count)
  return whole === 0 ? 'just now' : `${whole} ${unit}${whole === 1 ? '' : 's'} ago`
}
