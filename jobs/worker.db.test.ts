import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { AppError } from '../lib/errors.ts'
import { type Sql, sqlOn } from '../lib/sql.ts'
import { testDatabase } from '../lib/testing/test-database.ts'
import { addJob } from './add-job.ts'
import type { Handlers } from './handlers.ts'
import { startWorker } from './worker.ts'

const SHORT = { tellAfterMs: 50, giveUpAfterMs: 300 }

let databaseUrl: string
let pool: pg.Pool
let sql: Sql

beforeAll(async () => {
  databaseUrl = (await testDatabase()).databaseUrl
  pool = new pg.Pool({ connectionString: databaseUrl })
  sql = sqlOn(pool)
})
afterAll(() => pool.end())
beforeEach(async () => {
  await sql`delete from graphile_worker._private_jobs`
})

const jobs = () =>
  sql`select attempts, last_error, locked_by, run_at > now() as is_later from graphile_worker.jobs order by id`
/** Looks until it is so; the test's time limit ends it. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(20)
}
async function withWorker(handlers: Handlers, work: () => Promise<void>): Promise<void> {
  const worker = await startWorker({ databaseUrl, handlers })
  await work().finally(() => worker.stop())
}

test('a job is handed its payload and is gone when it is done', async () => {
  // Where graphile-worker finds the pool unguarded it says so, and guards it in its own way.
  const warnings = vi.spyOn(console, 'warn')
  const storyId = randomUUID()
  const given = Promise.withResolvers<unknown>()
  await withWorker({ 'relate-story': async (payload) => given.resolve(payload) }, async () => {
    await addJob(sql, 'relate-story', { storyId })
    expect(await given.promise).toEqual({ storyId })
    await until(async () => (await jobs()).length === 0)
  })
  expect(warnings).not.toHaveBeenCalled()
})

test('a job that throws keeps the sentence meant for editors, and will be tried later', async () => {
  const failing = async () => {
    throw new AppError('cdn-refused', { message: 'status 500', userMessage: 'The delivery network refused it.' })
  }
  await withWorker({ 'purge-cdn': failing }, async () => {
    await addJob(sql, 'purge-cdn', {}, { key: 'purge-cdn' })
    await until(async () => (await jobs())[0]?.last_error !== null)
    expect(await jobs()).toEqual([
      { attempts: 1, last_error: 'The delivery network refused it.', locked_by: null, is_later: true },
    ])
  })
})

test('a payload that this release cannot read fails the job and not the worker', async () => {
  const done = Promise.withResolvers<void>()
  await withWorker({ 'relate-story': async () => done.resolve() }, async () => {
    await sql`select graphile_worker.add_job('relate-story', '{"story": 7}')`
    await addJob(sql, 'relate-story', { storyId: randomUUID() })
    await done.promise
    await until(async () => (await jobs()).length === 1 && (await jobs())[0]?.locked_by === null)
    expect(await jobs()).toMatchObject([{ last_error: expect.stringContaining('payload of relate-story') }])
  })
})

test('a job that fails after a newer one has taken its key leaves the work to that one', async () => {
  const runs: number[] = []
  const begun = Promise.withResolvers<void>()
  const added = Promise.withResolvers<void>()
  const second = Promise.withResolvers<void>()
  const purge = async () => {
    if (runs.push(runs.length) > 1) return second.resolve()
    begun.resolve()
    await added.promise
    throw new Error('The network was away.')
  }
  await withWorker({ 'purge-cdn': purge }, async () => {
    await addJob(sql, 'purge-cdn', {}, { key: 'purge-cdn' })
    await begun.promise
    await addJob(sql, 'purge-cdn', {}, { key: 'purge-cdn' })
    added.resolve()
    await second.promise
    await until(async () => (await jobs()).length === 0)
  })
})

test('jobs that nobody here can do are left to others', async () => {
  const done = Promise.withResolvers<void>()
  await withWorker({ 'relate-story': async () => done.resolve() }, async () => {
    await addJob(sql, 'deliver-receipt', { receiptId: randomUUID() })
    await addJob(sql, 'relate-story', { storyId: randomUUID() })
    await done.promise
    await until(async () => (await jobs()).length === 1)
    expect(await jobs()).toMatchObject([{ attempts: 0 }])
  })
})

test('what somebody waits for comes before what an import has left, however old', async () => {
  const order: string[] = []
  const ended = Promise.withResolvers<void>()
  const note = (name: string) => async () => {
    if (order.push(name) === 5) ended.resolve()
  }
  for (let count = 0; count < 3; count += 1) await addJob(sql, 'relate-story', { storyId: randomUUID() })
  await sql`update graphile_worker._private_jobs set run_at = now() - interval '1 hour'`
  await addJob(sql, 'trim-logs', {}, { key: 'trim-logs' })
  await sql`select edition.note('site')`
  const names = ['relate-story', 'trim-logs', 'purge-cdn'] as const
  const handlers: Handlers = Object.fromEntries(names.map((name) => [name, note(name)]))
  const worker = await startWorker({ databaseUrl, handlers, concurrency: 1 })
  await ended.promise.finally(() => worker.stop())
  expect(order).toEqual(['purge-cdn', 'trim-logs', ...Array(3).fill('relate-story')])
})

test('however many receipts wait for a place that hangs, a purge is begun', async () => {
  for (let count = 0; count < 20; count += 1) await addJob(sql, 'deliver-receipt', { receiptId: randomUUID() })
  const [hanging, purged] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  let begun = 0
  const handlers: Handlers = {
    'deliver-receipt': () => {
      begun += 1
      return hanging.promise
    },
    'purge-cdn': async () => purged.resolve(),
  }
  await withWorker(handlers, async () => {
    await until(async () => begun === 4)
    await sql`select edition.note('site')`
    await purged.promise
    expect(begun).toBe(4)
    hanging.resolve()
    await until(async () => (await jobs()).length === 0)
    expect(begun).toBe(20)
  })
})

test('a stopped worker tells its job to end, waits for it and takes no other', async () => {
  const begun = Promise.withResolvers<void>()
  const ended = vi.fn()
  const patient: Handlers = {
    'relate-story': async (_payload, { signal }) => {
      begun.resolve()
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      ended()
    },
  }
  const worker = await startWorker({ databaseUrl, handlers: patient, concurrency: 1, patience: SHORT })
  await addJob(sql, 'relate-story', { storyId: randomUUID() })
  await begun.promise
  await addJob(sql, 'relate-story', { storyId: randomUUID() })
  await worker.stop()
  expect(ended).toHaveBeenCalledOnce()
  expect(await jobs()).toEqual([{ attempts: 0, last_error: null, locked_by: null, is_later: false }])
})

test('a job that will not end is freed for others when its worker stops', async () => {
  const begun = Promise.withResolvers<void>()
  const stubborn: Handlers = {
    'relate-story': () => {
      begun.resolve()
      return new Promise(() => {})
    },
  }
  const worker = await startWorker({ databaseUrl, handlers: stubborn, patience: SHORT })
  await addJob(sql, 'relate-story', { storyId: randomUUID() })
  await begun.promise
  await worker.stop()
  expect(await jobs()).toMatchObject([{ attempts: 1, locked_by: null, is_later: false }])
})

test('hourly work is known to the clock, and only where there is a handler', async () => {
  await withWorker({ 'trim-logs': async () => {} }, async () => {
    const known = () => sql`select identifier from graphile_worker._private_known_crontabs`
    await until(async () => (await known()).length > 0)
    expect(await known()).toEqual([{ identifier: 'trim-logs' }])
  })
})
