import { randomUUID } from 'node:crypto'
import type { CollectionAfterChangeHook, Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import { makeStock, makeStory, ownerSql, type Stock } from '../collections/testing/stock.ts'
import type { Sql } from '../lib/sql.ts'
import { testPayload } from '../lib/testing/test-payload.ts'
import { transactionSql } from '../lib/transaction-sql.ts'
import { addJob } from './add-job.ts'
import { JOB_NAMES, type JobName, termsOf } from './jobs.ts'

let payload: Payload
let sql: Sql
let stock: Stock

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  stock = await makeStock(payload)
  const relate: CollectionAfterChangeHook = async ({ req, doc }) => {
    await addJob(await transactionSql(req), 'relate-story', { storyId: doc.id }, { key: `test:${doc.headline}` })
    if (doc.headline === 'Cannot be saved') throw new Error('a hook failed')
  }
  payload.collections.articles.config.hooks.afterChange.push(relate)
})

const jobsOf = (key: string) =>
  sql`select job.payload, jobs.run_at, jobs.max_attempts, jobs.queue_name
        from graphile_worker.jobs join graphile_worker._private_jobs as job using (id)
       where jobs.key = ${key} and jobs.task_identifier = 'relate-story'`

test('a job that a hook writes is there when the story is', async () => {
  const { id } = await makeStory(payload, { section: stock.news.id, headline: 'Can be saved' })
  expect(await jobsOf('test:Can be saved')).toMatchObject([{ payload: { storyId: id }, max_attempts: 25 }])
})

test('a hook that throws leaves neither the story nor the job', async () => {
  await expect(makeStory(payload, { section: stock.news.id, headline: 'Cannot be saved' })).rejects.toThrow()
  expect(await jobsOf('test:Cannot be saved')).toEqual([])
  expect(await sql`select id from articles where headline = 'Cannot be saved'`).toEqual([])
})

test('of jobs with one key the last one waits', async () => {
  const [first, second] = [randomUUID(), randomUUID()]
  await addJob(sql, 'relate-story', { storyId: first }, { key: 'one' })
  await addJob(sql, 'relate-story', { storyId: second }, { key: 'one' })
  expect(await jobsOf('one')).toMatchObject([{ payload: { storyId: second } }])
})

test('a job that is added again and again keeps its place in the row, unless it is given a time', async () => {
  const runAt = new Date('2031-02-03T04:05:06Z')
  const add = (options: object) => addJob(sql, 'relate-story', { storyId: randomUUID() }, { key: 'again', ...options })
  await add({})
  const [first] = await jobsOf('again')
  await add({})
  expect((await jobsOf('again'))[0]?.run_at).toEqual(first?.run_at)
  await add({ runAt })
  expect((await jobsOf('again'))[0]?.run_at).toEqual(runAt)
})

test('what is to run later is so many seconds later by the database’s clock', async () => {
  await addJob(sql, 'relate-story', { storyId: randomUUID() }, { key: 'soon', inSeconds: 90 })
  const [job] =
    await sql`select extract(epoch from run_at - now())::int as seconds from graphile_worker.jobs where key = 'soon'`
  expect(job?.seconds).toBeGreaterThan(80)
  expect(job?.seconds).toBeLessThanOrEqual(90)
})

test('a job is written with the priority of its definition, also those that the database writes by itself', async () => {
  await sql`delete from graphile_worker._private_jobs`
  await sql`select edition.note('site')`
  await sql`update edition.site set settings = settings || '{"language": "sv"}' where id = 1`
  await sql`update edition.site set settings = settings - 'language' where id = 1`
  for (const name of ['delete-blank-drafts', 'trim-logs', 'drop-tag-lists', 'propose-merges'] as const)
    await addJob(sql, name, {}, { key: name })
  await addJob(sql, 'purge-cdn-again', { tags: [] })
  await addJob(sql, 'deliver-receipt', { receiptId: randomUUID() })
  await addJob(sql, 'relate-story', { storyId: randomUUID() })
  await addJob(sql, 'check-links', { storyId: randomUUID(), isAgain: false })
  await addJob(sql, 'change-tags', { workId: randomUUID() })
  await addJob(sql, 'mail-mention', { noteId: randomUUID(), userId: randomUUID() })
  const written = await sql<{ name: JobName; priority: number; attempts: number }>`
    select task_identifier as name, priority, max_attempts as attempts from graphile_worker.jobs order by task_identifier`
  expect(written.map(({ name }) => name).sort()).toEqual(JOB_NAMES.toSorted())
  for (const { name, priority, attempts } of written) {
    expect({ name, priority, attempts }).toEqual({ name, ...termsOf(name) })
  }
})

test('time, number of tries and queue are kept', async () => {
  const runAt = new Date('2031-02-03T04:05:06Z')
  await addJob(sql, 'relate-story', { storyId: randomUUID() }, { key: 'later', runAt, maxAttempts: 3, queue: 'slow' })
  expect(await jobsOf('later')).toMatchObject([{ run_at: runAt, max_attempts: 3, queue_name: 'slow' }])
})

test('a payload of another shape is never written', async () => {
  await expect(addJob(sql, 'relate-story', { storyId: 'no id' }, { key: 'wrong' })).rejects.toMatchObject({
    code: 'job-payload',
  })
  expect(await jobsOf('wrong')).toEqual([])
})
