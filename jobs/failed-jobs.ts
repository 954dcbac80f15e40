import { type Fragment, fragment, type Sql } from '../lib/sql.ts'
import { nameOfStory } from '../newsroom/untitled.ts'
import { JOB_NAMES, type JobName, WITHOUT_PAYLOAD } from './jobs.ts'

/** A job that somebody should know of. */
export type TroubledJob = {
  id: string
  name: JobName
  /** `failed`: will not be tried again by itself. `retrying`: failed, and will be. `waiting`: due for a minute, and nobody takes it, though it is one that somebody waits for. */
  state: 'failed' | 'retrying' | 'waiting'
  /** The story that it is for; absent where it is for none, or that is gone. */
  story?: { id: string; headline: string }
  tries: number
  mostTries: number
  /** What the last try threw: its first line. */
  error?: string
  /** ISO 8601: when it failed, or since when it waits. */
  since: string
  /** ISO 8601: the next try. */
  nextTry?: string
  isRunning: boolean
}

const MOST = 100
const LONGEST_ERROR = 300

// A job without payload that has lost its key has been replaced by a newer one, which will do it.
const isFailed = fragment`job.attempts >= job.max_attempts and job.locked_at is null`
// graphile-worker notes no time of failure: it moves the next try away from it, by this much.
const failedAt = fragment`greatest(job.updated_at, job.run_at - exp(least(job.attempts, 10)) * interval '1 second')`
const isReplaced = fragment`job.key is null and task.identifier = any (${WITHOUT_PAYLOAD})`
// Another release may have written jobs that this one does not know, and has no words for.
const isKnown = fragment`task.identifier = any (${JOB_NAMES})`
// Thousands of others may wait their turn after an import, and nothing is wrong.
const isStuck = fragment`job.priority < 0 and job.locked_at is null and job.run_at < now() - interval '1 minute'`

/** What went wrong or waits too long: failed for good first, then the latest. */
export async function readTroubledJobs(sql: Sql): Promise<TroubledJob[]> {
  const rows = await sql<Row>`
    with troubled as (
      select job.id, task.identifier as name, job.attempts, job.max_attempts, job.last_error, ${failedAt} as failed_at, job.run_at,
             job.locked_at is not null as is_running, ${isFailed} as is_failed,
             ${uuidIn('receiptId')} as receipt_id, ${uuidIn('storyId')} as story_id
        from graphile_worker._private_jobs as job
        join graphile_worker._private_tasks as task on task.id = job.task_id
       where ${isKnown} and (job.last_error is not null or ${isFailed} or (${isStuck})) and not (${isFailed} and ${isReplaced})
       order by is_failed desc, failed_at desc, job.id
       limit ${MOST})
    select troubled.id, name, attempts, max_attempts, last_error, failed_at, run_at, is_running, is_failed,
           coalesce(receipt.story_id, story.id) as story_id, coalesce(receipt.headline, story.headline) as headline
      from troubled
      left join publishing.receipts as receipt on receipt.id = troubled.receipt_id
      left join articles as story on story.id = troubled.story_id
     order by is_failed desc, failed_at desc, troubled.id
     limit ${MOST}`
  return rows.map(troubled)
}

/** How many have failed for good: the number beside the link in the navigation. */
export async function countFailedJobs(sql: Sql): Promise<number> {
  const [row] = await sql<{ count: number }>`
    select count(*)::int as count
      from graphile_worker._private_jobs as job join graphile_worker._private_tasks as task on task.id = job.task_id
     where ${isKnown} and ${isFailed} and not (${isReplaced})`
  return row?.count ?? 0
}

/**
 * Has it run now, with all its tries again. False where it runs already or is gone. What was ordered of it, and noted as failed, is
 * open again, unless something else is done to the tag by now.
 */
export async function runAgain(sql: Sql, id: string): Promise<boolean> {
  const rows = await sql`
    with again as materialized (
      select payload from graphile_worker.reschedule_jobs(array[${id}]::bigint[], run_at => now(), attempts => 0)),
    ordered as (
      update tagging.works as work set status = 'waiting', error = null, finished_at = null
      where id in (select ${uuidIn('workId')} from again as job) and status = 'failed'
        and not exists (
          select from tagging.works as other where other.status in ('waiting', 'running')
            and (other.tag_id in (work.tag_id, work.other_id) or other.other_id = work.tag_id)))
    select from again limit 1`
  if (rows.length === 0) return false
  // Without a word the worker would find it with its next look, two seconds later.
  await sql`select pg_notify('jobs:insert', '{"count":1}')`
  return true
}

/**
 * Gives a job up that has failed for good, and with it what was ordered of it: a tag whose order stays open could not be changed any
 * more. The last try notes that itself, unless it was killed. False where the job has not failed, or is gone.
 */
export async function removeFailedJob(sql: Sql, id: string): Promise<boolean> {
  const rows = await sql`
    with removed as materialized (
      select payload from graphile_worker.complete_jobs(
        array(select job.id from graphile_worker._private_jobs as job where job.id = ${id} and ${isFailed}))),
    given_up as (
      update tagging.works set status = 'failed', error = ${GIVEN_UP}, finished_at = clock_timestamp()
      where id in (select ${uuidIn('workId')} from removed as job) and status in ('waiting', 'running'))
    select from removed limit 1`
  return rows.length > 0
}

const GIVEN_UP =
  'Given up: its job was removed. Look at which stories carry the tag, and order it anew if it is still wanted.'

type Row = {
  id: string
  name: JobName
  attempts: number
  max_attempts: number
  last_error: string | null
  failed_at: Date
  run_at: Date
  is_running: boolean
  is_failed: boolean
  story_id: string | null
  headline: string | null
}

/** An id that the payload names, as the tables have it: they are looked up by it. Null where it is none. */
function uuidIn(name: 'receiptId' | 'storyId' | 'workId'): Fragment {
  return fragment`case when pg_input_is_valid(job.payload->>${name}, 'uuid') then (job.payload->>${name})::uuid end`
}

function troubled(row: Row): TroubledJob {
  const state = row.is_failed ? 'failed' : row.last_error === null ? 'waiting' : 'retrying'
  return {
    id: row.id,
    name: row.name,
    state,
    story: row.story_id ? { id: row.story_id, headline: nameOfStory(row.headline) } : undefined,
    tries: row.attempts,
    mostTries: row.max_attempts,
    error: firstLine(row.last_error),
    since: (state === 'waiting' ? row.run_at : row.failed_at).toISOString(),
    nextTry: state === 'retrying' && !row.is_running ? row.run_at.toISOString() : undefined,
    isRunning: row.is_running,
  }
}

function firstLine(error: string | null): string | undefined {
  const line = error?.split('\n')[0]?.trim()
  if (!line) return undefined
  return line.length > LONGEST_ERROR ? `${line.slice(0, LONGEST_ERROR - 1)}…` : line
}
