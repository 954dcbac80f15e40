import type { Payload } from 'payload'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { make, makeStory, ownerSql } from '../collections/testing/stock.ts'
import { runInScope } from '../delivery/render-scope.ts'
import type { Sql } from '../lib/sql.ts'
import { testPayload } from '../lib/testing/test-payload.ts'
import type { Section } from '../payload-types.ts'
import { DAY_PAGE_SIZE, readArchiveDay } from './archive-day.ts'
import { readArchive } from './archive-index.ts'
import { readArchiveMonth } from './archive-month.ts'

let payload: Payload
let sql: Sql
let section: Section

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  section = await make<Section>(payload, 'sections', { name: 'News' })
})

beforeEach(async () => {
  await setZone('UTC')
})

const setZone = (timeZone: string) => payload.updateGlobal({ slug: 'settings', data: { timeZone } })
const publish = (publishedAt: string, headline = publishedAt) =>
  makeStory(payload, { section: section.id, publishedAt, headline })
const update = (id: string, data: object) =>
  payload.update({ collection: 'articles', id, data: data as never, depth: 0 })
const headlines = async (day: string, page?: number) =>
  (await readArchiveDay(day, page))?.stories.map(({ headline }) => headline)

/** The page tags of a publish, and which pages of these it makes out of date. */
async function outdated(
  pages: Record<string, () => Promise<unknown>>,
  work: () => Promise<unknown>,
): Promise<string[]> {
  const shown = new Map<string, Set<string>>()
  for (const [name, read] of Object.entries(pages)) shown.set(name, (await runInScope(name, read)).scope.tags)
  const [before] = await sql<{ id: number }>`select coalesce(max(id), 0)::int as id from edition.changes`
  await work()
  const changes = await sql<{ tags: string[] }>`select tags from edition.changes where id > ${before?.id} order by id`
  const noted = new Set(changes.flatMap(({ tags }) => tags))
  return [...shown].filter(([, tags]) => noted.has('all') || !tags.isDisjointFrom(noted)).map(([name]) => name)
}

test('a day, a month and the whole archive count what readers find', async () => {
  await publish('2020-02-28T12:00:00Z')
  const gone = await publish('2020-02-29T09:00:00Z')
  await publish('2020-02-29T23:59:59Z')
  await publish('2020-04-01T00:00:00Z')
  await update(gone.id, { _status: 'draft' })
  expect((await readArchive()).years.find(({ year }) => year === '2020')).toEqual({
    year: '2020',
    stories: 3,
    months: [
      { month: '2020-04', href: '/archive/2020/04', stories: 1 },
      { month: '2020-02', href: '/archive/2020/02', stories: 2 },
    ],
  })
  expect(await readArchiveMonth('2020-02')).toMatchObject({
    stories: 2,
    days: [
      { day: '2020-02-28', href: '/archive/2020/02/28', stories: 1 },
      { day: '2020-02-29', href: '/archive/2020/02/29', stories: 1 },
    ],
    next: { month: '2020-04', href: '/archive/2020/04' },
  })
  expect(await readArchiveDay('2020-02-29')).toMatchObject({
    count: 1,
    previous: { day: '2020-02-28', href: '/archive/2020/02/28' },
    next: { day: '2020-04-01' },
  })
  expect(await headlines('2020-02-29')).toEqual(['2020-02-29T23:59:59Z'])
})

test('what has no stories is no page, before and after it had some', async () => {
  expect(await readArchiveDay('2019-05-05')).toBeUndefined()
  expect(await readArchiveMonth('2019-05')).toBeUndefined()
  const { id } = await publish('2019-05-05T10:00:00Z')
  expect(await readArchiveDay('2019-05-05')).toBeDefined()
  await update(id, { _status: 'draft' })
  expect(await readArchiveDay('2019-05-05')).toBeUndefined()
  expect(await readArchiveMonth('2019-05')).toBeUndefined()
  expect((await readArchive()).years.map(({ year }) => year)).not.toContain('2019')
})

test('a day that has not come is none yet, and is asked for again when it begins', async () => {
  const later = new Date(Date.now() + 3 * 86_400_000).toISOString()
  const { id } = await publish(later)
  const day = later.slice(0, 10)
  const { scope, result } = await runInScope('/', () => readArchiveDay(day))
  expect(result).toBeUndefined()
  expect(Math.abs(scope.validUntil - Date.parse(`${day}T00:00:00Z`))).toBeLessThan(5000)
  const days = (await readArchiveMonth(later.slice(0, 7)))?.days ?? []
  expect(days.map((each) => each.day)).not.toContain(day)
  await payload.delete({ collection: 'articles', id })
})

test('days are those of the paper’s zone, also when clocks change; another zone moves what it moves', async () => {
  await setZone('Europe/Berlin')
  // Clocks go from 2 to 3 on the 29th of March, and from 3 to 2 on the 25th of October.
  const times = {
    '2015-03-28T22:59:59Z': '2015-03-28',
    '2015-03-28T23:00:00Z': '2015-03-29',
    '2015-03-29T21:59:59Z': '2015-03-29',
    '2015-03-29T22:00:00Z': '2015-03-30',
    '2015-10-24T22:00:00Z': '2015-10-25',
    '2015-10-25T00:30:00Z': '2015-10-25',
    '2015-10-25T22:59:59Z': '2015-10-25',
    '2015-10-25T23:00:00Z': '2015-10-26',
  }
  for (const time of Object.keys(times)) await publish(time)
  for (const [time, day] of Object.entries(times)) expect(await headlines(day), time).toContain(time)
  expect((await readArchiveDay('2015-10-25'))?.count).toBe(3)

  const pages = {
    day: () => readArchiveDay('2015-03-28'),
    month: () => readArchiveMonth('2015-03'),
    all: () => readArchive(),
  }
  expect(await outdated(pages, () => setZone('UTC'))).toEqual(['day', 'month', 'all'])
  expect(await headlines('2015-03-28')).toEqual(['2015-03-28T23:00:00Z', '2015-03-28T22:59:59Z'])
  expect((await readArchiveDay('2015-10-25'))?.count).toBe(3)
})

test('a story that is given another date moves to that day, and back to a place at its end', async () => {
  const { id } = await publish('2014-01-01T10:00:00Z', 'Moving')
  await publish('2014-01-01T09:00:00Z', 'Staying')
  await update(id, { publishedAt: '2014-01-02T10:00:00Z', _status: 'published' })
  expect(await headlines('2014-01-01')).toEqual(['Staying'])
  expect(await headlines('2014-01-02')).toEqual(['Moving'])
  await update(id, { publishedAt: '2014-01-01T10:00:00Z', _status: 'published' })
  expect(await readArchiveDay('2014-01-02')).toBeUndefined()
  expect(await headlines('2014-01-01')).toEqual(['Moving', 'Staying'])
})

/** Stories of the edition alone, in one statement: Payload would take minutes. Taken away again by the caller. */
async function fillDay(day: string, count: number): Promise<void> {
  // Where there are many, what they would note row by row takes longer than they do.
  const noted = count > 200 ? 'all' : 'calendar'
  await sql`
    with noted as materialized (select edition.note(${noted})::text as nothing)
    insert into edition.stories (id, slug, section_id, headline, body, published_at, is_paid, word_count, media_ids, linked_ids)
    select gen_random_uuid(), ${day} || '-' || number, ${section.id}, 'Number ' || number, '[]',
      ${day}::timestamptz at time zone 'UTC' at time zone 'UTC' + number * interval '40 seconds', false, 1, '{}', '{}'
    from noted, generate_series(1, ${count}::int) as number`
}
const emptyDay = async (day: string, quietly = false) => {
  const noted = quietly ? 'all' : 'calendar'
  await sql`
    with noted as materialized (select edition.note(${noted})::text as nothing)
    delete from edition.stories using noted where slug like ${`${day}-%`}`
  await sql`
    delete from edition.day_stories
    where day = ${day}::date and not exists (select 1 from articles where articles.id = story_id)`
}

test('two thousand stories of a day: each reached once; a finished page keeps its stories, and is one short where one is withdrawn', async () => {
  const day = '2013-06-01'
  await fillDay(day, 2000)
  const walk = async () => {
    const seen = [(await headlines(day)) ?? []]
    for (let href = (await readArchiveDay(day))?.paging.olderHref; href; ) {
      const page = Number(href.split('/').at(-1))
      const view = await readArchiveDay(day, page)
      seen.push(view?.stories.map(({ headline }) => headline) ?? [])
      href = view?.paging.olderHref
    }
    return seen
  }
  const pages = await walk()
  expect(pages.flat()).toEqual(Array.from({ length: 2000 }, (_, index) => `Number ${2000 - index}`))
  expect(Math.max(...pages.map((page) => page.length))).toBeLessThanOrEqual(2 * DAY_PAGE_SIZE)

  await sql`delete from edition.stories where slug = ${`${day}-75`}`
  expect(await headlines(day, 2)).toEqual(pages.at(-2)?.filter((headline) => headline !== 'Number 75'))
  expect([await headlines(day, 1), await headlines(day, 3)]).toEqual([pages.at(-1), pages.at(-3)])
  expect((await readArchiveDay(day))?.count).toBe(1999)
  const closedPages = pages.length - 1
  const { scope, result } = await runInScope('/', () => readArchiveDay(day, closedPages + 1))
  expect([result, scope.redirect]).toEqual([undefined, { location: '/archive/2013/06/01', status: 302 }])
  expect(await readArchiveDay(day, closedPages + 2)).toBeUndefined()
  await emptyDay(day, true)
})

test('a publish makes its own day out of date and no other; the first of a day also its neighbours', async () => {
  const [earlier, day, later] = ['2012-05-20', '2012-06-10', '2012-08-01']
  for (const each of [earlier, later]) await publish(`${each}T10:00:00Z`)
  await fillDay(day, 150)
  const pages = {
    all: () => readArchive(),
    'earlier day': () => readArchiveDay(earlier),
    'earlier month': () => readArchiveMonth(earlier.slice(0, 7)),
    day: () => readArchiveDay(day),
    'finished page': () => readArchiveDay(day, 1),
    'page to come': () => readArchiveDay(day, 3),
    month: () => readArchiveMonth(day.slice(0, 7)),
    'empty day': () => readArchiveDay('2012-06-11'),
    'later day': () => readArchiveDay(later),
    'later month': () => readArchiveMonth(later.slice(0, 7)),
    'another year': () => readArchiveMonth('2020-02'),
  }
  expect(await outdated(pages, () => publish(`${day}T23:00:00Z`))).toEqual(['all', 'day', 'month'])
  expect(await outdated(pages, () => fillDay('2012-06-11', 1))).toEqual([
    ...['all', 'day', 'month', 'empty day', 'later day', 'later month'],
  ])
  expect(await outdated(pages, () => emptyDay('2012-06-11'))).toEqual([
    ...['all', 'day', 'month', 'empty day', 'later day', 'later month'],
  ])
  // Its places stay, so the next story of that day is not the first to have one; readers see the first.
  expect(await outdated(pages, () => sql`delete from edition.stories where slug = ${`${day}-3`}`)).toEqual([
    ...['all', 'day', 'finished page', 'month'],
  ])
  await emptyDay(day)
})
