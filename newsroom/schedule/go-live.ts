import { commitTransaction, createLocalReq, initTransaction, killTransaction, type Payload } from 'payload'
import { lockEdition } from '../../edition/lock.ts'
import { log } from '../../lib/log.ts'
import { payloadPool } from '../../lib/payload-pool.ts'
import { type Sql, sqlOn } from '../../lib/sql.ts'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { type Due, publishPinned } from './publish-pinned.ts'
import { closeRelease } from './releases.ts'
import { sentenceOf } from './sentence-of.ts'

/** Whether something is due by the database's clock. One look at an index. */
export async function isAnythingDue(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ due: boolean }>`
    select exists (select from newsroom.schedules where greatest(due, next_try) <= now()) as due`
  return row?.due ?? false
}

/**
 * Publishes what is due next, a text alone or all of a release, in one transaction with the end of its schedule: however many
 * processes do this, each text goes live once, and one that is killed leaves the work to the others, undone.
 * @returns whether there was something, done or not
 */
export async function goLiveNext(payload: Payload): Promise<boolean> {
  const req = await createLocalReq({}, payload)
  await initTransaction(req)
  let taken: Due[] = []
  let current: Due | undefined
  try {
    const sql = await transactionSql(req)
    await lockEdition(sql)
    taken = await takeDue(sql)
    for (const due of taken) {
      current = due
      await publishPinned(req, due)
    }
    current = undefined
    await endSchedules(sql, taken)
    await commitTransaction(req)
    return taken.length > 0
  } catch (error) {
    await killTransaction(req)
    if (taken.length === 0) throw error
    await putOff(sqlOn(payloadPool(payload)), { taken, current, error })
    return true
  }
}

/** The next that is due, with the others of its release. Under the edition's lock: nobody else takes them. */
async function takeDue(sql: Sql): Promise<Due[]> {
  return sql<Due>`
    with next as (
      select document_id, release_id from newsroom.schedules where greatest(due, next_try) <= now()
      order by greatest(due, next_try), document_id limit 1)
    select schedules.collection, schedules.document_id, title, due, schedules.release_id, content, content_hash, by_id, by_name,
      (select name from newsroom.releases where releases.id = schedules.release_id) as release_name
    from newsroom.schedules join next on schedules.document_id = next.document_id or schedules.release_id = next.release_id
    order by schedules.document_id for update of schedules`
}

async function endSchedules(sql: Sql, taken: Due[]): Promise<void> {
  await sql`delete from newsroom.schedules where document_id = any (${taken.map(({ document_id }) => document_id)}::uuid[])`
  const [first] = taken
  if (first?.release_id) await closeRelease(sql, { id: first.release_id, members: taken })
}

/** Tried again soon, then less often; why stands on each of them and on the desk. */
async function putOff(
  sql: Sql,
  { taken, current, error }: { taken: Due[]; current: Due | undefined; error: unknown },
): Promise<void> {
  const ids = taken.map(({ document_id }) => document_id)
  const hashes = taken.map(({ content_hash }) => content_hash)
  log.error('what was scheduled was not published', error, {
    ...{ documents: ids.join(', '), failed: current?.document_id ?? '', release: taken[0]?.release_name ?? '' },
  })
  const reason = sentenceOf(error)
  const problem = taken[0]?.release_id && current ? `“${current.title || 'Untitled'}”: ${reason}` : reason
  await sql`
    update newsroom.schedules set attempts = attempts + 1, problem = ${problem},
      next_try = now() + least(60, 2 ^ least(attempts + 1, 6)) * interval '1 second'
    -- Not of a text that was put in its place meanwhile.
    where (document_id, content_hash) in (select * from unnest(${ids}::uuid[], ${hashes}::text[]))`
}
