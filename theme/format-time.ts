export type Clock = { timeZone: string; language: string }

/** `15 January 2021, 10:32 IST`, in the site's zone and language. */
export function longTime(iso: string, clock: Clock): string {
  const day = format(iso, clock, { dateStyle: 'long' })
  return `${day}, ${zonedClockTime(iso, clock)}`
}

/** `15 January 2021`. */
export function longDay(iso: string, clock: Clock): string {
  return format(iso, clock, { dateStyle: 'long' })
}

/** `Friday, 15 January 2021`: the date line of the masthead. */
export function dateLine(iso: string, clock: Clock): string {
  return format(iso, clock, { dateStyle: 'full' })
}

/** `2021-01-15`: the day in the site's zone, for machines. */
export function isoDay(iso: string, { timeZone }: Clock): string {
  // Sweden writes dates as ISO 8601 does.
  return format(iso, { timeZone, language: 'sv-SE' }, { dateStyle: 'short' })
}

/**
 * `10:32` on the day itself, `15 Jan` in its year, else `15 Jan 2021`. Without `today` always day and year: a page that is
 * kept for long must not say something that midnight makes wrong.
 */
export function shortTime(iso: string, clock: Clock, today?: string): string {
  const dayOf = (time: string) => format(time, clock, { dateStyle: 'short' })
  const yearOf = (time: string) => format(time, clock, { year: 'numeric' })
  if (today && dayOf(iso) === dayOf(today)) return clockTime(iso, clock)
  const isThisYear = today && yearOf(iso) === yearOf(today)
  return format(iso, clock, { day: 'numeric', month: 'short', year: isThisYear ? undefined : 'numeric' })
}

/** Whether readers would see another time: seconds are not shown. */
export function isOtherMinute(a: string, b: string): boolean {
  return Math.floor(Date.parse(a) / 60_000) !== Math.floor(Date.parse(b) / 60_000)
}

/** `10:32`. */
export function clockTime(iso: string, clock: Clock): string {
  return format(iso, clock, { timeStyle: 'short' })
}

/** `02:30 CEST`. */
export function zonedClockTime(iso: string, clock: Clock): string {
  return `${clockTime(iso, clock)} ${zoneName(iso, clock)}`
}

/**
 * Intl knows a zone's abbreviation only in the English of the countries that use it (`IST` in en-IN, `GMT+5:30` elsewhere),
 * so the site's language is asked first and these after it.
 */
const ABBREVIATING = ['en-GB', 'en-US', 'en-IN', 'en-AU', 'en-ZA', 'ja']

function zoneName(iso: string, { timeZone, language }: Clock): string {
  const first = namedZone(iso, { timeZone, language })
  if (!isOffset(first)) return first
  for (const locale of ABBREVIATING) {
    const name = namedZone(iso, { timeZone, language: locale })
    if (!isOffset(name)) return name
  }
  return first
}

function isOffset(name: string): boolean {
  return /^(GMT|UTC)[+\-−]/.test(name)
}

function namedZone(iso: string, clock: Clock): string {
  const parts = formatter(clock, { timeZoneName: 'short' }).formatToParts(new Date(iso))
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? clock.timeZone
}

function format(iso: string, clock: Clock, options: Intl.DateTimeFormatOptions): string {
  return formatter(clock, options).format(new Date(iso))
}

/** Making a formatter costs a hundred times more than using one, and a front page shows fifty times. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter({ timeZone, language }: Clock, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([timeZone, language, options])
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(language, { timeZone, ...options })
  formatters.set(key, made)
  return made
}
