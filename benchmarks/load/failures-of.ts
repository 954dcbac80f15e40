import type { StreamResult } from './load-plan.ts'

/**
 * Everything that a reader would call an error: no answer, or one that is none of those wanted.
 * @param right - statuses that are no error, besides 304
 */
export function failuresOf({ done, errors, statuses, unanswered }: StreamResult, right = [200]): number {
  const broken = Object.values(errors).reduce((sum, count) => sum + count, 0)
  return broken + unanswered + done - [...right, 304].reduce((sum, status) => sum + (statuses[status] ?? 0), 0)
}
