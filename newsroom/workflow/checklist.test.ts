import { expect, test } from 'vitest'
import { checklist, DEFAULT_LEVELS, missingFor, type Requirement, type TextFacts } from './checklist.ts'

const whole: TextFacts = {
  headline: 'Trams return',
  standfirst: 'After forty years the line along the river opens again, and is late.',
  hasSection: true,
  authors: 1,
  words: 400,
  pictures: [{ name: 'tram.jpg', hasAlt: true, hasCredit: true }],
  brokenLinks: [],
}
const missing = (facts: Partial<TextFacts>, step: 'review' | 'live') =>
  missingFor(step, checklist({ ...whole, ...facts })).map(({ name }) => name)

test('a text that has everything is in nobody’s way', () => {
  expect(checklist(whole).every(({ isMet }) => isMet)).toBe(true)
  expect(missing({}, 'live')).toEqual([])
})

test.each<[Partial<TextFacts>, Requirement, 'review' | 'live', string]>([
  [{ headline: ' ' }, 'headline', 'review', 'Give it a headline'],
  [{ standfirst: '' }, 'standfirst', 'review', 'Write a standfirst'],
  [{ standfirst: 'Too short.' }, 'standfirst', 'review', '10 of at least 40'],
  [{ standfirst: 'x'.repeat(301) }, 'standfirst', 'review', '301 of at most 300'],
  [{ words: 0 }, 'text', 'review', 'no text'],
  [{ hasSection: false }, 'section', 'live', 'Choose a section'],
  [{ authors: 0 }, 'author', 'review', 'who wrote it'],
  [{ pictures: [{ name: 'a.jpg', hasAlt: false, hasCredit: true }] }, 'alt', 'live', '“a.jpg” needs a description'],
  [{ pictures: [{ name: 'a.jpg', hasAlt: true, hasCredit: false }] }, 'credit', 'review', '“a.jpg” needs a credit'],
  [{ brokenLinks: ['the old bridge', 'b'] }, 'links', 'live', '“the old bridge” and 1 more'],
])('%j lacks the %s before %s', (facts, name, step, words) => {
  expect(missing(facts, 'live')).toEqual([name])
  expect(missing(facts, 'review')).toEqual(step === 'review' ? [name] : [])
  expect(checklist({ ...whole, ...facts }).find((check) => check.name === name)?.text).toContain(words)
})

test('a house decides what stops whom', () => {
  const levels = { ...DEFAULT_LEVELS, standfirst: 'hint', links: 'review' } as const
  const checks = checklist({ ...whole, standfirst: '', brokenLinks: ['here'] }, levels)
  expect(missingFor('live', checks).map(({ name }) => name)).toEqual(['links'])
  expect(missingFor('review', checks).map(({ name }) => name)).toEqual(['links'])
})
