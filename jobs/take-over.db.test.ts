import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Sql, sqlOn } from '../lib/sql.ts'
import { testDatabase } from '../lib/testing/test-database.ts'
import { addJob } from './add-job.ts'
import { keepPresence } from './presence.ts'
import { takeOver } from './take-over.ts'
import { startWorker } from './worker.ts'

let databaseUrl: string
let pool: pg.Pool
let sql: Sql

beforeAll(async () => {
  databaseUrl = (await testDatabase()).databaseUrl
  pool = new pg.Pool({ connectionString: databaseUrl })
  pool.on('error', () => {})
  sql = sqlOn(pool)
})
afterAll(() => pool.end())
beforeEach(async () => {
  await sql`delete from graphile_worker._private_jobs`
})

/** A job as a worker leaves it that was killed in the middle. */
async function lockedBy(poolId: string): Promise<void> {
  await addJob(sql, 'relate-story', { storyId: randomUUID() })
  await sql`update graphile_worker._private_jobs set locked_by = ${poolId}, locked_at = now(), attempts = 1`
}
const holders = async () =>
  (await sql`select locked_by from graphile_worker.jobs`).map(({ locked_by: holder }) => holder)
/** Looks until it is so; the test's time limit ends it. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(20)
}

test('the job of a killed process is done by another worker, and says why it began again', async () => {
  const storyId = randomUUID()
  await addJob(sql, 'relate-story', { storyId })
  const victim = spawn(process.execPath, ['jobs/testing/hanging-worker.ts'], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(createInterface({ input: victim.stdout }), 'line')

  const taken = await holders()
  let absentBefore = new Set<string>()
  for (const _look of [1, 2, 3]) absentBefore = await takeOver({ pool, absentBefore })
  expect(await holders(), 'a living process keeps its job').toEqual(taken)

  const done = Promise.withResolvers<{ attempt: number; storyId: string; lastError: string }>()
  const worker = await startWorker({
    databaseUrl,
    takeOverEveryMs: 100,
    handlers: {
      'relate-story': async (payload, { attempt, sql }) => {
        const [job] = await sql<{ last_error: string }>`select last_error from graphile_worker.jobs`
        done.resolve({ attempt, storyId: payload.storyId, lastError: job?.last_error ?? '' })
      },
    },
  })
  victim.kill('SIGKILL')
  const killed = Date.now()
  await expect(done.promise).resolves.toEqual({
    attempt: 2,
    storyId,
    lastError: 'The process that ran this ended before it was done.',
  })
  // Two looks and a notice; not the four hours of graphile-worker, nor its poll after them.
  expect(Date.now() - killed).toBeLessThan(3_000)
  await worker.stop()
  expect(await holders()).toEqual([])
})

test('a worker that is absent once is given a chance to come back', async () => {
  await lockedBy('pool-away')
  const absentBefore = await takeOver({ pool, absentBefore: new Set() })
  expect([...absentBefore]).toEqual(['pool-away'])
  expect(await holders()).toEqual(['pool-away'])

  const presence = keepPresence(databaseUrl, 'pool-away')
  await presence.hold()
  expect(await takeOver({ pool, absentBefore })).toEqual(new Set())
  expect(await holders()).toEqual(['pool-away'])
  await presence.end()

  expect(await takeOver({ pool, absentBefore })).toEqual(new Set())
  expect(await holders()).toEqual([null])
})

test('a worker never frees its own jobs', async () => {
  await lockedBy('pool-own')
  await takeOver({ pool, own: ['pool-own'], absentBefore: new Set(['pool-own']) })
  expect(await holders()).toEqual(['pool-own'])
})

test('a lost presence is taken anew', async () => {
  await lockedBy('pool-cut')
  const presence = keepPresence(databaseUrl, 'pool-cut')
  await presence.hold()
  const sessions = () => sql<{ pid: number }>`
    select pid from pg_stat_activity
     where application_name = 'broadsheet worker presence' and datname = current_database()`
  const [first] = await sessions()
  await sql`select pg_terminate_backend(${first?.pid})`
  await until(async () => (await sessions()).some(({ pid }) => pid !== first?.pid))
  await presence.hold()
  await takeOver({ pool, absentBefore: new Set(['pool-cut']) })
  expect(await holders()).toEqual(['pool-cut'])
  await presence.end()
})

test('a queue that a killed worker held is free again', async () => {
  await addJob(sql, 'relate-story', { storyId: randomUUID() }, { queue: 'one-by-one' })
  await sql`update graphile_worker._private_jobs set locked_by = 'pool-gone', locked_at = now()`
  await sql`update graphile_worker._private_job_queues set locked_by = 'pool-gone', locked_at = now()`
  await takeOver({ pool, absentBefore: new Set(['pool-gone']) })
  expect(await sql`select locked_by from graphile_worker._private_job_queues`).toEqual([{ locked_by: null }])
})
