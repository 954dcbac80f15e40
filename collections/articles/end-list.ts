import type { CollectionBeforeOperationHook } from 'payload'

/** So many stories the list of the admin goes back. Whoever looks for an older one filters, or searches. */
export const LIST_END = 10_000
const MOST_ON_A_PAGE = 100

type Given = { includeLockStatus?: boolean; page?: number; limit?: number }

/** The admin's list, and nothing else, asks who has a story open. What it asks for is bounded, whatever its address says. */
export const endList: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  const given = args as Given
  if (operation !== 'read' || !given.includeLockStatus) return
  req.context.listEndsAt = LIST_END
  const limit = Math.min(given.limit || MOST_ON_A_PAGE, MOST_ON_A_PAGE)
  return { ...args, limit, page: Math.min(given.page || 1, Math.ceil(LIST_END / limit)) }
}
