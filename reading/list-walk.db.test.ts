import { createHash } from 'node:crypto'
import type { Payload } from 'payload'
import { expect, test } from 'vitest'
import { make, makeStory, ownerSql } from '../collections/testing/stock.ts'
import { createPageCache, type Page } from '../delivery/page-cache.ts'
import { runInScope } from '../delivery/render-scope.ts'
import { testPayload } from '../lib/testing/test-payload.ts'
import { PAGE_SIZE } from './listing.ts'
import { readTagPage } from './tag-page.ts'

/*
 * A list against a model of it: an array of places. Whatever editors do, a story stands at its place or nowhere, so each live one is
 * reached exactly once from the list's head to page 1, and a withdrawn one leaves its page one short.
 */

type Model = {
  /** The story at each place, the first is place 1; undefined where it left for good. */
  places: (string | undefined)[]
  live: Set<string>
}

/** The pages that the model has, the head first, each newest first. */
function pagesOf({ places, live }: Model): string[][] {
  const closed = Math.max(0, Math.floor(places.length / PAGE_SIZE) - 1)
  const cuts = Array.from({ length: closed }, (_, page) => places.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE))
  return [...cuts, places.slice(closed * PAGE_SIZE)]
    .map((page) => page.filter((id) => id !== undefined && live.has(id)).reverse() as string[])
    .reverse()
}

/** The pages that readers find, from the head by each page's link to older stories. */
async function walk(slug: string): Promise<string[][]> {
  const pages: string[][] = []
  let number: number | undefined
  for (;;) {
    const view = await readTagPage(slug, number)
    if (!view) return pages
    pages.push(view.stories.map(({ id }) => id))
    if (!view.paging.olderHref) return pages
    number = Number(view.paging.olderHref.split('/').at(-1))
  }
}

type Editing = { payload: Payload; model: Model; tagId: string; sectionId: string; next: () => number }

/** What editors do to stories of a list, and what it means for the model. */
const ACTIONS: ((editing: Editing) => Promise<unknown>)[] = [
  publish,
  publish,
  publish,
  withdraw,
  bringBack,
  forget,
  untag,
]

async function publish({ payload, model, tagId, sectionId }: Editing) {
  const { id } = await makeStory(payload, { section: sectionId, tags: [tagId] })
  model.places.push(id)
  model.live.add(id)
}

async function withdraw({ payload, model, next }: Editing) {
  const id = pick([...model.live], next)
  if (id === undefined) return
  await payload.update({ collection: 'articles', id, data: { _status: 'draft' }, depth: 0 })
  model.live.delete(id)
}

async function bringBack({ payload, model, next }: Editing) {
  const id = pick(
    model.places.filter((each) => each !== undefined && !model.live.has(each)),
    next,
  )
  if (id === undefined) return
  await payload.update({ collection: 'articles', id, data: { _status: 'published' }, depth: 0 })
  model.live.add(id)
}

async function forget({ payload, model, next }: Editing) {
  const id = pick(model.places, next)
  if (id === undefined) return
  await payload.delete({ collection: 'articles', id, depth: 0 })
  model.places[model.places.indexOf(id)] = undefined
  model.live.delete(id)
}

/** Off the list and on again: its old place stays empty, it enters at the end. */
async function untag({ payload, model, tagId, next }: Editing) {
  const id = pick([...model.live], next)
  if (id === undefined) return
  for (const tags of [[], [tagId]])
    await payload.update({ collection: 'articles', id, data: { tags, _status: 'published' }, depth: 0 })
  model.places[model.places.indexOf(id)] = undefined
  model.places.push(id)
}

test.each([5, 6])(
  'every live story is reached exactly once, at its own place, whatever editors do (seed %i)',
  { timeout: 120_000 },
  async (seed) => {
    const payload = await testPayload()
    const section = await make<{ id: string }>(payload, 'sections', { name: `Section ${seed}` })
    const tag = await make<{ id: string; slug: string }>(payload, 'tags', { name: `Walk ${seed}` })
    const model: Model = { places: [], live: new Set() }
    const editing = { payload, model, tagId: tag.id, sectionId: section.id, next: randomOf(seed) }
    for (let first = 0; first < 45; first += 1) await publish(editing)
    for (let step = 0; step < 120; step += 1) {
      await pick(ACTIONS, editing.next)?.(editing)
      // Some steps at a time: what was done in between has to be right together, too.
      if (step % 3 !== 2) continue
      const found = await walk(tag.slug)
      expect(found, `step ${step}`).toEqual(pagesOf(model))
      expect(new Set(found.flat()).size).toBe(model.live.size)
    }
    expect(pagesOf(model).length).toBeGreaterThan(3)
  },
)

test('after a publish closed pages are still kept, with the ETag that they had', async () => {
  const payload = await testPayload()
  const sql = ownerSql(payload)
  const section = await make<{ id: string }>(payload, 'sections', { name: 'Kept' })
  const tag = await make<{ id: string }>(payload, 'tags', { name: 'Kept' })
  const publishNow = () => makeStory(payload, { section: section.id, tags: [tag.id] })
  for (let number = 0; number < 3 * PAGE_SIZE + 1; number += 1) await publishNow()
  const newest = async () =>
    (await sql<{ id: number }>`select coalesce(max(id), 0)::int as id from edition.changes`)[0]?.id ?? 0
  let renders = 0
  const cache = createPageCache({
    async render(path, edition): Promise<Page> {
      renders += 1
      const page = path === '/tags/kept' ? undefined : Number(path.split('/').at(-1))
      const { scope, result } = await runInScope(path, () => readTagPage('kept', page), edition)
      const body = Buffer.from(JSON.stringify(result))
      const etag = createHash('sha256').update(body).digest('hex')
      const { validUntil } = scope
      const kept = { tags: [...scope.tags], edition: 0, validUntil, statements: 0, location: undefined, encoded: {} }
      return { status: 200, type: 'application/json', body, etag, ...kept }
    },
    maxBytes: 10_000_000,
  })
  const before = await newest()
  cache.clear(before)
  const closed = ['/tags/kept/page/1', '/tags/kept/page/2']
  const etags = () => Promise.all([...closed, '/tags/kept'].map(async (path) => (await cache.get(path)).page.etag))
  const [one, two, head] = await etags()
  expect(renders).toBe(3)
  await publishNow()
  const changes = await sql<{ id: number; tags: string[]; gone: string[] }>`
    select id::int as id, tags, gone from edition.changes where id > ${before} order by id limit 100`
  for (const change of changes) cache.apply(change)
  const after = await etags()
  expect(after.slice(0, 2)).toEqual([one, two])
  expect(after[2]).not.toBe(head)
  // The head was made anew, the closed pages were not even asked for.
  expect(renders).toBe(4)
})

function pick<Item>(items: Item[], next: () => number): Item | undefined {
  return items[Math.floor(next() * items.length)]
}

/** The same numbers for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}
