import { expect, test } from 'vitest'
import { checklist, missingFor, type Step, type TextFacts } from './checklist.ts'
import { DEFAULT_NEEDS, type Level, type Requirement } from './needs.ts'

const whole: TextFacts = {
  headline: 'Trams return',
  standfirst: 'After forty years the line along the river opens again, and is late.',
  hasSection: true,
  authors: 1,
  words: 400,
  pictures: [{ name: 'tram.jpg', isLead: true, hasAlt: true, hasCredit: true }],
  brokenLinks: [],
  outsideLinks: { count: 0, unknown: 0, dead: [] },
}
const missing = (facts: Partial<TextFacts>, step: Step) =>
  missingFor(step, checklist({ ...whole, ...facts })).map(({ name }) => name)

test('a text that has everything is in nobody’s way', () => {
  expect(checklist(whole).every(({ isMet }) => isMet)).toBe(true)
  expect(missing({}, 'schedule')).toEqual([])
})

test.each<[Partial<TextFacts>, Requirement, Level, string]>([
  [{ headline: ' ' }, 'headline', 'both', 'Give it a headline'],
  [{ standfirst: '' }, 'standfirst', 'review', 'Write a standfirst'],
  [{ standfirst: 'Too short.' }, 'standfirst', 'review', '10 of at least 40'],
  [{ standfirst: 'x'.repeat(301) }, 'standfirst', 'review', '301 of at most 300'],
  [{ words: 0 }, 'text', 'review', 'no text'],
  [{ hasSection: false }, 'section', 'live', 'Choose a section'],
  [{ authors: 0 }, 'author', 'review', 'who wrote it'],
  [
    { pictures: [{ name: 'a.jpg', isLead: true, hasAlt: false, hasCredit: true }] },
    'alt',
    'live',
    '“a.jpg” needs a description',
  ],
  [
    { pictures: [{ name: 'a.jpg', isLead: false, hasAlt: true, hasCredit: false }] },
    'credit',
    'review',
    '“a.jpg” needs a credit',
  ],
  [{ brokenLinks: ['the old bridge', 'b'] }, 'links', 'review', '“the old bridge” and 1 more'],
])('%j lacks the %s before %s', (facts, name, level, words) => {
  expect(missing(facts, 'schedule')).toEqual([name])
  expect(missing(facts, 'review')).toEqual(level === 'live' ? [] : [name])
  // Who publishes at once may leave out what only a review asks for.
  expect(missing(facts, 'publish')).toEqual(level === 'review' ? [] : [name])
  expect(checklist({ ...whole, ...facts }).find((check) => check.name === name)?.text).toContain(words)
})

test('a house decides what stops whom, and how long a standfirst is', () => {
  const levels = { ...DEFAULT_NEEDS.levels, standfirst: 'hint', links: 'both' } as const
  const checks = checklist({ ...whole, standfirst: '', brokenLinks: ['here'] }, { ...DEFAULT_NEEDS, levels })
  expect(missingFor('publish', checks).map(({ name }) => name)).toEqual(['links'])
  expect(missingFor('review', checks).map(({ name }) => name)).toEqual(['links'])
  const textOf = (standfirst: string, least: number, most: number) =>
    checklist({ ...whole, standfirst }, { ...DEFAULT_NEEDS, standfirst: { least, most } })[1]?.text
  expect(textOf('Ten words.', 5, 8)).toContain('10 of at most 8')
  expect(textOf('Ten words.', 20, 80)).toContain('10 of at least 20')
  expect(textOf('', 0, 80)).toBe('Standfirst')
})

test('a site elsewhere that did not answer is said with when, and stops nobody', () => {
  const dead = (secondsAgo: number) => ({
    count: 1,
    unknown: 0,
    dead: [{ words: 'the report', problem: 'answered 404', secondsAgo }],
  })
  const said = (outsideLinks: TextFacts['outsideLinks']) =>
    checklist({ ...whole, outsideLinks }).find(({ name }) => name === 'outsideLinks')?.text
  expect(said(dead(725))).toBe('“the report” answered 404 when it was last looked at, 12 minutes ago.')
  expect(said(dead(59))).toContain('looked at, just now.')
  expect(said(dead(7200))).toContain('2 hours ago')
  expect(said(dead(90_000))).toContain('1 day ago')
  expect(said({ count: 1, unknown: 1, dead: [] })).toBe('Links to other sites: not looked at yet')
  expect(missing({ outsideLinks: dead(1) }, 'schedule')).toEqual([])
})

test('what is to do is done in a field: a picture of the text in the text', () => {
  const fields = (pictures: TextFacts['pictures']) =>
    checklist({ ...whole, pictures }).flatMap(({ isMet, name, field }) => (isMet ? [] : [`${name}: ${field}`]))
  const lead = { name: 'a.jpg', isLead: true, hasAlt: false, hasCredit: true }
  expect(fields([lead, { ...lead, isLead: false, hasAlt: true, hasCredit: false }])).toEqual([
    'alt: leadImage',
    'credit: body',
  ])
})
