/** What a clock on the wall of a zone shows: `2027-03-28T02:30`. */
export type WallTime = string

const WALL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** No zone's clocks change by less, or to anything between. */
const QUARTER = 15 * MINUTE

/**
 * The moments at which clocks of a zone show a time: one as a rule, none in the hour that is left out in spring, two, the earlier
 * first, in the hour that comes twice in autumn. Empty for what is no time.
 * @param zone - an IANA name
 */
export function momentsAt(wall: WallTime, zone: string): Date[] {
  const asUtc = utcOf(wall)
  if (asUtc === undefined) return []
  // Whatever the zone's offset is that day, it is its offset a day before or a day after.
  const offsets = new Set([asUtc - DAY, asUtc, asUtc + DAY].map((time) => offsetAt(new Date(time), zone)))
  return [...offsets]
    .map((offset) => new Date(asUtc - offset))
    .filter((moment) => wallTime(moment, zone) === wall)
    .sort((one, other) => one.getTime() - other.getTime())
}

/**
 * When a day begins in a zone: where the clocks leave midnight out, with the first time that they show; where it comes twice, with
 * the earlier. A day that a zone left out has no length: it begins with the next. @param day - `2027-03-28`
 */
export function startOfDay(day: string, zone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  for (let time = midnight; time <= midnight + DAY; time += QUARTER) {
    const [moment] = momentsAt(new Date(time).toISOString().slice(0, 16), zone)
    if (moment) return moment
  }
  throw new RangeError(`no day of ${zone}: ${day}`)
}

/** What clocks of a zone show at a moment, to the minute. */
export function wallTime(moment: Date, zone: string): WallTime {
  return new Date(moment.getTime() + offsetAt(moment, zone)).toISOString().slice(0, 16)
}

/** How far a zone's clocks are before UTC, in ms. */
export function offsetAt(moment: Date, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  }).formatToParts(moment)
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = (
    ['year', 'month', 'day', 'hour', 'minute', 'second'] as const
  ).map((type) => Number(parts.find((part) => part.type === type)?.value))
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(moment.getTime() / 1000) * 1000
}

/** `UTC+5:30`, `UTC−3`, `UTC`. */
export function offsetName(moment: Date, zone: string): string {
  const minutes = offsetAt(moment, zone) / MINUTE
  if (minutes === 0) return 'UTC'
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `UTC${minutes < 0 ? '−' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`
}

function utcOf(wall: WallTime): number | undefined {
  const [, ...parts] = WALL.exec(wall) ?? []
  if (parts.length === 0) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts.map(Number)
  const time = Date.UTC(year, month - 1, day, hour, minute)
  // The 31st of June is no day.
  return new Date(time).toISOString().slice(0, 16) === wall ? time : undefined
}
