import { expect, test } from 'vitest'
import { clocksInWords, dayInWords, entryInWords, timeInWords } from './calendar-words.ts'

test('a day is short in its year and long where it is alone', () => {
  expect(dayInWords('2026-11-23', { today: '2026-01-01' })).toBe('Mon 23 Nov')
  expect(dayInWords('2027-01-01', { today: '2026-12-31' })).toBe('Fri 1 Jan 2027')
  expect(dayInWords('2026-11-23', { today: '2026-01-01', length: 'long' })).toBe('Monday 23 November 2026')
})

test('the hour that comes twice tells which it is', () => {
  const zone = 'Europe/Berlin'
  expect(timeInWords('2027-10-31T00:30:00Z', { zone, hours: 25 })).toBe('02:30 (UTC+2)')
  expect(timeInWords('2027-10-31T01:30:00Z', { zone, hours: 25 })).toBe('02:30 (UTC+1)')
  expect(timeInWords('2027-10-30T01:30:00Z', { zone, hours: 24 })).toBe('03:30')
  expect([clocksInWords(24), clocksInWords(23), clocksInWords(25)]).toEqual([
    ...[undefined, 'The clocks go forward: 23 hours', 'The clocks go back: 25 hours'],
  ])
})

test('what is late says so', () => {
  const entry = { kind: 'planned', state: 'accepted', isLate: false, href: '', title: '', at: '', people: [] } as const
  expect(entryInWords({ ...entry, people: [] })).toBe('Due')
  expect(entryInWords({ ...entry, people: [], isLate: true })).toBe('Late')
  expect(entryInWords({ ...entry, people: [], state: 'pitch' })).toBe('Pitch')
})
