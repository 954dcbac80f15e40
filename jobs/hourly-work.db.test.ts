import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import { makeStock, makeStory, ownerSql, type Stock } from '../collections/testing/stock.ts'
import { payloadPool } from '../lib/payload-pool.ts'
import type { Sql } from '../lib/sql.ts'
import { testPayload } from '../lib/testing/test-payload.ts'
import { transactOn } from '../lib/transact.ts'
import { giveSign } from '../newsroom/presence/presence.ts'
import { addJob } from './add-job.ts'
import { deleteBlankDrafts } from './delete-blank-drafts.ts'
import type { JobTools } from './handlers.ts'
import { trimLogs } from './trim-logs.ts'

let payload: Payload
let sql: Sql
let stock: Stock
let tools: JobTools

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  stock = await makeStock(payload)
  tools = { sql, transact: transactOn(payloadPool(payload)), signal: new AbortController().signal, attempt: 1 }
})

async function draft(data: object = {}): Promise<string> {
  const { id } = await payload.create({
    collection: 'articles',
    data: { _status: 'draft', ...data } as never,
    draft: true,
  })
  return id
}
/** As if nobody had touched them for longer than a day. */
async function age(...ids: string[]): Promise<void> {
  await sql`update articles set updated_at = updated_at - interval '25 hours' where id = any (${ids}::uuid[])`
  await sql`update _articles_v set updated_at = updated_at - interval '25 hours' where parent_id = any (${ids}::uuid[])`
}

test('of old drafts only those in which nothing stands are deleted', async () => {
  const blank = await draft()
  const withHeadline = await draft({ headline: 'Begun' })
  const onlySection = await draft({ section: stock.news.id })
  const begunLater = await draft()
  await payload.update({
    collection: 'articles',
    id: begunLater,
    data: { standfirst: 'Typed into the form.' },
    draft: true,
    autosave: true,
  })
  const live = await makeStory(payload, { section: stock.news.id, headline: 'Live' })
  const openNow = await draft()
  await giveSign(sql, { form: 'open just now', documentId: openNow, userId: await user() })
  const all = [blank, withHeadline, onlySection, begunLater, live.id, openNow]
  await age(...all)
  const young = await draft()

  await deleteBlankDrafts({}, tools)
  const left = await sql<{ id: string }>`select id from articles where id = any (${[...all, young]}::uuid[])`
  expect(left.map(({ id }) => id).sort()).toEqual([withHeadline, begunLater, live.id, openNow, young].sort())
  expect(await sql`select id from _articles_v where parent_id = ${blank}`).toEqual([])
})

test('the change log keeps three days and in any case its newest row', async () => {
  await sql`delete from edition.changes`
  const add = (id: number, hours: number) => sql`
    insert into edition.changes (id, xact, at, tags, gone)
    values (${1_000_000 + id}, pg_current_xact_id(), now() - ${hours} * interval '1 hour', '{site}', '{}')`
  await add(1, 80)
  await add(2, 73)
  await add(3, 71)
  await trimLogs({}, tools)
  expect(await sql`select id::int from edition.changes order by id`).toEqual([{ id: 1_000_002 + 1 }])
  await sql`update edition.changes set at = now() - interval '9 days'`
  await trimLogs({}, tools)
  expect(await sql`select id::int from edition.changes`).toEqual([{ id: 1_000_003 }])
})

test('instances are kept for an hour, receipts for thirty days', async () => {
  await sql`insert into inbox.instances (instance, address, at)
    values ('old', 'http://a', now() - interval '61 minutes'), ('new', 'http://b', now() - interval '59 minutes')`
  const [oldReceipt, newReceipt] = [randomUUID(), randomUUID()]
  await sql`insert into publishing.receipts (id, story_id, headline, action, xact, at)
    values (${oldReceipt}, ${randomUUID()}, 'Old', 'publish', pg_current_xact_id(), now() - interval '31 days'),
           (${newReceipt}, ${randomUUID()}, 'New', 'publish', pg_current_xact_id(), now() - interval '29 days')`
  await trimLogs({}, tools)
  expect(await sql`select instance from inbox.instances`).toEqual([{ instance: 'new' }])
  expect(await sql`select headline from publishing.receipts where id in (${oldReceipt}, ${newReceipt})`).toEqual([
    { headline: 'New' },
  ])
})

test('texts that were shared are kept while their link opens them', async () => {
  const { id } = await makeStory(payload, { section: stock.news.id })
  await sql`insert into newsroom.shared_previews (story_id, content, by_name, expires_at, is_revoked) values
    (${id}, '{}', 'over', now() - interval '1 minute', false), (${id}, '{}', 'taken back', now() + interval '1 day', true),
    (${id}, '{}', 'open', now() + interval '1 day', false)`
  await trimLogs({}, tools)
  expect(await sql`select by_name from newsroom.shared_previews where story_id = ${id}`).toEqual([{ by_name: 'open' }])
})

test('mail in the outbox is kept for thirty days, and of it the newest 500', async () => {
  await sql`insert into newsroom.outbox (recipient, subject, words, at) values ('a@b.example', 'Old', '', now() - interval '31 days')`
  await sql`insert into newsroom.outbox (recipient, subject, words) select 'a@b.example', 'Number ' || number, '' from generate_series(1, 499) as number`
  await trimLogs({}, tools)
  const kept = async () =>
    (await sql<{ subject: string }>`select subject from newsroom.outbox order by id`).map(({ subject }) => subject)
  expect([(await kept()).length, (await kept())[0]]).toEqual([499, 'Number 1'])
  await sql`insert into newsroom.outbox (recipient, subject, words) values ('a@b.example', 'x', ''), ('a@b.example', 'y', '')`
  await trimLogs({}, tools)
  expect([(await kept()).length, (await kept())[0]]).toEqual([500, 'Number 2'])
})

test('however much there is goes, in portions that hold nobody up', async () => {
  await sql`truncate inbox.instances`
  await sql`insert into inbox.instances (instance, address, at)
    select 'old', 'http://a', now() - interval '2 hours' from generate_series(1, 2500)`
  const deleted: number[] = []
  const counting: Sql = async (strings, ...values) => {
    const rows = await sql(strings, ...values)
    if (strings.join('').includes('delete from inbox.instances')) deleted.push(rows.length)
    return rows as never
  }
  await trimLogs({}, { ...tools, sql: counting })
  expect(deleted).toEqual([1000, 1000, 500])
  expect(await sql`select instance from inbox.instances`).toEqual([])
})

test('failed jobs go after thirty days, replaced ones at once', async () => {
  await sql`delete from graphile_worker._private_jobs`
  const fail = (key: string, days: number) => sql`
    update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'No.',
      run_at = now() - ${days} * interval '1 day', updated_at = now() - ${days} * interval '1 day' where key = ${key}`
  for (const key of ['old', 'young']) await addJob(sql, 'relate-story', { storyId: randomUUID() }, { key })
  await addJob(sql, 'purge-cdn', {}, { key: 'purge-cdn' })
  await fail('old', 31)
  await fail('young', 29)
  await fail('purge-cdn', 0)
  await addJob(sql, 'purge-cdn', {}, { key: 'purge-cdn' })
  await trimLogs({}, tools)
  const left = await sql`select key, attempts from graphile_worker.jobs order by key`
  expect(left).toEqual([
    { key: 'purge-cdn', attempts: 0 },
    { key: 'young', attempts: 25 },
  ])
})

async function user(): Promise<string> {
  const { id } = await payload.create({
    collection: 'users',
    data: { name: 'Meera', email: 'meera@example.org', password: 'lantern-press', role: 'editor' } as never,
  })
  return id
}
