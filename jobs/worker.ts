import { setTimeout as sleep } from 'node:timers/promises'
import type { TaskList } from 'graphile-worker'
import pg from 'pg'
import { keepPoolAlive } from '../lib/keep-pool-alive.ts'
import { log } from '../lib/log.ts'
import type { Handlers } from './handlers.ts'
import { isApart, isJobName, type JobName } from './jobs.ts'
import { freeJobs, takeOver } from './take-over.ts'
import { taskOf } from './task-of.ts'
import { beginRun, type WorkerRun } from './worker-run.ts'

const TAKE_OVER_EVERY_MS = 15_000
/** From the request to stop: when handlers are told (`signal`), and when they are no longer waited for. */
const PATIENCE = { tellAfterMs: 3_000, giveUpAfterMs: 8_000 }
const LONGEST_PAUSE_MS = 5_000

/** For jobs that wait for other machines: they cost a connection only now and then. */
const CONCURRENCY_APART = 4

/**
 * Runs the jobs that have a handler until `stop`. Neither a database that goes away nor a job that throws ends it: it starts anew,
 * with a pause, as often as it must. Returns when it has started or has found that the database is not there yet.
 * `stop` lets running jobs end for 8 seconds; what then still runs is freed for other workers.
 *
 * Jobs that wait for other machines run in a lane of their own: however many of them hang, there is a place for the others.
 * Queues of graphile-worker would not do: a look for a job locks them all, and a job whose queue another look holds waits for
 * the next look, two seconds later.
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
  const pool = openPool(databaseUrl, concurrency + CONCURRENCY_APART)
  const stopping = new AbortController()
  const { signal } = stopping
  const names = Object.keys(handlers).filter(isJobName)
  const lanes = [
    openLane({ names: names.filter((name) => !isApart(name)), concurrency }),
    openLane({ names: names.filter(isApart), concurrency: CONCURRENCY_APART }),
  ]
  let stopped: Promise<void> | undefined

  const takingOver = keepTakingOver()
  await Promise.all(lanes.map(({ started }) => started))
  return {
    stop: () => {
      stopped ??= stop()
      return stopped
    },
  }

  function openLane(options: { names: JobName[]; concurrency: number }): Lane {
    const taskList = Object.fromEntries(options.names.map((name) => [name, taskOf(name, handlers, pool)]))
    const { promise: started, resolve } = Promise.withResolvers<void>()
    const lane: Lane = { current: undefined, former: new Set(), started, running: Promise.resolve() }
    if (options.names.length === 0) resolve()
    else lane.running = keepRunning(lane, { ...options, taskList, onStart: resolve })
    return lane
  }

  async function keepRunning(
    lane: Lane,
    { taskList, concurrency, onStart }: { taskList: TaskList; concurrency: number; onStart: () => void },
  ): Promise<void> {
    for (let failures = 0; !signal.aborted; failures++) {
      const begun = Date.now()
      try {
        const run = await beginRun({ databaseUrl, pool, taskList, concurrency, tellAfterMs: patience.tellAfterMs })
        lane.current = run
        onStart()
        // Asked to stop while it began.
        if (signal.aborted) run.runner.stop().catch(() => {})
        // Ends with `stop`, and when the database would not take a job's result.
        await run.workers.promise.catch((error: unknown) => log.error('worker ended', error))
        if (signal.aborted) return
        lane.former.add(run.workers.id)
        await run.presence.end()
      } catch (error) {
        log.error('worker could not start', error)
      }
      onStart()
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
        await Promise.all(lanes.map(({ current }) => current?.presence.check()))
        const own = lanes.flatMap(({ current }) => current?.workers.id ?? [])
        const former = lanes.flatMap((lane) => [...lane.former])
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
    const runs = lanes.flatMap(({ current }) => current ?? [])
    const ending = Promise.allSettled([
      ...runs.map(({ runner }) => runner.stop()),
      ...lanes.map(({ running }) => running),
      takingOver,
    ])
    const inTime = await Promise.race([ending.then(() => true), sleep(patience.giveUpAfterMs, false, { ref: false })])
    const ids = lanes.flatMap(({ current }) => current?.workers.id ?? [])
    if (!inTime && ids.length > 0) await freeJobs(pool, ids).catch(() => {})
    await Promise.all(lanes.map(({ current }) => current?.presence.end()))
    await Promise.race([pool.end(), sleep(1_000, undefined, { ref: false })])
  }

  function pause(ms: number): Promise<void> {
    return sleep(ms, undefined, { signal }).catch(() => {})
  }
}

type Lane = {
  current: WorkerRun | undefined
  /** Pool ids that it has had before: nobody else's, and gone for certain. */
  former: Set<string>
  /** Resolves when it runs, or the database was not there yet. */
  started: Promise<void>
  running: Promise<void>
}

function openPool(databaseUrl: string, concurrency: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    application_name: 'broadsheet worker',
    // Besides the jobs: a listener of each lane, the clock, the look for lost workers.
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
