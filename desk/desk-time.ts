import type { Payload } from 'payload'
import { offsetName } from '../lib/zoned-time.ts'
import type { Clock } from '../theme/format-time.ts'

/** The paper's clock, out of its settings. */
export async function readDeskClock(payload: Payload): Promise<Clock> {
  const { timeZone, language } = await payload.findGlobal({
    slug: 'settings',
    depth: 0,
    select: { timeZone: true, language: true },
  })
  return { timeZone: timeZone || 'UTC', language: language || 'en' }
}

/** `19:35` today, `yesterday, 19:35`, `20 Nov, 19:35` this year, else with the year: in the paper's zone, whatever the editor's. */
export function deskTime(iso: string, clock: Clock, now: string): string {
  const time = format(iso, clock, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const day = dayOf(iso, clock)
  if (day === dayOf(now, clock)) return time
  if (day === dayOf(new Date(Date.parse(now) - DAY).toISOString(), clock)) return `yesterday, ${time}`
  const isThisYear = day.slice(0, 4) === dayOf(now, clock).slice(0, 4)
  return `${format(iso, clock, { day: 'numeric', month: 'short', ...(!isThisYear && { year: 'numeric' }) })}, ${time}`
}

/** `Mon 23 Nov 2026, 18:00 (UTC+5:30)`: a moment that people agree on, with what its clock is before UTC. */
export function deskMoment(iso: string, clock: Clock): string {
  const day = format(iso, clock, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).replace(',', '')
  const time = format(iso, clock, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  return `${day}, ${time} (${offsetName(new Date(iso), clock.timeZone)})`
}

const DAY = 24 * 60 * 60 * 1000

function dayOf(iso: string, clock: Clock): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: clock.timeZone, dateStyle: 'short' }).format(new Date(iso))
}

function format(iso: string, { timeZone }: Clock, options: Intl.DateTimeFormatOptions): string {
  // The desk speaks English, whatever the paper's language.
  return new Intl.DateTimeFormat('en-GB', { timeZone, ...options }).format(new Date(iso))
}
