import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { keepPoolAlive } from '../lib/keep-pool-alive.ts'
import { log } from '../lib/log.ts'
import type { Handlers } from './handlers.ts'
import { isJobName } from './jobs.ts'
import { freeJobs, takeOver } from './take-over.ts'
import { taskOf } from './task-of.ts'
import { beginRun, type WorkerRun } from './worker-run.ts'

const TAKE_OVER_EVERY_MS = 15_000
/** From the request to stop: when handlers are told (`signal`), and when they are no longer waited for. */
const PATIENCE = { tellAfterMs: 3_000, giveUpAfterMs: 8_000 }
const LONGEST_PAUSE_MS = 5_000

/**
 * Runs the jobs that have a handler until `stop`. Neither a database that goes away nor a job that throws ends it: it starts anew,
 * with a pause, as often as it must. Returns when it has started or has found that the database is not there yet.
 * `stop` lets running jobs end for 8 seconds; what then still runs is freed for other workers.
 */
export async function startWorker({
  databaseUrl,
  handlers,
  concurrency = 4,
  takeOverEveryMs = TAKE_OVER_EVERY_MS,
  patience = PATIENCE,
}: {
  databaseUrl: string
  handlers: Handlers
  concurrency?: number
  takeOverEveryMs?: number
  patience?: typeof PATIENCE
}): Promise<{ stop(): Promise<void> }> {
  const pool = openPool(databaseUrl, concurrency)
  const stopping = new AbortController()
  const { signal } = stopping
  const taskList = Object.fromEntries(
    Object.keys(handlers)
      .filter(isJobName)
      .map((name) => [name, taskOf(name, handlers, pool)]),
  )
  let current: WorkerRun | undefined
  /** Pool ids that this process has had before: nobody else's, and gone for certain. */
  const former = new Set<string>()
  let stopped: Promise<void> | undefined

  const firstTry = Promise.withResolvers<void>()
  const running = keepRunning()
  const takingOver = keepTakingOver()
  await firstTry.promise
  return {
    stop: () => {
      stopped ??= stop()
      return stopped
    },
  }

  async function keepRunning(): Promise<void> {
    for (let failures = 0; !signal.aborted; failures++) {
      const begun = Date.now()
      try {
        current = await beginRun({ databaseUrl, pool, taskList, concurrency, tellAfterMs: patience.tellAfterMs })
        firstTry.resolve()
        // Asked to stop while it began.
        if (signal.aborted) current.runner.stop().catch(() => {})
        // Ends with `stop`, and when the database would not take a job's result.
        await current.workers.promise.catch((error: unknown) => log.error('worker ended', error))
        if (signal.aborted) return
        former.add(current.workers.id)
        await current.presence.end()
      } catch (error) {
        log.error('worker could not start', error)
      }
      firstTry.resolve()
      if (Date.now() - begun > 60_000) failures = 0
      await pause(Math.min(LONGEST_PAUSE_MS, 250 * 2 ** failures))
    }
  }

  async function keepTakingOver(): Promise<void> {
    let absentBefore: ReadonlySet<string> = new Set()
    let isAway = false
    while (!signal.aborted) {
      await pause(takeOverEveryMs)
      if (signal.aborted) return
      try {
        await current?.presence.check()
        const own = current?.workers.id
        absentBefore = await takeOver({ pool, own, absentBefore: new Set([...absentBefore, ...former]) })
        isAway = false
      } catch (error) {
        // After an outage everybody has been absent: look twice again.
        absentBefore = new Set()
        if (!isAway) log.warn('no look for lost workers', { error: String(error) })
        isAway = true
      }
    }
  }

  async function stop(): Promise<void> {
    stopping.abort()
    const ending = Promise.allSettled([current?.runner.stop(), running, takingOver])
    const inTime = await Promise.race([ending.then(() => true), sleep(patience.giveUpAfterMs, false, { ref: false })])
    if (!inTime && current) await freeJobs(pool, [current.workers.id]).catch(() => {})
    await current?.presence.end()
    await Promise.race([pool.end(), sleep(1_000, undefined, { ref: false })])
  }

  function pause(ms: number): Promise<void> {
    return sleep(ms, undefined, { signal }).catch(() => {})
  }
}

function openPool(databaseUrl: string, concurrency: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    application_name: 'broadsheet worker',
    // Besides the jobs: the listener, the clock, the look for lost workers.
    max: concurrency + 4,
    connectionTimeoutMillis: 3_000,
    statement_timeout: 60_000,
    // For a database that is out of reach and does not say so.
    query_timeout: 70_000,
    lock_timeout: 10_000,
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
  })
  return keepPoolAlive(pool, (error) => log.warn('worker connection lost', { error: error.message }))
}
