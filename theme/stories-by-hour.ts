import type { StoryLineView } from '../reading/views.ts'
import { type Clock, clockTime, zonedClockTime } from './format-time.ts'

export type Hour = { label: string; begins: string; stories: StoryLineView[] }

/**
 * Stories in the hours in which they were published where the paper is, in their order. On the day on which clocks are put back
 * an hour comes twice: both are then named with their zone.
 */
export function storiesByHour(stories: StoryLineView[], clock: Clock): Hour[] {
  const groups = [...Map.groupBy(stories, ({ publishedAt }) => hourBegins(publishedAt, clock))]
  const labels = groups.map(([begins]) => clockTime(begins, clock))
  return groups.map(([begins, ofHour], index) => {
    const label = labels[index] ?? ''
    const isTwice = labels.filter((other) => other === label).length > 1
    return { begins, label: isTwice ? zonedClockTime(begins, clock) : label, stories: ofHour }
  })
}

/** In zones that lie a half or three quarters of an hour off, hours begin there at other minutes of UTC. */
function hourBegins(iso: string, clock: Clock): string {
  const time = Date.parse(iso)
  const minute = Number(new Intl.DateTimeFormat('en', { timeZone: clock.timeZone, minute: 'numeric' }).format(time))
  return new Date(Math.floor(time / 60_000) * 60_000 - minute * 60_000).toISOString()
}
