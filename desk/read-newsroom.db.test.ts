import type { Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import { payloadPool } from '../lib/payload-pool.ts'
import type { Sql } from '../lib/sql.ts'
import { testPayload } from '../lib/testing/test-payload.ts'
import { transactionSql } from '../lib/transaction-sql.ts'
import type { Article } from '../payload-types.ts'
import { openReceipt } from '../publishing/receipts.ts'
import { readLive } from './read-live.ts'
import { readOpenCorrections } from './read-open-corrections.ts'
import { readTrouble } from './read-trouble.ts'
import { readWaiting } from './read-waiting.ts'

let payload: Payload
let sql: Sql
let section: string
let author: string

beforeAll(async () => {
  payload = await testPayload()
  sql = await transactionSql({ payload })
  section = (await payload.create({ collection: 'sections', data: { name: 'World' } as never })).id
  author = (await payload.create({ collection: 'authors', data: { name: 'Ravi Menon' } as never })).id
})

function story(headline: string, _status: 'draft' | 'published' = 'draft'): Promise<Article> {
  return payload.create({
    collection: 'articles',
    data: { headline, section, authors: [author], _status } as never,
    draft: _status === 'draft',
  }) as Promise<Article>
}

const schedule = ({ id, headline }: Article, due: string) => sql`
  insert into newsroom.schedules (collection, document_id, due, content, content_hash, title)
  values ('articles', ${id}, ${due}, '{}', 'hash', ${headline ?? ''})`

/** As a publish by somebody opens it. */
const receipt = ({ id: storyId, headline }: Article) =>
  openReceipt(sql, { storyId, headline: headline ?? '', action: 'update', userId: null })

/** A zone in which the day does not end soon. */
const zoneOfNoon = () => {
  const east = 12 - new Date().getUTCHours()
  return east === 0 ? 'UTC' : `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`
}
const headlines = (items: { headline: string }[]) => items.map(({ headline }) => headline)
const titles = (items: { title: string }[]) => items.map(({ title }) => title)

test('scheduled today is what the paper’s day still brings; what is due and not live is late', async () => {
  // 23:00 of the 5th in Kolkata.
  const now = new Date('2031-03-05T17:30:00Z')
  await schedule(await story('Before midnight'), '2031-03-05T18:29:00Z')
  await schedule(await story('After midnight'), '2031-03-05T18:30:00Z')
  const { scheduled } = await readWaiting(sql, { now, zone: 'Asia/Kolkata', mayReadReleases: true })
  expect(titles(scheduled)).toEqual(['Before midnight'])
  await schedule(await story('An hour ago'), new Date(Date.now() - 3_600_000).toISOString())
  const { schedules } = await readTrouble(sql, { now: new Date(), mayRunJobs: true, mayReadReleases: true })
  expect(titles(schedules)).toEqual(['An hour ago'])
  const today = await readWaiting(sql, { now: new Date(), zone: 'UTC', mayReadReleases: true })
  expect(titles(today.scheduled)).not.toContain('An hour ago')
})

test('what is late takes no place of what the day still brings', async () => {
  const hourAgo = new Date(Date.now() - 3_600_000).toISOString()
  for (let count = 0; count < 9; count += 1) await schedule(await story(`Late ${count}`), hourAgo)
  const soon = new Date(Date.now() + 20_000).toISOString()
  await schedule(await story('Soon'), soon)
  const { scheduled } = await readWaiting(sql, { now: new Date(), zone: zoneOfNoon(), mayReadReleases: true })
  expect(titles(scheduled)).toContain('Soon')
  await sql`delete from newsroom.schedules where title like 'Late %'`
})

test('what is in a release is told of by its name, and text by text to whoever may not read releases', async () => {
  const { id, headline } = await story('In a release')
  await sql`
    with release as (insert into newsroom.releases (name, due) values ('Budget day', '2031-04-05T10:00:00Z') returning id)
    insert into newsroom.schedules (collection, document_id, due, release_id, content, content_hash, title)
    select 'articles', ${id}, '2031-04-05T10:00:00Z', id, '{}', 'hash', ${headline} from release`
  const now = new Date('2031-04-05T09:00:00Z')
  const told = async (mayReadReleases: boolean) =>
    titles((await readWaiting(sql, { now, zone: 'UTC', mayReadReleases })).scheduled)
  expect(await told(true)).toContain('Budget day')
  expect(await told(true)).not.toContain('In a release')
  expect(await told(false)).toContain('In a release')
  expect(await told(false)).not.toContain('Budget day')
})

test('a correction is open from its draft until its story is published', async () => {
  const live = await story('Ferries run', 'published')
  const wrong = { severity: 'correction', wrong: 'They run.', correct: 'They do not.' }
  await payload.update({
    collection: 'articles',
    id: live.id,
    draft: true,
    data: { corrections: [wrong, { ...wrong, wrong: 'All of them.' }] } as never,
  })
  expect(await readOpenCorrections(sql)).toMatchObject([{ id: live.id, headline: 'Ferries run', count: 2 }])
  const draft = await story('Nobody has it')
  await payload.update({ collection: 'articles', id: draft.id, draft: true, data: { corrections: [wrong] } as never })
  expect(headlines(await readOpenCorrections(sql))).toEqual(['Ferries run'])
  await payload.update({ collection: 'articles', id: live.id, data: { _status: 'published' } as never })
  expect(await readOpenCorrections(sql)).toEqual([])
})

test('what readers were given last comes first, with the newest receipt', async () => {
  const first = await story('First', 'published')
  const second = await story('Second', 'published')
  expect(headlines(await readLive(sql)).slice(0, 2)).toEqual(['Second', 'First'])
  await receipt(first)
  const live = await readLive(sql)
  expect(headlines(live).slice(0, 2)).toEqual(['First', 'Second'])
  expect(live[0]?.receipt).toMatchObject({ action: 'update', status: 'waiting' })
  await payload.update({ collection: 'articles', id: second.id, data: { _status: 'draft' } as never })
  expect(headlines(await readLive(sql))).not.toContain('Second')
})

test('a late receipt is trouble until something newer is published', async () => {
  const published = await story('Late', 'published')
  await receipt(published)
  const late = async () =>
    headlines((await readTrouble(sql, { now: new Date(), mayRunJobs: false, mayReadReleases: true })).receipts)
  expect(await late()).not.toContain('Late')
  await sql`
    update publishing.receipts set status = 'late', lines = '[{"address": "/world/late", "place": "public"}]' where story_id = ${published.id}`
  expect(await late()).toContain('Late')
  await receipt(published)
  expect(await late()).not.toContain('Late')
})

test('work for a story that failed is shown to whoever may run it again, and no other work', async () => {
  const { id } = await story('Unrelated', 'published')
  const client = await payloadPool(payload).connect()
  try {
    await client.query(
      `select graphile_worker.add_job('relate-story', json_build_object('storyId', $1::text), max_attempts => 1),
         graphile_worker.add_job('trim-logs', '{}', max_attempts => 1)`,
      [id],
    )
    await client.query(
      `update graphile_worker._private_jobs set attempts = 1, last_error = 'no' where max_attempts = 1`,
    )
  } finally {
    client.release()
  }
  const shown = async (mayRunJobs: boolean) =>
    (await readTrouble(sql, { now: new Date(), mayRunJobs, mayReadReleases: true })).jobs
  expect((await shown(true)).map(({ story: of }) => of?.headline)).toEqual(['Unrelated'])
  expect(await shown(false)).toEqual([])
})
