import type { Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import {
  make,
  makeFront,
  makePicture,
  makeStock,
  makeStory,
  ownerSql,
  type Stock,
} from '../collections/testing/stock.ts'
import { runInScope } from '../delivery/render-scope.ts'
import { payloadPool } from '../lib/payload-pool.ts'
import type { Sql } from '../lib/sql.ts'
import { testPayload } from '../lib/testing/test-payload.ts'
import { transactOn } from '../lib/transact.ts'
import { mergeTag, undoMerge } from '../newsroom/tags/merge-tag.ts'
import type { Front, Tag } from '../payload-types.ts'
import { readFront } from '../reading/front.ts'
import { readSectionPage } from '../reading/section-page.ts'

/*
 * The oracle for composed fronts: whatever editors do to them, to stories, tags, sections and pictures, a front that carries no
 * tag of the change is what it was. See freshness.db.test.ts for all other pages.
 */

type Slot = NonNullable<Front['slots']>[number]
type Seen = { tags: Set<string>; body: string }

let payload: Payload
let sql: Sql
let stock: Stock
let tags: Tag[]
let pictures: { id: string }[]
const stories: string[] = []

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  stock = await makeStock(payload)
  tags = [stock.trams, stock.rivers, await make<Tag>(payload, 'tags', { name: 'Bridges' })]
  pictures = [stock.picture, await makePicture(payload, { alt: 'A bell' }, '#224466')]
  for (let number = 0; number < 12; number += 1) {
    const { id } = await makeStory(payload, {
      section: [stock.local, stock.sport, stock.news][number % 3]?.id ?? '',
      tags: [tags[number % 3]?.id ?? ''],
      authors: number % 2 ? [stock.asha.id] : [],
    })
    stories.push(id)
  }
})

const PAGES: Record<string, () => Promise<unknown>> = {
  '/': () => readFront(),
  '/sport': () => readSectionPage('sport'),
  '/news': () => readSectionPage('news'),
}

async function look(): Promise<Map<string, Seen>> {
  const seen = new Map<string, Seen>()
  for (const [path, read] of Object.entries(PAGES)) {
    const { scope, result } = await runInScope(path, read)
    seen.set(path, { tags: scope.tags, body: JSON.stringify(result) })
  }
  return seen
}

/** Does as many things by chance; resolves to the first page that changed without carrying a tag of the change. */
async function work({ seed, steps }: { seed: number; steps: number }): Promise<string | undefined> {
  let state = seed
  const next = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
  const pick = <Item>(items: Item[]): Item => items[Math.floor(next() * items.length)] as Item
  const slots = (): Slot[] => {
    // Each story once: picked twice it would be refused.
    const free = [...stories].sort(() => next() - 0.5)
    const items = () => free.splice(0, Math.floor(next() * 3)).map((story) => ({ story }))
    const one = (): Slot =>
      pick<() => Slot>([
        () => ({ kind: 'list', count: 1 + Math.floor(next() * 4), items: items() }),
        () => ({ kind: 'opinion', fill: 'tag', tag: pick(tags).id, count: 2, items: items() }),
        () => ({ kind: 'secondary', fill: 'section', section: pick([stock.news, stock.sport, stock.local]).id }),
        () => ({ kind: 'list', fill: 'author', author: pick([stock.asha, stock.desk]).id }),
        () => ({ kind: 'podcast', title: 'The bell', href: '/about', picture: pick(pictures).id }),
      ])()
    return [...(next() < 0.5 ? [{ kind: 'lead' as const, items: items() }] : []), one(), one(), one()]
  }
  const compose = async (section: string | undefined) => {
    const data = { slots: slots(), _status: next() < 0.8 ? ('published' as const) : ('draft' as const) }
    const { docs } = await payload.find({
      collection: 'fronts',
      where: section ? { section: { equals: section } } : { frontOf: { equals: 'site' } },
      limit: 1,
      depth: 0,
    })
    if (docs[0]) await payload.update({ collection: 'fronts', id: docs[0].id, data, depth: 0 })
    else await makeFront(payload, { ...data, ...(section && { section }) })
  }
  const story = (data: object) =>
    payload.update({ collection: 'articles', id: pick(stories), data: data as never, depth: 0 })
  const name = () => `Name ${Math.floor(next() * 1e6)}`
  const by = { id: stock.asha.id, name: 'Asha' }
  const transact = transactOn(payloadPool(payload))
  const actions: (() => Promise<unknown>)[] = [
    () => compose(undefined),
    () => compose(undefined),
    () => compose(stock.sport.id),
    () => compose(stock.news.id),
    () => story({ _status: 'draft' }),
    () => story({ _status: 'published', headline: name() }),
    () => story({ _status: 'published', leadImage: next() < 0.5 ? pick(pictures).id : null }),
    () => story({ _status: 'published', isPaid: next() < 0.5 }),
    () => story({ _status: 'published', section: pick([stock.local, stock.sport, stock.news]).id }),
    () => story({ _status: 'published', tags: [pick(tags).id] }),
    async () => stories.push((await makeStory(payload, { section: stock.sport.id, tags: [pick(tags).id] })).id),
    () => payload.update({ collection: 'tags', id: pick(tags).id, data: { name: name() }, depth: 0 }),
    () => payload.update({ collection: 'authors', id: stock.asha.id, data: { name: name() }, depth: 0 }),
    () => payload.update({ collection: 'media', id: pick(pictures).id, data: { alt: name() }, depth: 0 }),
    () =>
      transact((inside) => mergeTag(inside, { tagId: tags[0]?.id ?? '', intoId: tags[1]?.id ?? '', by })).catch(noted),
    () => transact((inside) => undoMerge(inside, { tagId: tags[0]?.id ?? '', by })).catch(noted),
  ]
  let before = await look()
  for (let step = 0; step < steps; step += 1) {
    const [last] = await sql<{ id: string }>`select coalesce(max(id), 0) as id from edition.changes`
    await pick(actions)()
    const changes = await sql<{
      tags: string[]
    }>`select tags from edition.changes where id > ${last?.id} order by id limit 100`
    const changed = new Set(changes.flatMap((change) => change.tags))
    const after = await look()
    for (const [path, { tags: carried, body }] of before) {
      const isTold = changed.has('all') || [...carried].some((tag) => changed.has(tag))
      if (!isTold && after.get(path)?.body !== body)
        return `${path} at step ${step} was ${body} and is ${after.get(path)?.body}; the change noted ${[...changed]}`
    }
    before = after
  }
  return undefined
}

/** Merged already, or not merged. */
function noted(error: unknown): void {
  if ((error as { code?: string }).code !== 'tag-refused') throw error
}

test.each([1, 2])('a front that is told of no change is what it was (seed %i)', { timeout: 120_000 }, async (seed) => {
  expect(await work({ seed, steps: 60 })).toBeUndefined()
})

test.each(['fronts', 'stories'])('a tag that is not noted is found out: %s', { timeout: 120_000 }, async (table) => {
  await sql([`alter table edition.${table} disable trigger note, disable trigger note_update`] as never)
  try {
    let found: string | undefined
    for (const seed of [4, 5, 6]) found ??= await work({ seed, steps: 40 })
    expect(found).toBeDefined()
  } finally {
    await sql([`alter table edition.${table} enable trigger note, enable trigger note_update`] as never)
  }
})
