import type { Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import { makeAccount } from '../../collections/testing/rest.ts'
import { make, makeStory, ownerSql } from '../../collections/testing/stock.ts'
import { payloadPool } from '../../lib/payload-pool.ts'
import type { Sql } from '../../lib/sql.ts'
import { testPayload } from '../../lib/testing/test-payload.ts'
import { transactOn } from '../../lib/transact.ts'
import { weekOf } from '../../newsroom/planning/calendar-days.ts'
import { pinOfStory } from '../../newsroom/schedule/pins.ts'
import { addToRelease, makeRelease, moveRelease, removeRelease } from '../../newsroom/schedule/releases.ts'
import { schedulePin } from '../../newsroom/schedule/schedules.ts'
import type { Article, Section } from '../../payload-types.ts'
import { type CalendarDay, type LiveSlot, readCalendar } from './read-calendar.ts'

/** The clocks of Berlin go back on Sunday of this week. */
const ZONE = 'Europe/Berlin'
const WEEK = weekOf('2031-10-20')

let payload: Payload
let sql: Sql
let news: Section
let sport: Section
let asha: { id: string }
let ravi: { id: string }

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  news = await make<Section>(payload, 'sections', { name: 'News' })
  sport = await make<Section>(payload, 'sections', { name: 'Sport' })
  asha = await makeAccount(payload, 'Asha', 'reporter')
  ravi = await makeAccount(payload, 'Ravi', 'contributor')
  const assign = (title: string, due: string, data: object = {}) =>
    make(payload, 'assignments', { title, due, state: 'accepted', section: news.id, people: [asha.id], ...data })
  await assign('Monday', '2031-10-20T10:00:00.000Z')
  await assign('Sunday, first two', '2031-10-26T00:30:00.000Z')
  await assign('Sunday, second two', '2031-10-26T01:30:00.000Z', { section: sport.id, people: [ravi.id] })
  await assign('Next week', '2031-10-26T23:00:00.000Z')
  await assign('Declined', '2031-10-21T10:00:00.000Z', { state: 'declined' })
  const story = (headline: string, data: Partial<Article> = {}) =>
    makeStory(payload, { headline, section: news.id, owners: [asha.id], _status: 'draft', ...data })
  const scheduled = await story('Scheduled', { owners: [ravi.id] })
  const by = { id: asha.id, name: 'Asha' }
  await schedulePin(sql, { pin: pinOfStory(scheduled), due: '2031-10-22T10:00:00.000Z', by })
  await assign('On the schedule already', '2031-10-22T09:00:00.000Z', { story: scheduled.id })
  const embargoed = await story('Embargoed')
  await sql`insert into newsroom.embargoes (story_id, until) values (${embargoed.id}, '2031-10-23T10:00:00Z')`
  const live = await story('Live', { _status: 'published', publishedAt: '2031-10-24T10:00:00.000Z' })
  await assign('Live already', '2031-10-24T09:00:00.000Z', { story: live.id })
  await story('Live on Sunday', { _status: 'published', publishedAt: '2031-10-26T01:45:00.000Z', section: sport.id })
})

const inWords = (days: CalendarDay[]) =>
  days.flatMap(({ day, entries, live }) => [
    ...entries.map(({ kind, title }) => `${day} ${kind} ${title}`),
    ...live.flatMap(({ total, shown }) => shown.map(({ title }) => `${day} live ${title} of ${total}`)),
  ])
const week = async (more: object = {}) =>
  inWords((await readCalendar(sql, { zone: ZONE, days: WEEK, slot: 'day', ...more })).days)

test('a week has each story once, at the step where it stands, on the paper’s days', async () => {
  expect(await week()).toEqual([
    '2031-10-20 planned Monday',
    '2031-10-22 scheduled Scheduled',
    '2031-10-23 embargo Embargoed',
    '2031-10-24 live Live of 1',
    '2031-10-26 planned Sunday, first two',
    '2031-10-26 planned Sunday, second two',
    '2031-10-26 live Live on Sunday of 1',
  ])
})

test('a release stands before what is in it, and is nobody’s and of no section', async () => {
  const by = { id: asha.id, name: 'Asha' }
  const releaseId = await makeRelease(sql, { name: 'Budget day', by })
  const story = await makeStory(payload, { headline: 'Inside', section: news.id, _status: 'draft' })
  await transactOn(payloadPool(payload))(async (inside) => {
    await addToRelease(inside, { releaseId, pin: pinOfStory(story), by })
    await moveRelease(inside, { releaseId, due: '2031-10-21T10:00:00.000Z', by })
  })
  const tuesday = async (mayReadReleases: boolean) => {
    const { days } = await readCalendar(sql, { zone: ZONE, days: ['2031-10-21'], slot: 'day', mayReadReleases })
    return days[0]?.entries.map(({ kind, title, note }) => [kind, title, note])
  }
  expect(await tuesday(true)).toEqual([
    ['release', 'Budget day', 'one thing'],
    ['scheduled', 'Inside', 'with “Budget day”'],
  ])
  expect(await tuesday(false)).toEqual([['scheduled', 'Inside', undefined]])
  expect(await week({ sectionId: news.id, mayReadReleases: true })).not.toContain('2031-10-21 release Budget day')
  await transactOn(payloadPool(payload))((inside) => removeRelease(inside, { releaseId, by }))
})

test('a section, a person', async () => {
  expect(await week({ sectionId: sport.id })).toEqual([
    '2031-10-26 planned Sunday, second two',
    '2031-10-26 live Live on Sunday of 1',
  ])
  expect(await week({ personId: ravi.id })).toEqual([
    '2031-10-22 scheduled Scheduled',
    '2031-10-26 planned Sunday, second two',
  ])
})

test('whoever may not read everything finds what is theirs', async () => {
  expect(await week({ onlyOf: ravi.id })).toEqual([
    '2031-10-22 scheduled Scheduled',
    '2031-10-26 planned Sunday, second two',
  ])
})

test('the hour that comes twice is two, and what is due before now is late', async () => {
  const [sunday] = (await readCalendar(sql, { zone: ZONE, days: ['2031-10-26'], slot: 'hour' })).days
  expect(sunday?.hours).toBe(25)
  expect(sunday?.live.map(({ from }) => from)).toEqual(['2031-10-26T01:00:00.000Z'])
  await make(payload, 'assignments', { title: 'Late', due: '2020-01-06T10:00:00.000Z', state: 'inProgress' })
  await make(payload, 'assignments', { title: 'Done', due: '2020-01-06T11:00:00.000Z', state: 'done' })
  const [past] = (await readCalendar(sql, { zone: ZONE, days: ['2020-01-06'], slot: 'hour' })).days
  expect(past?.entries.map(({ title, isLate }) => [title, isLate])).toEqual([
    ['Late', true],
    ['Done', false],
  ])
})

test('of two thousand live stories a day some are shown, and all counted', async () => {
  const rolledBack = transactOn(payloadPool(payload))(async (inside) => {
    await inside`
      insert into edition.stories (id, slug, section_id, headline, body, published_at, is_paid, word_count, media_ids, linked_ids)
      select gen_random_uuid(), 'many-' || number, ${news.id}, 'Number ' || number, '[]',
        '2030-05-06T00:00:00Z'::timestamptz + number * interval '40 seconds', false, 1, '{}', '{}'
      from generate_series(0, 13999) as number`
    const begun = performance.now()
    const { days: found } = await readCalendar(inside, { zone: 'UTC', days: weekOf('2030-05-06'), slot: 'day' })
    const took = performance.now() - begun
    const { days } = await readCalendar(inside, { zone: 'UTC', days: ['2030-05-06'], slot: 'hour' })
    throw Object.assign(new Error('seen'), { found, hours: days[0]?.live ?? [], took })
  })
  const { found, hours, took } = await rolledBack.catch((seen) => seen)
  const sizes = (live: LiveSlot[]) => live.map(({ total, shown }) => [total, shown.length])
  expect(found.map(({ live }: CalendarDay) => sizes(live))).toEqual([...Array(6).fill([[2160, 5]]), [[1040, 5]]])
  expect(sizes(hours)).toEqual(Array(24).fill([90, 12]))
  expect(took).toBeLessThan(2000)
})
