import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook } from 'payload'
import { APIError } from 'payload'
import { transactionSql } from '../lib/transaction-sql.ts'

/**
 * A save writes every column of a tag, also as it was when the form was opened. What a tag is merged into is written by
 * newsroom/tags/ alone, and may have changed since: it stays what it is. The edition's lock has been taken by then.
 */
export const keepMerge: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  if (operation !== 'update') return data
  const sql = await transactionSql(req)
  const [row] = await sql<{ merged_into_id: string | null; merged_at: Date | null }>`
    select merged_into_id, merged_at from tags where id = ${originalDoc.id} limit 1`
  return { ...data, mergedInto: row?.merged_into_id ?? null, mergedAt: row?.merged_at?.toISOString() ?? null }
}

/** The addresses and names of what was merged into a tag lead to it; deleted, it would leave them to nobody. */
export const refuseWhileOthersAreMerged: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const sql = await transactionSql(req)
  const [merged] = await sql<{ name: string }>`select name from tags where merged_into_id = ${id} order by name limit 1`
  if (merged)
    throw new APIError(
      `“${merged.name}” was merged into this tag. Undo that merge, or merge this tag into another, first.`,
      409,
      null,
      true,
    )
}
