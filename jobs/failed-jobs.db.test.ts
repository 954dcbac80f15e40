import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { make, makeStock, makeStory, ownerSql, type Stock } from '../collections/testing/stock.ts'
import { payloadPool } from '../lib/payload-pool.ts'
import type { Sql } from '../lib/sql.ts'
import { testPayload } from '../lib/testing/test-payload.ts'
import { transactOn } from '../lib/transact.ts'
import { mergeTag } from '../newsroom/tags/merge-tag.ts'
import { SIZES } from '../newsroom/tags/sizes.ts'
import { failWork, readWorks } from '../newsroom/tags/works.ts'
import type { Tag } from '../payload-types.ts'
import { addJob } from './add-job.ts'
import { changeTags } from './change-tags.ts'
import { countFailedJobs, readTroubledJobs, removeFailedJob, runAgain } from './failed-jobs.ts'

let payload: Payload
let sql: Sql
let stock: Stock

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  stock = await makeStock(payload)
})
beforeEach(async () => {
  await sql`delete from graphile_worker._private_jobs`
})

/** The one job there is, as it is after so many failed tries. */
async function failed(tries: number, error: string | null = 'It broke.'): Promise<string> {
  const [job] = await sql<{ id: string }>`
    update graphile_worker._private_jobs set attempts = ${tries}, last_error = ${error},
      created_at = now() - interval '2 hours', updated_at = now() - interval '2 hours',
      run_at = timestamptz '2026-11-20 10:00:00Z' + exp(least(${tries}::int, 10)) * interval '1 second'
    returning id`
  return job?.id ?? ''
}

/** @param quickPlaces - a tag with more is merged by the job */
const merge = (tag: Tag, into: Tag, quickPlaces: number) =>
  transactOn(payloadPool(payload))((inside) =>
    mergeTag(inside, {
      tagId: tag.id,
      intoId: into.id,
      by: { id: into.id, name: 'Mira' },
      sizes: { ...SIZES, quickPlaces },
    }),
  )

test('a job that failed for good is told with its story and the first line of its error', async () => {
  const { id: storyId } = await makeStory(payload, { section: stock.news.id, headline: 'Ferries run again' })
  await sql`delete from graphile_worker._private_jobs`
  await addJob(sql, 'relate-story', { storyId }, { maxAttempts: 3 })
  const id = await failed(3, 'Too many words.\n    at somewhere.ts:3')
  await sql`update graphile_worker._private_jobs set updated_at = '2026-11-20'`
  expect(await readTroubledJobs(sql)).toEqual([
    {
      id,
      name: 'relate-story',
      state: 'failed',
      story: { id: storyId, headline: 'Ferries run again' },
      tries: 3,
      mostTries: 3,
      error: 'Too many words.',
      // Where graphile-worker has moved the next try to tells when this one failed.
      since: '2026-11-20T10:00:00.000Z',
      nextTry: undefined,
      isRunning: false,
    },
  ])
  expect(await countFailedJobs(sql)).toBe(1)
})

test('a receipt’s job is told with the headline of the receipt', async () => {
  const receiptId = randomUUID()
  await sql`insert into publishing.receipts (id, story_id, headline, action, xact)
    values (${receiptId}, ${randomUUID()}, 'As it was published', 'publish', pg_current_xact_id())`
  await addJob(sql, 'deliver-receipt', { receiptId })
  await failed(1)
  expect(await readTroubledJobs(sql)).toMatchObject([{ state: 'retrying', story: { headline: 'As it was published' } }])
  expect(await countFailedJobs(sql)).toBe(0)
})

test('what waits for its time or is new is no trouble; what is due and nobody takes is', async () => {
  await addJob(sql, 'deliver-receipt', { receiptId: randomUUID() })
  await addJob(sql, 'deliver-receipt', { receiptId: randomUUID() }, { runAt: new Date(Date.now() + 60_000) })
  expect(await readTroubledJobs(sql)).toEqual([])
  await sql`update graphile_worker._private_jobs set run_at = run_at - interval '90 seconds' where run_at <= now()`
  expect(await readTroubledJobs(sql)).toMatchObject([{ state: 'waiting', error: undefined, tries: 0 }])
})

test('what an import leaves to do may wait its turn', async () => {
  await addJob(sql, 'relate-story', { storyId: randomUUID() })
  await sql`update graphile_worker._private_jobs set run_at = run_at - interval '2 hours'`
  expect(await readTroubledJobs(sql)).toEqual([])
})

test('a job that only another release knows is neither listed nor counted', async () => {
  await sql`select from graphile_worker.add_job('print-the-paper', max_attempts => 1)`
  await failed(1)
  expect(await readTroubledJobs(sql)).toEqual([])
  expect(await countFailedJobs(sql)).toBe(0)
})

test('a job whose payload names no id is listed without a story', async () => {
  await sql`select from graphile_worker.add_job('relate-story', '{"storyId": "7"}', max_attempts => 1)`
  await failed(1)
  expect(await readTroubledJobs(sql)).toMatchObject([{ name: 'relate-story', story: undefined }])
})

test('a failed purge that a newer one has replaced is no trouble', async () => {
  await addJob(sql, 'purge-cdn', {}, { key: 'purge-cdn', maxAttempts: 1 })
  await failed(1)
  expect(await countFailedJobs(sql)).toBe(1)
  await addJob(sql, 'purge-cdn', {}, { key: 'purge-cdn' })
  expect(await readTroubledJobs(sql)).toEqual([])
  expect(await countFailedJobs(sql)).toBe(0)
})

test('run again gives a failed job all its tries, now', async () => {
  await addJob(sql, 'relate-story', { storyId: randomUUID() }, { maxAttempts: 3 })
  const id = await failed(3)
  expect(await runAgain(sql, id)).toBe(true)
  const [job] = await sql`select attempts, max_attempts, run_at <= now() as is_due from graphile_worker.jobs`
  expect(job).toEqual({ attempts: 0, max_attempts: 3, is_due: true })
  expect(await runAgain(sql, '999999999')).toBe(false)
})

test('only what has failed for good can be removed', async () => {
  await addJob(sql, 'relate-story', { storyId: randomUUID() }, { maxAttempts: 3 })
  const id = await failed(2)
  expect(await removeFailedJob(sql, id)).toBe(false)
  await failed(3)
  await sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'pool-x'`
  expect(await removeFailedJob(sql, id), 'its last try runs').toBe(false)
  await sql`update graphile_worker._private_jobs set locked_at = null, locked_by = null`
  expect(await removeFailedJob(sql, id)).toBe(true)
  expect(await sql`select id from graphile_worker.jobs`).toEqual([])
})

test('run again, a job that was to change a tag does it, though the order was noted as failed', async () => {
  const [tag, into] = [
    await make<Tag>(payload, 'tags', { name: 'Lock' }),
    await make<Tag>(payload, 'tags', { name: 'Gate' }),
  ]
  await makeStory(payload, { section: stock.news.id, tags: [tag.id] })
  await sql`delete from graphile_worker._private_jobs`
  const { workId } = await merge(tag, into, 0)
  const id = await failed(8)
  await failWork(sql, workId, 'It failed again and again.')
  expect(await runAgain(sql, id)).toBe(true)
  const transact = transactOn(payloadPool(payload))
  await changeTags({ workId }, { sql, transact, signal: new AbortController().signal, attempt: 1 })
  expect(await readWorks(sql, { tagId: tag.id, limit: 1 })).toMatchObject([{ status: 'done', error: null }])
})

test('removed with the job that was to change a tag, the order is given up, and the tag can be changed again', async () => {
  const [tag, into] = [
    await make<Tag>(payload, 'tags', { name: 'Sluice' }),
    await make<Tag>(payload, 'tags', { name: 'Weir' }),
  ]
  await makeStory(payload, { section: stock.news.id, tags: [tag.id] })
  await sql`delete from graphile_worker._private_jobs`
  expect(await merge(tag, into, 0)).toMatchObject({ isDone: false })
  await expect(merge(tag, into, 0)).rejects.toMatchObject({ code: 'tag-refused' })
  // Its worker was killed each time: nobody could note that it failed.
  const id = await failed(8, 'killed')
  expect(await removeFailedJob(sql, id)).toBe(true)
  expect(await readWorks(sql, { tagId: tag.id, limit: 1 })).toMatchObject([
    { status: 'failed', error: expect.stringContaining('its job was removed') },
  ])
  expect(await merge(tag, into, 100)).toMatchObject({ isDone: true })
})
