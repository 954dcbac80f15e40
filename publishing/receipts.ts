import type { Sql } from '../lib/sql.ts'

/** Later than this after the commit is late. */
export const PATIENCE_MS = 5000

/** What an editor did to a story, as readers see it. */
export type ReceiptAction = 'publish' | 'update' | 'unpublish'

/** When one address carried what was published, at one place that readers are answered from. */
export type ReceiptLine = {
  /** Path from the root of the site. */
  address: string
  /** The name of an instance, or `public`: the address that readers use, through whatever stands before the instances. */
  place: string
  /** After the commit; absent until it does. */
  ms?: number
  /** What was answered last, where it is not what was published. */
  problem?: string
  /** The instance serves nobody any more, so nobody waits for it. */
  isGone?: boolean
}

export type Receipt = {
  id: string
  headline: string
  action: ReceiptAction
  userId: string | null
  /** ISO 8601. */
  at: string
  /** `late`: some address did not carry it within 5 seconds. */
  status: 'waiting' | 'complete' | 'late'
  lines: ReceiptLine[]
}

/**
 * Opens the receipt of a publish, inside its transaction. What changed is known only at the commit, so it names the transaction.
 * Resolves to its id, for the job that fills it in.
 */
export async function openReceipt(
  sql: Sql,
  {
    storyId,
    headline,
    action,
    userId,
  }: { storyId: string; headline: string; action: ReceiptAction; userId: string | null },
): Promise<string> {
  const [row] = await sql<{ id: string }>`
    insert into publishing.receipts (id, story_id, headline, action, user_id, xact)
    values (uuidv7(), ${storyId}, ${headline}, ${action}, ${userId}, pg_current_xact_id()) returning id`
  if (!row) throw new Error('no receipt was written')
  return row.id
}

/** A story's receipts, newest first. */
export function readReceipts(
  sql: Sql,
  { storyId, limit = 20 }: { storyId: string; limit?: number },
): Promise<Receipt[]> {
  return sql<Receipt>`
    select id, headline, action, user_id as "userId", to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, status, lines
    from publishing.receipts where story_id = ${storyId} order by at desc, id limit ${limit}`
}

/**
 * Makes a receipt wait again for the job that looks anew. False where it is no receipt of this story, or nothing is left to look
 * for: a job that has looked for a minute in vain is not waited for any more.
 */
export async function reopenReceipt(
  sql: Sql,
  { storyId, receiptId }: { storyId: string; receiptId: string },
): Promise<boolean> {
  const rows = await sql`
    update publishing.receipts set status = 'waiting'
    where id = ${receiptId} and story_id = ${storyId}
      and (status = 'late' or (status = 'waiting' and at < now() - interval '1 minute')) returning id`
  return rows.length > 0
}
