import { randomUUID } from 'node:crypto'
import type { CollectionAfterChangeHook, Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import { makeStock, makeStory, ownerSql, type Stock } from '../collections/testing/stock.ts'
import type { Sql } from '../lib/sql.ts'
import { testPayload } from '../lib/testing/test-payload.ts'
import { transactionSql } from '../lib/transaction-sql.ts'
import { addJob } from './add-job.ts'

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
