import { startOfDay } from '../../lib/zoned-time.ts'

/** A day of the calendar as it is written in addresses: `2026-11-23`. */
export type Day = string

const HOUR = 3_600_000
const DAYS_OF_WEEK = 7

export function addDays(day: Day, count: number): Day {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + count)
  return date.toISOString().slice(0, 10)
}

/** The seven days, from Monday on, among which a day is. */
export function weekOf(day: Day): Day[] {
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  const monday = addDays(day, -sinceMonday)
  return Array.from({ length: DAYS_OF_WEEK }, (_, index) => addDays(monday, index))
}

/** The first moment of a day and that of the next: 23, 24 or 25 hours, as the clocks of the zone have it. */
export function spanOf(day: Day, zone: string): { from: Date; until: Date; hours: number } {
  const [from, until] = [startOfDay(day, zone), startOfDay(addDays(day, 1), zone)]
  return { from, until, hours: (until.getTime() - from.getTime()) / HOUR }
}
