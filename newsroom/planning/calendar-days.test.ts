import { describe, expect, test } from 'vitest'
import { wallTime } from '../../lib/zoned-time.ts'
import { addDays, spanOf, weekOf } from './calendar-days.ts'

test('a week is from Monday to Sunday, whichever of its days is named', () => {
  const week = weekOf('2026-11-23')
  expect([week[0], week[6]]).toEqual(['2026-11-23', '2026-11-29'])
  for (const day of week) expect(weekOf(day)).toEqual(week)
  expect(weekOf('2027-01-01')[0]).toBe('2026-12-28')
})

test('days are counted over months, years and 29 February', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
})

test('a day that a zone left out is empty', () => {
  expect(spanOf('2011-12-30', 'Pacific/Apia').hours).toBe(0)
  expect(spanOf('2011-12-31', 'Pacific/Apia').from.toISOString()).toBe('2011-12-30T10:00:00.000Z')
})

describe('a day is as long as the clocks make it', () => {
  const spans: [zone: string, day: string, hours: number][] = [
    ['Europe/Berlin', '2027-03-28', 23],
    ['Europe/Berlin', '2027-10-31', 25],
    ['Asia/Kolkata', '2027-03-28', 24],
    // Half an hour.
    ['Australia/Lord_Howe', '2027-04-04', 24.5],
    // Midnight is left out: the day begins at one.
    ['Africa/Cairo', '2027-04-30', 23],
    // Midnight comes twice.
    ['America/Havana', '2027-11-07', 25],
  ]
  test.each(spans)('%s, %s: %d hours', (zone, day, hours) => {
    const span = spanOf(day, zone)
    expect(span.hours).toBe(hours)
    expect(wallTime(span.from, zone).slice(0, 10)).toBe(day)
    expect(wallTime(new Date(span.from.getTime() - 60_000), zone).slice(0, 10)).toBe(addDays(day, -1))
    // The next day begins where this one ends.
    expect(spanOf(addDays(day, 1), zone).from).toEqual(span.until)
  })
})
