import type { Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import { makeStock, makeStory, ownerSql } from '../collections/testing/stock.ts'
import { payloadPool } from '../lib/payload-pool.ts'
import type { Sql } from '../lib/sql.ts'
import { testPayload } from '../lib/testing/test-payload.ts'
import { transactOn } from '../lib/transact.ts'
import { searchReader } from '../reading/reader.ts'
import { searchStories } from '../search/search-stories.ts'
import { rewordStories } from './reword-stories.ts'

let payload: Payload
let sql: Sql

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
})

const setLanguage = (language: string) =>
  payload.updateGlobal({ slug: 'settings', data: { name: 'The Paper', timeZone: 'UTC', language } })
const find = async (q: string) => (await searchStories(searchReader(), { q, sort: 'date' })).ids
const waiting = async () =>
  (await sql`select 1 from graphile_worker.jobs where task_identifier = 'reword-stories'`).length
const tools = () => ({
  sql,
  transact: transactOn(payloadPool(payload)),
  signal: new AbortController().signal,
  attempt: 1,
})

test('with the site’s language the words of stories that name none change, in a job', async () => {
  const { news } = await makeStock(payload)
  await setLanguage('en')
  const own = await makeStory(payload, { section: news.id, headline: 'Wälder', language: 'en' })
  const sites = await makeStory(payload, { section: news.id, headline: 'Häuser' })
  expect(await find('haus')).toEqual([])
  await setLanguage('de')
  expect(await waiting()).toBe(1)
  await rewordStories({}, tools())
  expect(await find('haus')).toEqual([sites.id])
  expect(await find('wald')).toEqual([])
  expect(await find('wälder')).toEqual([own.id])
})

test('a setting that is no language sets nothing off', async () => {
  await sql`delete from graphile_worker._private_jobs`
  await payload.updateGlobal({ slug: 'settings', data: { name: 'Another', timeZone: 'UTC', language: 'de' } })
  expect(await waiting()).toBe(0)
})
