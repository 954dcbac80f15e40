import type { Payload } from 'payload'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { make, makeFront, makePicture, makeStock, makeStory, type Stock } from '../collections/testing/stock.ts'
import { runInScope } from '../delivery/render-scope.ts'
import { payloadPool } from '../lib/payload-pool.ts'
import { testPayload } from '../lib/testing/test-payload.ts'
import { transactOn } from '../lib/transact.ts'
import { mergeTag } from '../newsroom/tags/merge-tag.ts'
import type { Article, Front, Tag } from '../payload-types.ts'
import { readFront } from './front.ts'
import { readSectionPage } from './section-page.ts'

type Slots = NonNullable<Front['slots']>

let payload: Payload
let stock: Stock
let front: Front
/** Ten live stories, the last one the newest; every second in Sport, with the tag Trams. */
const stories: Article[] = []

beforeAll(async () => {
  payload = await testPayload()
  stock = await makeStock(payload)
  for (let number = 1; number <= 10; number += 1) {
    const isSport = number % 2 === 0
    stories.push(
      await makeStory(payload, {
        headline: `Story ${number}`,
        section: isSport ? stock.sport.id : stock.local.id,
        ...(isSport && { tags: [stock.trams.id] }),
        ...(number === 3 && { leadImage: stock.picture.id }),
      }),
    )
  }
  front = await makeFront(payload, {})
})

const idOf = (number: number) => stories[number - 1]?.id ?? ''
const minutes = (count: number) => new Date(Date.now() + count * 60_000).toISOString()
const compose = (slots: Slots, data: Partial<Front> = {}) =>
  payload.update({ collection: 'fronts', id: front.id, data: { slots, _status: 'published', ...data }, depth: 0 })
const setStatus = (number: number, _status: 'draft' | 'published') =>
  payload.update({ collection: 'articles', id: idOf(number), data: { _status }, depth: 0 })

/** What each slot of the paper's front shows: numbers of stories, or the title of what is announced. */
async function shown(): Promise<unknown[]> {
  const { slots } = await readFront()
  return slots.map((slot) =>
    'stories' in slot ? slot.stories.map(({ headline }) => Number(headline.slice(6))) : slot.title,
  )
}

beforeEach(() => compose([]))

describe('the front of the paper', () => {
  test('fills itself while nobody has put anything into it', async () => {
    const { isComposed, slots } = await readFront()
    expect(isComposed).toBe(false)
    expect(slots.map(({ kind }) => kind)).toEqual(['lead', 'secondary', 'list', 'list', 'list'])
  })

  test('shows what is picked, then the newest by each rule, and no story twice', async () => {
    await compose([
      { kind: 'lead', items: [{ story: idOf(2) }] },
      { kind: 'list', count: 3, fill: 'section', section: stock.sport.id, items: [{ story: idOf(1) }] },
      { kind: 'list', count: 2, fill: 'tag', tag: stock.trams.id },
      { kind: 'list', count: 4 },
    ])
    expect(await shown()).toEqual([[2], [1, 10, 8], [6, 4], [9, 7, 5, 3]])
  })

  test('leaves a picked story to the slot that it was picked for, above and below', async () => {
    await compose([
      { kind: 'list', count: 2 },
      { kind: 'list', count: 1, items: [{ story: idOf(10) }] },
    ])
    expect(await shown()).toEqual([[9, 8], [10]])
  })

  test('fills an empty lead with the newest that has a picture', async () => {
    await compose([{ kind: 'lead' }])
    expect(await shown()).toEqual([[3]])
  })

  test('fills a slot whose rule finds nothing with the newest, under no name that they have not', async () => {
    await compose([{ kind: 'opinion', title: 'Rivers of thought', count: 2, fill: 'tag', tag: stock.rivers.id }])
    expect(await shown()).toEqual([[10, 9]])
    expect((await readFront()).slots[0]).not.toHaveProperty('heading')
  })

  test('skips a pin that has run out, and is made anew when the next one does', async () => {
    await compose([
      {
        kind: 'list',
        count: 2,
        items: [
          { story: idOf(1), until: minutes(-1) },
          { story: idOf(2), until: minutes(30) },
        ],
      },
    ])
    const { scope } = await runInScope('/', () => readFront())
    expect(await shown()).toEqual([[2, 10]])
    expect((scope.validUntil - Date.now()) / 60_000).toBeCloseTo(30, 0)
  })

  test('shows a promo in its time only, and is made anew when that begins', async () => {
    const promo = (title: string, from: number, until: number) =>
      ({ kind: 'promo', title, href: '/about', from: minutes(from), until: minutes(until) }) as const
    await compose([promo('Over', -20, -10), promo('Now', -20, 60), promo('Later', 15, 60), { kind: 'list', count: 1 }])
    const { scope } = await runInScope('/', () => readFront())
    expect(await shown()).toEqual(['Now', [10]])
    expect((scope.validUntil - Date.now()) / 60_000).toBeCloseTo(15, 0)
  })

  test('a slot outside its time keeps no story from the others', async () => {
    await compose([
      { kind: 'list', count: 1, items: [{ story: idOf(10) }], until: minutes(-1) },
      { kind: 'list', count: 1 },
    ])
    expect(await shown()).toEqual([[10]])
  })

  test('lets a picked story go with its withdrawal, fills the place, and takes it back', async () => {
    await compose([{ kind: 'list', count: 2, items: [{ story: idOf(4) }] }])
    expect(await shown()).toEqual([[4, 10]])
    await setStatus(4, 'draft')
    expect(await shown()).toEqual([[10, 9]])
    await setStatus(4, 'published')
    expect(await shown()).toEqual([[4, 10]])
  })

  test('forgets a story and a tag that were deleted for good', async () => {
    const doomed = await makeStory(payload, { headline: 'Story 0', section: stock.sport.id })
    const tag = await make<Tag>(payload, 'tags', { name: 'Short-lived' })
    await compose([{ kind: 'list', count: 1, items: [{ story: doomed.id }], fill: 'tag', tag: tag.id }])
    expect(await shown()).toEqual([[0]])
    await payload.delete({ collection: 'articles', id: doomed.id })
    await payload.delete({ collection: 'tags', id: tag.id })
    expect(await shown()).toEqual([[10]])
  })

  test('follows a tag into the one that it was merged into', async () => {
    const old = await make<Tag>(payload, 'tags', { name: 'Tramways' })
    await compose([{ kind: 'list', count: 2, fill: 'tag', tag: old.id }])
    await transactOn(payloadPool(payload))((inside) =>
      mergeTag(inside, { tagId: old.id, intoId: stock.trams.id, by: { id: stock.asha.id, name: 'Asha' } }),
    )
    expect(await shown()).toEqual([[10, 8]])
    expect((await readFront()).slots[0]).toMatchObject({ heading: { name: 'Trams', href: '/tags/trams' } })
  })

  test('depends on everything that can change it, also on what is not live yet', async () => {
    const coming = await makeStory(payload, { section: stock.sport.id, _status: 'draft' })
    const picture = await makePicture(payload, { alt: 'A bell' }, '#224466')
    await compose([
      { kind: 'list', count: 2, items: [{ story: coming.id }], fill: 'author', author: stock.asha.id },
      { kind: 'podcast', title: 'The bell', href: '/about', picture: picture.id },
    ])
    const { scope } = await runInScope('/', () => readFront())
    const expected = ['front:site', `doc:${coming.id}`, `list:${stock.asha.id}`, `doc:${picture.id}`]
    expect([...scope.tags]).toEqual(expect.arrayContaining(expected))
    expect([...scope.tags]).toContain('list:00000000-0000-0000-0000-000000000000')
    expect((await readFront()).slots[1]).toMatchObject({ image: { alt: 'A bell' } })
  })

  test('waits for the first composed one, and is as before when that is taken back', async () => {
    await payload.update({ collection: 'fronts', id: front.id, data: { _status: 'draft' }, depth: 0 })
    const { scope, result } = await runInScope('/', () => readFront())
    expect(result.isComposed).toBe(false)
    expect([...scope.tags]).toContain('front:site')
    await compose([{ kind: 'list', count: 1 }], { _status: 'published' })
    expect((await readFront()).isComposed).toBe(true)
  })
})

describe('the front of a section', () => {
  test('has its slots above its list, on its head only', async () => {
    const before = { head: await readSectionPage('sport'), feed: (await readSectionPage('sport'))?.stories }
    expect(before.head).not.toHaveProperty('front')
    const { scope } = await runInScope('/sport', () => readSectionPage('sport'))
    expect([...scope.tags]).toContain(`front:${stock.sport.id}`)

    await makeFront(payload, {
      section: stock.sport.id,
      slots: [
        { kind: 'lead', items: [{ story: idOf(1) }] },
        { kind: 'list', count: 2 },
      ],
    })
    const page = await readSectionPage('sport')
    expect(page?.front?.map((slot) => 'stories' in slot && slot.stories.map(({ headline }) => headline))).toEqual([
      ['Story 1'],
      ['Story 10', 'Story 8'],
    ])
    expect(page?.stories).toEqual(before.feed)
  })
})
