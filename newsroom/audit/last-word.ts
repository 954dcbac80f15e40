import type { Sql } from '../../lib/sql.ts'
import type { Deed, KeptEntry } from './audit.ts'

export type LastWord = Pick<KeptEntry, 'deed' | 'at' | 'by'> & { words: string }

/** What moves a story on. A word belongs to its move, and is over with the next one. */
const MOVES = [
  ...['submit', 'withdrawFromReview', 'sendBack', 'approve', 'changedAfterApproval', 'publish', 'update', 'correct'],
  ...['unpublish', 'withdraw', 'reinstate', 'seal', 'restore'],
] as Deed[]

type Row = { deed: Deed; reason: string | null; by_id: string | null; by_name: string | null; at: Date }

/** What was said with the last that was done to a story, if anything was: why it was sent back, what to look at in review. */
export async function readLastWord(sql: Sql, storyId: string): Promise<LastWord | undefined> {
  const [row] = await sql<Row>`
    select deed, reason, by_id, by_name, at from newsroom.audit
    where story_id = ${storyId} and deed = any (${MOVES}) order by id desc limit 1`
  const isHandedOn = row?.deed === 'submit' || row?.deed === 'sendBack' || row?.deed === 'approve'
  if (!row?.reason || !isHandedOn) return undefined
  const by = row.by_id !== null && { by: { id: row.by_id, name: row.by_name ?? '' } }
  return { deed: row.deed, words: row.reason, at: row.at.toISOString(), ...by }
}
