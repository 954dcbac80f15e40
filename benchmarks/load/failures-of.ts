import type { StreamResult } from './load-plan.ts'

/** Everything that a reader would call an error: no answer, or one that is no page. */
export function failuresOf({ done, errors, statuses, unanswered }: StreamResult): number {
  const broken = Object.values(errors).reduce((sum, count) => sum + count, 0)
  return broken + unanswered + done - (statuses[200] ?? 0) - (statuses[304] ?? 0)
}
