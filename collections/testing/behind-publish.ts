import { setTimeout as sleep } from 'node:timers/promises'
import type { Payload } from 'payload'
import { lockEdition } from '../../edition/lock.ts'
import { payloadPool } from '../../lib/payload-pool.ts'
import { transactOn } from '../../lib/transact.ts'
import { ownerSql } from './stock.ts'

const PATIENCE_MS = 5000

/**
 * Begins work while a publish is under way, and lets that end once the work waits for it: what happens between two who come at once
 * happens each time.
 * @param inLine - how many connections of the work have to wait
 * @param meanwhile - what somebody else does before the publish ends
 */
export async function behindPublish<Result>(
  payload: Payload,
  begin: () => Promise<Result>,
  { inLine = 1, meanwhile }: { inLine?: number; meanwhile?: () => Promise<unknown> } = {},
): Promise<Result> {
  const { begun } = await transactOn(payloadPool(payload))(async (sql) => {
    await lockEdition(sql)
    const begun = begin()
    // Waited for below; until then it is nobody's unhandled rejection.
    begun.catch(() => {})
    await standInLine(payload, inLine)
    await meanwhile?.()
    return { begun }
  })
  return begun
}

async function standInLine(payload: Payload, inLine: number): Promise<void> {
  const sql = ownerSql(payload)
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    const waiting = await sql`
      select from pg_locks join pg_database on pg_database.oid = pg_locks.database and datname = current_database()
      where relation = 'publishing.edition_lock'::regclass and not granted`
    if (waiting.length >= inLine) return
    if (Date.now() > deadline) throw new Error(`${waiting.length} of ${inLine} wait for the publish`)
    await sleep(10)
  }
}
