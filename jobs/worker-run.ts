import { EventEmitter } from 'node:events'
import { parseCronItems, type Runner, run, type TaskList, type WorkerPool } from 'graphile-worker'
import type pg from 'pg'
import { AppError } from '../lib/errors.ts'
import { type JobName, termsOf } from './jobs.ts'
import { keepPresence, type Presence } from './presence.ts'
import { runnerLog } from './runner-log.ts'

/** Minutes past the hour at which a job is added, by whichever worker is first. */
const HOURLY = { 'delete-blank-drafts': 7, 'trim-logs': 37, 'propose-merges': 47 } satisfies Partial<
  Record<JobName, number>
>

export type WorkerRun = { runner: Runner; workers: WorkerPool; presence: Presence }

/** One run of graphile-worker, under one pool id, which others know by its presence. */
export async function beginRun({
  databaseUrl,
  pool,
  taskList,
  concurrency,
  tellAfterMs,
}: {
  databaseUrl: string
  pool: pg.Pool
  taskList: TaskList
  concurrency: number
  tellAfterMs: number
}): Promise<WorkerRun> {
  const events = new EventEmitter()
  let workers: WorkerPool | undefined
  let presence: Presence | undefined
  // Emitted before the first worker looks for a job.
  events.once('pool:create', (event: { workerPool: WorkerPool }) => {
    workers = event.workerPool
    presence = keepPresence(databaseUrl, workers.id)
  })
  const runner = await run({
    pgPool: pool,
    taskList,
    parsedCronItems: parseCronItems(cronItems(taskList)),
    concurrency,
    noHandleSignals: true,
    logger: runnerLog,
    events,
    gracefulShutdownAbortTimeout: tellAfterMs,
    // Asked before each look for a job, and the look fails with it: who is not seen by the others takes none.
    forbiddenFlags: async () => {
      await presence?.hold()
      return null
    },
    // Results are written in batches of whatever is there at once. Not for speed: without it a result that the database does not
    // take is an unhandled rejection, which ends the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  })
  if (!workers || !presence) throw new AppError('worker-pool', { message: 'graphile-worker made no pool' })
  return { runner, workers, presence }
}

function cronItems(taskList: TaskList) {
  const names = Object.keys(HOURLY) as (keyof typeof HOURLY)[]
  return names
    .filter((task) => task in taskList)
    .map((task) => ({
      task,
      match: `${HOURLY[task]} * * * *`,
      options: { jobKey: task, priority: termsOf(task).priority },
    }))
}
