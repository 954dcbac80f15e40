import type { CollectionBeforeDeleteHook, PayloadRequest } from 'payload'
import { lockEdition } from '../edition/lock.ts'
import { transactionSql } from '../lib/transaction-sql.ts'

/**
 * A hook that takes the edition's lock before an operation locks any row or slug. Everything that changes what readers see
 * takes the lock first, so no two such transactions can wait for each other in a circle. Drafts change nothing for readers.
 */
export async function lockEditionFirst<Data extends { _status?: unknown }>({
  data,
  req,
}: {
  data?: Data
  req: PayloadRequest
}): Promise<Data | undefined> {
  if (!isDraftSave(req, data)) await lockEdition(await transactionSql(req))
  return data
}

/** The same before a document is deleted for good. */
export const lockEditionBeforeDelete: CollectionBeforeDeleteHook = async ({ req }) => {
  await lockEdition(await transactionSql(req))
}

/** True where an operation writes only a version: the live row, and so the edition, stay as they are. */
export function isDraftSave(req: PayloadRequest, doc: { _status?: unknown } | undefined): boolean {
  return Boolean(req.context.isDraftSave) && doc?._status !== 'published'
}
