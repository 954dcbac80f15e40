import { readTroubledJobs, type TroubledJob } from '../jobs/failed-jobs.ts'
import type { Sql } from '../lib/sql.ts'
import type { Receipt } from '../publishing/receipts.ts'
import { type Coming, readComing } from './read-coming.ts'
import { isWorthAnotherLook } from './receipts/receipt-words.ts'

export type LateReceipt = Receipt & { storyId: string }
export type Trouble = { schedules: Coming[]; jobs: TroubledJob[]; receipts: LateReceipt[] }

const SHOWN = 8
/** What readers had not got longer ago than this, somebody has seen to, or published over. */
const DAYS = 2
const LOOKED_THROUGH = 40

/**
 * What should have happened and has not: texts that are not live, work for a story that failed, addresses that do not carry what was
 * published. For whoever may read all stories.
 * @param mayRunJobs - the work behind the newsroom is shown to whoever may set it right
 */
export async function readTrouble(
  sql: Sql,
  { now, mayRunJobs, mayReadReleases }: { now: Date; mayRunJobs: boolean; mayReadReleases: boolean },
): Promise<Trouble> {
  const [schedules, jobs, receipts] = await Promise.all([
    readComing(sql, { until: now.toISOString(), limit: SHOWN, mayReadReleases }),
    mayRunJobs ? readTroubledJobs(sql) : [],
    readLateReceipts(sql, now),
  ])
  return {
    schedules: schedules.filter(({ isLate }) => isLate),
    // Of a receipt's own job the receipt tells.
    jobs: jobs.filter(({ story, name }) => story && name !== 'deliver-receipt').slice(0, SHOWN),
    receipts,
  }
}

/** Only the newest of a story: what was published since has taken the place of what was late. */
async function readLateReceipts(sql: Sql, now: Date): Promise<LateReceipt[]> {
  const rows = await sql<LateReceipt>`
    select id, story_id as "storyId", headline, action, user_id as "userId",
      to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, status, lines
    from publishing.receipts as receipt
    where at > ${now}::timestamptz - ${DAYS} * interval '1 day' and status <> 'complete'
      and not exists (select from publishing.receipts as later where later.story_id = receipt.story_id and later.at > receipt.at)
    order by at desc, id limit ${LOOKED_THROUGH}`
  return rows.filter((receipt) => isWorthAnotherLook(receipt, now.toISOString())).slice(0, SHOWN)
}
