const ZONE = '+05:30'
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const OFFSET = 330 * MINUTE

/**
 * When a demo story came out and was updated, as ISO times in India's zone. `published` is `2 days ago, 06:45` or an ISO time;
 * `revised` is an ISO time or follows publication: `+35m`, `+2h`. A story whose hour has not come yet today moves back whole days,
 * so that nothing in the demo is from the future at whatever hour it is started.
 */
export function storyTimes(
  { published, revised }: { published: string; revised?: string },
  now: Date,
): { publishedAt: string; revisedAt?: string } {
  const relative = /^(\d+) days? ago, (\d\d):(\d\d)$/.exec(published)
  if (!relative) return { publishedAt: isoTime(published), ...(revised ? { revisedAt: isoTime(revised) } : {}) }

  const [, days, hours, minutes] = relative
  const midnight = Math.floor((now.getTime() + OFFSET) / DAY) * DAY - OFFSET
  const later = revised ? minutesAfter(revised) * MINUTE : 0
  let start = midnight - Number(days) * DAY + (Number(hours) * 60 + Number(minutes)) * MINUTE
  while (start + later > now.getTime()) start -= DAY
  return { publishedAt: inIndia(start), ...(revised ? { revisedAt: inIndia(start + later) } : {}) }
}

/** The day, in India's zone, that lies so many days ahead: `2026-03-09`. */
export const dayAhead = (days: number, now: Date) => inIndia(now.getTime() + days * DAY).slice(0, 10)

function inIndia(time: number): string {
  return new Date(time + OFFSET).toISOString().replace(/\.\d+Z$/, ZONE)
}

function minutesAfter(text: string): number {
  const [, amount, unit] = /^\+(\d+)([mh])$/.exec(text) ?? []
  if (!amount) throw new Error(`A demo story's "revised" must be like +35m or +2h, not "${text}"`)
  return Number(amount) * (unit === 'h' ? 60 : 1)
}

function isoTime(text: string): string {
  if (Number.isNaN(Date.parse(text))) throw new Error(`Not a time that a demo story can have: "${text}"`)
  return text
}
