import { offsetName, wallTime } from '../../lib/zoned-time.ts'
import { ASSIGNMENT_LABELS } from '../../newsroom/planning/assignment-states.ts'
import type { Day } from '../../newsroom/planning/calendar-days.ts'
import type { Entry } from './read-calendar.ts'

/** `Mon 23 Nov`, with the year where it is not this one; `long`: `Monday 23 November 2026`. */
export function dayInWords(day: Day, { today, length = 'short' }: { today: Day; length?: 'short' | 'long' }): string {
  const isThisYear = day.slice(0, 4) === today.slice(0, 4)
  const options: Intl.DateTimeFormatOptions =
    length === 'long'
      ? { dateStyle: 'full' }
      : { weekday: 'short', day: 'numeric', month: 'short', ...(!isThisYear && { year: 'numeric' }) }
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options })
    .format(new Date(`${day}T00:00:00Z`))
    .replace(/^(\w+), /, '$1 ')
}

/** `18:00`; on a day on which the clocks change, with what they are before UTC: `02:30 (UTC+2)`. */
export function timeInWords(iso: string, { zone, hours }: { zone: string; hours: number }): string {
  const moment = new Date(iso)
  const time = wallTime(moment, zone).slice(11)
  return hours === 24 ? time : `${time} (${offsetName(moment, zone)})`
}

/** What an entry stands for, and whether it is late. */
export function entryInWords({ kind, state, isLate }: Entry): string {
  if (kind === 'scheduled') return isLate ? 'Late on the schedule' : 'Scheduled'
  if (kind === 'release') return isLate ? 'Release, late' : 'Release'
  if (kind === 'embargo') return 'Embargo ends'
  if (kind === 'live') return 'Live'
  if (isLate) return 'Late'
  return state === 'accepted' || !state ? 'Due' : ASSIGNMENT_LABELS[state]
}

/** Said of a day that is not as long as others. */
export function clocksInWords(hours: number): string | undefined {
  if (hours === 24) return undefined
  return hours < 24 ? `The clocks go forward: ${hours} hours` : `The clocks go back: ${hours} hours`
}
