import type { Facts } from './workflow.ts'

/**
 * Where a story stands, as the list of stories says it and is filtered by it: one word for each, so that one index finds them.
 * The database keeps it with the newest version (`newsroom.standing_of`, migration story_list), whatever changes it: a save, a
 * schedule, a withdrawal. Here is the same rule once more, for tests to compare.
 */
export const LIST_STANDING_LABELS = {
  draft: 'Draft',
  review: 'In review',
  ready: 'Ready',
  scheduled: 'Scheduled',
  live: 'Live',
  liveDraft: 'Live, with open changes',
  liveReview: 'Live, changes in review',
  liveReady: 'Live, changes ready',
  liveScheduled: 'Live, update scheduled',
  withdrawn: 'Withdrawn',
} as const
export type ListStanding = keyof typeof LIST_STANDING_LABELS
export const LIST_STANDINGS = Object.keys(LIST_STANDING_LABELS) as ListStanding[]

const OPEN = { draft: 'liveDraft', review: 'liveReview', ready: 'liveReady' } as const

/** What comes first counts: a story on the schedule is scheduled, whatever is written on it meanwhile. */
export function listStandingOf({ isWithdrawn, isScheduled, isLive, hasOpenText, stage }: Facts): ListStanding {
  if (isWithdrawn) return 'withdrawn'
  if (isScheduled) return isLive ? 'liveScheduled' : 'scheduled'
  if (isLive) return hasOpenText ? OPEN[stage] : 'live'
  return stage
}
