import type { Schedule } from '../../newsroom/schedule/schedules.ts'
import type { Clock } from '../../theme/format-time.ts'
import { deskMoment } from '../desk-time.ts'

/** A schedule as the panel beside a form shows it. */
export type PanelSchedule = {
  /** `Mon 23 Nov 2026, 18:00 (UTC+5:30)`; absent in a release that has no moment yet. */
  due?: string
  /** The same, ISO 8601. */
  dueAt?: string
  by?: string
  /** Whoever scheduled it has no account any more. */
  isByGone: boolean
  isLate: boolean
  problem?: string
  hasNewerText: boolean
  release?: { id: string; name: string }
}

export function panelSchedule(
  { due, by, isByGone, isLate, problem, release }: Schedule,
  { clock, hasNewerText }: { clock: Clock; hasNewerText: boolean },
): PanelSchedule {
  return {
    ...{ isByGone, isLate, hasNewerText },
    ...(due && { due: deskMoment(due, clock), dueAt: due }),
    ...(by && { by }),
    ...(problem && { problem }),
    ...(release && { release }),
  }
}
