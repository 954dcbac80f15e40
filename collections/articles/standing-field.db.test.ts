import type { Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import { payloadPool } from '../../lib/payload-pool.ts'
import type { Sql } from '../../lib/sql.ts'
import { testPayload } from '../../lib/testing/test-payload.ts'
import { transactOn } from '../../lib/transact.ts'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { holdText } from '../../newsroom/schedule/hold-text.ts'
import { pinOfStory } from '../../newsroom/schedule/pins.ts'
import { schedulePin, unschedule } from '../../newsroom/schedule/schedules.ts'
import { takeOff } from '../../newsroom/schedule/take-off.ts'
import { reinstate, withdraw } from '../../newsroom/withdrawal/withdrawal.ts'
import { listStandingOf } from '../../newsroom/workflow/list-standing.ts'
import { readStanding } from '../../newsroom/workflow/read-standing.ts'
import type { Article } from '../../payload-types.ts'
import { LIST_END } from './end-list.ts'

let payload: Payload
let sql: Sql
let section: string
let author: string
const together = <T>(work: (inside: Sql) => Promise<T>) => transactOn(payloadPool(payload))(work)
const by = { id: '00000000-0000-7000-8000-000000000001', name: 'Meera' }
const NEXT_YEAR = new Date(Date.now() + 365 * 86_400_000).toISOString()

beforeAll(async () => {
  payload = await testPayload()
  sql = await transactionSql({ payload })
  section = (await payload.create({ collection: 'sections', data: { name: 'World' } as never })).id
  author = (await payload.create({ collection: 'authors', data: { name: 'Ravi Menon' } as never })).id
})

async function story(data: object = {}): Promise<Article> {
  return payload.create({
    collection: 'articles',
    data: { headline: 'Ferries', section, authors: [author], _status: 'draft', ...data } as never,
    draft: !('_status' in data),
  }) as Promise<Article>
}

function change(id: string, data: object, isDraft = true) {
  return payload.update({ collection: 'articles', id, data: data as never, draft: isDraft })
}

/** What the list says, which must be what the rules say. */
async function standing(id: string): Promise<string | null | undefined> {
  const { docs } = await payload.find({ collection: 'articles', where: { id: { equals: id } }, draft: true, depth: 0 })
  const doc = docs[0] as Article
  const facts = await readStanding(sql, id)
  expect(doc.standing).toBe(facts && listStandingOf(facts))
  return doc.standing
}

test('a story is a draft, live, live with open changes, and live again', async () => {
  const { id } = await story()
  expect(await standing(id)).toBe('draft')
  await change(id, { _status: 'published' }, false)
  expect(await standing(id)).toBe('live')
  await change(id, { headline: 'Ferries stop' })
  expect(await standing(id)).toBe('liveDraft')
  await change(id, { headline: 'Ferries stop', _status: 'published' }, false)
  expect(await standing(id)).toBe('live')
  await payload.update({ collection: 'articles', id, data: { _status: 'draft' } as never })
  expect(await standing(id)).toBe('draft')
})

test('a text that is handed in says so, also behind a live one', async () => {
  const { id } = await story({ _status: 'published' })
  await change(id, { headline: 'Ferries wait' })
  for (const [stage, expected] of [
    ['review', 'liveReview'],
    ['ready', 'liveReady'],
  ] as const) {
    await payload.update({ collection: 'articles', id, data: {}, draft: true, context: { transition: { stage } } })
    expect(await standing(id)).toBe(expected)
  }
})

test('what is scheduled, and taken off the schedule, says so without a save', async () => {
  const draft = await story()
  await schedulePin(sql, { pin: pinOfStory(draft), due: NEXT_YEAR, by })
  expect(await standing(draft.id)).toBe('scheduled')
  await unschedule(sql, draft.id)
  expect(await standing(draft.id)).toBe('draft')
  const live = await story({ _status: 'published' })
  await schedulePin(sql, { pin: pinOfStory(live), due: NEXT_YEAR, by })
  expect(await standing(live.id)).toBe('liveScheduled')
})

test('what is withdrawn says so until its withdrawal ends', async () => {
  const { id } = await story({ _status: 'published' })
  await together((inside) =>
    withdraw(inside, {
      storyId: id,
      reason: 'wrong',
      by,
      notice: 'Gone.',
      status: 410,
      showsHeadline: true,
    }),
  )
  await payload.update({ collection: 'articles', id, data: { _status: 'draft' } as never })
  expect(await standing(id)).toBe('withdrawn')
  await together((inside) => reinstate(inside, id))
  expect(await standing(id)).toBe('draft')
})

test('a save and the end of a schedule at the same time end, and agree', async () => {
  const draft = await story()
  for (let round = 0; round < 10; round += 1) {
    await schedulePin(sql, { pin: pinOfStory(draft), due: NEXT_YEAR, by })
    await Promise.all([unschedule(sql, draft.id), change(draft.id, { headline: `Ferries, round ${round}` })])
    expect(await standing(draft.id)).toBe('draft')
  }
})

test.each([
  ['a schedule that is made', 'draft', 'scheduled'],
  ['a schedule that is taken off', 'scheduled', 'draft'],
] as const)('%s while a save holds the story and gives up is told of all the same', async (_, from, to) => {
  const draft = await story()
  const pin = () => schedulePin(sql, { pin: pinOfStory(draft), due: NEXT_YEAR, by })
  if (from === 'scheduled') await pin()
  const step = () =>
    together(async (inside) => {
      if (to === 'draft') return takeOff(inside, { documentId: draft.id, by })
      await holdText(inside, 'articles', draft)
      return schedulePin(inside, { pin: pinOfStory(draft), due: NEXT_YEAR, by })
    })
  let stepping: Promise<unknown> | undefined
  const saving = together(async (inside) => {
    await inside`select from articles where id = ${draft.id} for no key update`
    stepping = step()
    await Promise.race([stepping, somebodyWaits()])
    throw new Error('a save that gives up')
  })
  await expect(saving).rejects.toThrow('gives up')
  await stepping
  expect(await standing(draft.id)).toBe(to)
})

/** Resolves when a statement waits for a row that somebody holds. */
async function somebodyWaits(): Promise<void> {
  await expect
    .poll(
      async () =>
        (
          await sql`select from pg_stat_activity where datname = current_database() and wait_event = 'transactionid' limit 1`
        ).length,
      { timeout: 5000, interval: 10 },
    )
    .toBe(1)
}

test('no save sets it, and nothing that readers have carries it', async () => {
  const { id } = await story({ standing: 'withdrawn' })
  expect(await standing(id)).toBe('draft')
  const rows = await sql`select from articles where standing is not null limit 1`
  expect(rows).toEqual([])
})

test('the list is filtered by it, and counted to its end and no further', async () => {
  const list = (page?: number, limit?: number) =>
    payload.find({
      collection: 'articles',
      where: { standing: { equals: 'live' } },
      draft: true,
      includeLockStatus: true,
      ...{ page, limit, depth: 0 },
    })
  const all = await list()
  expect(all.docs.length).toBe(all.totalDocs)
  expect(all.docs.every(({ standing: at }) => at === 'live')).toBe(true)
  const deep = await list(9_999_999, 1000)
  expect(deep).toMatchObject({ limit: 100, page: LIST_END / 100, docs: [] })
})
