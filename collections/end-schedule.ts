import type { CollectionAfterChangeHook } from 'payload'
import { transactionSql } from '../lib/transaction-sql.ts'
import { takeOff } from '../newsroom/schedule/take-off.ts'
import { activeUser, personOf } from './access.ts'
import { isDraftSave } from './lock-edition-first.ts'

/**
 * Whoever publishes, unpublishes or throws away by hand what is scheduled has changed the plan: what was pinned is not done on top of
 * it, and leaves its release. The clock ends its schedules itself.
 */
export const endSchedule: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req }) => {
  // What is in the trash is on no schedule, and a draft of it has not taken the edition's lock first.
  const isThrownAway = Boolean(doc.deletedAt) && !previousDoc?.deletedAt
  if (operation === 'create' || req.context.isOnSchedule || (isDraftSave(req, doc) && !isThrownAway)) return doc
  const user = activeUser(req)
  await takeOff(await transactionSql(req), {
    documentId: doc.id,
    ...(user && { by: personOf(user) }),
  })
  return doc
}
