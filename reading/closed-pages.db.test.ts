import type { Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import { make, makeStory } from '../collections/testing/stock.ts'
import { runInScope } from '../delivery/render-scope.ts'
import { testPayload } from '../lib/testing/test-payload.ts'
import type { Section, Tag } from '../payload-types.ts'
import { readAuthorPage } from './author-page.ts'
import { readSectionPage } from './section-page.ts'
import { readTagPage } from './tag-page.ts'

let payload: Payload
let section: Section
let tag: Tag
let author: { id: string; slug: string }
const ids: string[] = []

beforeAll(async () => {
  payload = await testPayload()
  section = await make<Section>(payload, 'sections', { name: 'News' })
  tag = await make<Tag>(payload, 'tags', { name: 'Rivers' })
  author = await make<{ id: string; slug: string }>(payload, 'authors', { name: 'Asha' })
})

/** Publishes until the list has given out so many places. */
async function growTo(places: number): Promise<void> {
  while (ids.length < places) {
    const headline = `Story ${ids.length + 1}`
    const { id } = await makeStory(payload, { headline, section: section.id, tags: [tag.id], authors: [author.id] })
    ids.push(id)
  }
}

const page = (number?: number) => readTagPage('rivers', number)
const numbers = async (number?: number) =>
  (await page(number))?.stories.map(({ headline }) => Number(headline.slice(6)))
const from = (newest: number, oldest: number) =>
  Array.from({ length: newest - oldest + 1 }, (_, index) => newest - index)
const update = (place: number, data: object) =>
  payload.update({ collection: 'articles', id: ids[place - 1] ?? '', data, depth: 0, trash: true })

test('a tag under which readers never found a story has no page', async () => {
  expect(await page()).toBeUndefined()
})

// The head shows 20 to 39 stories once there are that many; what is older stands on closed pages of 20, numbered from the oldest.
test.each([
  { places: 1, head: [1, 1], closedPages: 0 },
  { places: 19, head: [19, 1], closedPages: 0 },
  { places: 20, head: [20, 1], closedPages: 0 },
  { places: 39, head: [39, 1], closedPages: 0 },
  { places: 40, head: [40, 21], closedPages: 1 },
  { places: 41, head: [41, 21], closedPages: 1 },
  { places: 59, head: [59, 21], closedPages: 1 },
  { places: 60, head: [60, 41], closedPages: 2 },
] as const)(
  'with $places places the head holds $head and $closedPages pages are closed',
  async ({ places, head, closedPages }) => {
    await growTo(places)
    const view = await page()
    expect(await numbers()).toEqual(from(head[0], head[1]))
    expect(view?.paging).toEqual(closedPages > 0 ? { olderHref: `/tags/rivers/page/${closedPages}` } : {})
    for (let number = 1; number <= closedPages; number += 1) {
      expect(await numbers(number)).toEqual(from(number * 20, number * 20 - 19))
    }
    expect(await page(closedPages + 1)).toBeUndefined()
  },
)

test('closed pages lead to their neighbours; the one after the last leads on to the head until it is closed', async () => {
  await growTo(60)
  expect((await page(1))?.paging).toEqual({ page: 1, newerHref: '/tags/rivers/page/2' })
  expect((await page(2))?.paging).toEqual({
    page: 2,
    newerHref: '/tags/rivers/page/3',
    olderHref: '/tags/rivers/page/1',
  })
  const { scope, result } = await runInScope('/tags/rivers/page/3', () => page(3))
  expect(result).toBeUndefined()
  expect(scope.redirect).toEqual({ location: '/tags/rivers', status: 302 })
})

test('a publish of another story changes nothing of a closed page, also when it closes the next one', async () => {
  const before = [await page(1), await page(2)]
  await growTo(80)
  expect([await page(1), await page(2)]).toEqual(before)
})

test('an unpublished story leaves its page one short; no other moves; republished it is back in its place', async () => {
  await update(30, { _status: 'draft' })
  expect(await numbers(2)).toEqual(from(40, 21).filter((number) => number !== 30))
  expect(await numbers(1)).toEqual(from(20, 1))
  expect(await numbers()).toEqual(from(80, 61))
  await update(30, { _status: 'published' })
  expect(await numbers(2)).toEqual(from(40, 21))
})

test('a story that is deleted, or loses the tag, leaves its place empty for good', async () => {
  await payload.delete({ collection: 'articles', id: ids[24] ?? '' })
  await update(35, { tags: [], _status: 'published' })
  expect(await numbers(2)).toEqual(from(40, 21).filter((number) => number !== 25 && number !== 35))
  await update(35, { tags: [tag.id], _status: 'published' })
  expect((await numbers())?.[0]).toBe(35)
  expect(await numbers(2)).not.toContain(35)
})

test('an edit changes its own card only', async () => {
  const before = (await page(1))?.stories ?? []
  await update(7, { standfirst: 'New', _status: 'published' })
  const after = (await page(1))?.stories ?? []
  expect(after.filter((card, index) => JSON.stringify(card) !== JSON.stringify(before[index]))).toMatchObject([
    { headline: 'Story 7', standfirst: 'New' },
  ])
})

test('the newest unpublished does not open a closed page again', async () => {
  await growTo(100)
  const closed = (await page())?.paging.olderHref
  await update(100, { _status: 'draft' })
  await payload.delete({ collection: 'articles', id: ids[98] ?? '' })
  expect((await page())?.paging.olderHref).toBe(closed)
})

test('sections and authors page in the same way', async () => {
  const [one, other] = [await readSectionPage('news', 1), await readAuthorPage(author.slug, 1)]
  const expected = (await page(1))?.stories.map(({ id }) => id)
  expect(one?.stories.map(({ id }) => id)).toEqual(expected)
  expect(other?.stories.map(({ id }) => id)).toEqual(expected)
  expect(one?.paging.newerHref).toBe('/news/page/2')
  expect(other?.paging.newerHref).toBe(`/authors/${author.slug}/page/2`)
})
