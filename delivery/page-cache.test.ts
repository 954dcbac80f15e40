import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { beforeEach, expect, test } from 'vitest'
import { createPageCache, databaseAway, type Page, type PageCache } from './page-cache.ts'

let renders: { key: string; finish: (page?: Partial<Page>) => void; fail: (error: Error) => void }[]
let cache: PageCache
let clock: number

beforeEach(() => {
  renders = []
  clock = 1_000_000
  cache = createPageCache({ render, maxBytes: 1_000_000, now: () => clock })
})

/** A render that ends when the test says so. */
function render(key: string): Promise<Page> {
  return new Promise((resolve, fail) => {
    renders.push({ key, fail, finish: (page = {}) => resolve(pageOf(page)) })
  })
}

function pageOf(page: Partial<Page>): Page {
  return {
    status: 200,
    type: 'text/html',
    body: Buffer.from('page'),
    etag: 'e',
    tags: ['story:1', 'site'],
    edition: 0,
    validUntil: Number.POSITIVE_INFINITY,
    statements: 0,
    encoded: {},
    ...page,
  }
}

const body = (text: string) => ({ body: Buffer.from(text) })
const change = (id: number, tags: string[], gone: string[] = []) => cache.apply({ id, tags, gone })
const last = () => {
  const render = renders.at(-1)
  if (!render) throw new Error('nothing is rendered')
  return render
}
/** Lets what waits for a finished render go on. */
const settle = () => new Promise((resolve) => setImmediate(resolve))

async function keep(key: string, page: Partial<Page> = {}): Promise<void> {
  const got = cache.get(key)
  last().finish(page)
  await got
}

test('five hundred first requests of a page wait for one render and get the same page', async () => {
  const waiting = Array.from({ length: 500 }, () => cache.get('/a'))
  expect(renders).toHaveLength(1)
  last().finish(body('only'))
  const answers = await Promise.all(waiting)
  expect(new Set(answers.map(({ page }) => page)).size).toBe(1)
  expect(await cache.get('/a')).toMatchObject({ from: 'hit' })
  expect(renders).toHaveLength(1)
})

test('a change to something on a page makes the next request wait for a new render', async () => {
  await keep('/a', body('old'))
  clock += 60_000
  change(1, ['story:1'])
  expect(cache.fresh('/a')).toBeUndefined()
  const got = cache.get('/a')
  last().finish(body('new'))
  expect((await got).page.body.toString()).toBe('new')
  expect(renders).toHaveLength(2)
})

test('a change to anything else leaves the page as it is', async () => {
  await keep('/a')
  change(1, ['story:2', 'list:9'])
  expect(cache.fresh('/a')).toBeDefined()
})

test('a render that was under way when something on its page changed is not kept, and nobody gets it', async () => {
  const early = cache.get('/a')
  const [first] = renders
  change(7, ['story:1'])
  const late = cache.get('/a')
  first?.finish(body('before the change'))
  await settle()
  expect(renders).toHaveLength(2)
  last().finish(body('after the change'))
  expect((await early).page.body.toString()).toBe('after the change')
  expect((await late).page).toMatchObject({ edition: 7 })
  expect(cache.fresh('/a')?.body.toString()).toBe('after the change')
})

test('nobody waits for a render that a change has overtaken', async () => {
  await keep('/a', body('old'))
  clock += 60_000
  change(1, ['story:1'])
  const early = cache.get('/a')
  const slow = last()
  change(2, ['story:1'])
  await settle()
  expect(renders).toHaveLength(3)
  last().finish(body('after both'))
  expect((await early).page.body.toString()).toBe('after both')
  slow.fail(new Error('long after'))
  await settle()
  expect(cache.fresh('/a')).toMatchObject({ edition: 2, body: Buffer.from('after both') })
})

test('a change to something else while a page renders costs nothing', async () => {
  const got = cache.get('/a')
  change(7, ['story:2'])
  last().finish()
  await got
  expect(renders).toHaveLength(1)
  expect(cache.fresh('/a')).toMatchObject({ edition: 0 })
})

test('a page that changes faster than it renders is served, and not kept', async () => {
  const got = cache.get('/a')
  for (let id = 1; id <= 5; id += 1) {
    change(id, ['story:1'])
    last().finish(body(`attempt ${id}`))
    await settle()
  }
  expect(await got).toMatchObject({ from: 'passed', page: body('attempt 5') })
  expect(cache.fresh('/a')).toBeUndefined()
})

test('a 410 is kept like a 404: until its withdrawal ends', async () => {
  await keep('/news/taken-back', { status: 410, tags: ['slug:taken-back'] })
  expect(cache.fresh('/news/taken-back')).toMatchObject({ status: 410 })
  cache.apply({ id: 2, tags: ['slug:taken-back'], gone: [] })
  expect(cache.fresh('/news/taken-back')).toBeUndefined()
})

test('a 404 is kept until something appears at its address', async () => {
  await keep('/nothing', { status: 404, tags: ['slug:nothing', 'site'] })
  expect(cache.fresh('/nothing')).toMatchObject({ status: 404 })
  change(1, ['slug:nothing'])
  const got = cache.get('/nothing')
  last().finish({ status: 200, tags: ['story:1'] })
  expect((await got).page.status).toBe(200)
  expect(cache.fresh('/nothing')?.status).toBe(200)
})

test.each([{ location: '/elsewhere', status: 301 }, { status: 403 }])('%o is not kept', async (page) => {
  await keep('/a', page)
  expect(cache.fresh('/a')).toBeUndefined()
})

test('a failed render is not kept, and the next request tries again', async () => {
  const got = cache.get('/a')
  last().fail(new Error('broken'))
  await expect(got).rejects.toThrow('broken')
  await keep('/a')
  expect(cache.fresh('/a')).toBeDefined()
})

test('what is out of date is served as such only when its render fails', async () => {
  await keep('/a', body('old'))
  clock += 60_000
  change(1, ['story:1'])
  const got = cache.get('/a')
  last().fail(new Error('broken'))
  expect(await got).toMatchObject({ from: 'stale' })
  const again = cache.get('/a')
  last().finish(body('new'))
  expect(await again).toMatchObject({ from: 'miss' })
})

test('what was taken from readers is not kept for an outage, on no page', async () => {
  await keep('/a', { tags: ['story:1', 'doc:1'] })
  await keep('/front', { tags: ['doc:1', 'doc:2'] })
  await keep('/b', { tags: ['doc:2'] })
  change(1, ['story:1', 'doc:1', 'doc:2'], ['story:1', 'doc:1'])
  cache.setDatabaseAway(true)
  await expect(cache.get('/a')).rejects.toMatchObject({ code: 'database-away' })
  await expect(cache.get('/front')).rejects.toMatchObject({ code: 'database-away' })
  expect(await cache.get('/b')).toMatchObject({ from: 'stale' })
})

test('a story taken from readers while its page renders anew is not served from what was kept', async () => {
  await keep('/a', { tags: ['story:1'] })
  clock += 60_000
  change(1, ['story:1'])
  const got = cache.get('/a')
  change(2, ['story:1'], ['story:1'])
  await settle()
  last().fail(new Error('broken'))
  await expect(got).rejects.toThrow('broken')
})

test('while the database is away nothing is rendered, and who waits for a render hears it at once', async () => {
  await keep('/old', { tags: ['story:2'] })
  clock += 60_000
  change(1, ['story:2'])
  const waiting = cache.get('/new')
  const renderedBefore = renders.length
  cache.setDatabaseAway(true)
  await expect(waiting).rejects.toMatchObject({ code: 'database-away' })
  expect(await cache.get('/old')).toMatchObject({ from: 'stale' })
  await expect(cache.get('/other')).rejects.toMatchObject({ code: 'database-away' })
  expect(renders).toHaveLength(renderedBefore)
  cache.setDatabaseAway(false)
  await keep('/other')
  expect(cache.fresh('/other')).toBeDefined()
})

test('a render that ends after the database came back is not kept: it may be from before', async () => {
  const given = cache.get('/a')
  const [first] = renders
  cache.setDatabaseAway(true)
  await expect(given).rejects.toMatchObject({ code: 'database-away' })
  cache.setDatabaseAway(false)
  first?.finish(body('from before'))
  await settle()
  expect(cache.fresh('/a')).toBeUndefined()
})

test('a render that finds the database away serves what is kept', async () => {
  await keep('/a')
  clock += 60_000
  change(1, ['site'])
  const got = cache.get('/a')
  last().fail(databaseAway())
  expect(await got).toMatchObject({ from: 'stale' })
})

test('what ends is gone in the moment it ends, without any change', async () => {
  await keep('/a', { validUntil: clock + 1000 })
  clock += 999
  expect(cache.fresh('/a')).toBeDefined()
  clock += 1
  expect(cache.fresh('/a')).toBeUndefined()
})

/** So many readers of a kept page, within a second. */
const read = (key: string, times: number) => {
  for (let time = 0; time < times; time += 1) cache.fresh(key)
}

test('pages that many ask for are rendered anew ahead of them, one at a time; others wait to be asked for', async () => {
  for (const key of ['/cold', '/hot', '/hotter']) await keep(key)
  read('/cold', 2)
  for (const key of ['/hot', '/hotter']) read(key, 3)
  const before = renders.length
  change(1, ['site'])
  expect(renders.slice(before).map(({ key }) => key)).toEqual(['/hot'])
  last().finish()
  await settle()
  expect(renders.slice(before).map(({ key }) => key)).toEqual(['/hot', '/hotter'])
})

test('a page is not hot for having been rendered ahead, nor for readers of long ago', async () => {
  await keep('/a')
  read('/a', 10)
  change(1, ['site'])
  last().finish()
  await settle()
  expect(renders).toHaveLength(2)
  change(2, ['site'])
  expect(renders).toHaveLength(2)
  await keep('/b')
  read('/b', 10)
  clock += 60_000
  change(3, ['site'])
  expect(renders).toHaveLength(3)
})

test('the change of everything leaves nothing, not even for an outage', async () => {
  await keep('/a')
  change(1, ['all'])
  cache.setDatabaseAway(true)
  await expect(cache.get('/a')).rejects.toMatchObject({ code: 'database-away' })
})

test('a render under way when everything changed is done again', async () => {
  const got = cache.get('/a')
  cache.clear(9)
  last().finish(body('old'))
  await settle()
  last().finish(body('new'))
  expect((await got).page).toMatchObject({ edition: 9, body: Buffer.from('new') })
})

test('what is kept is bounded in bytes, and a flood of addresses that are none drives out no page', async () => {
  await keep('/page', { body: Buffer.alloc(50_000) })
  for (let number = 0; number < 2000; number += 1) {
    await keep(`/none/${number}`, { status: 404, body: Buffer.alloc(5000), tags: [`slug:${number}`] })
  }
  expect(cache.fresh('/page')).toBeDefined()
  expect(cache.stats().bytes).toBeLessThanOrEqual(1_000_000)
  expect(cache.stats().missing).toBeLessThan(10)
})

test('the length of addresses and of tags counts too', async () => {
  for (let number = 0; number < 20; number += 1) {
    await keep(`/none/${number}/${'x'.repeat(15_000)}`, { status: 404, tags: ['site'] })
  }
  // A twentieth of a million bytes has room for three of them.
  expect(cache.stats().missing).toBe(3)
  const before = cache.stats().bytes
  await keep('/a', { tags: ['t'.repeat(5000), 'u'.repeat(5000)] })
  expect(cache.stats().bytes - before).toBeGreaterThan(10_000)
})

test('an address that is kept does not keep the query that it came with', async () => {
  const before = heapInUse()
  for (let number = 0; number < 50; number += 1) {
    const path = `/technology/a-story-${number}`
    await keep(`${path}?`.padEnd(1_000_000, 'q').slice(0, path.length))
  }
  renders = []
  expect(cache.stats().entries).toBe(50)
  expect(heapInUse() - before).toBeLessThan(10_000_000)
})

/** In bytes, of what is still reachable. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return process.memoryUsage().heapUsed
}

test('a page larger than all that may be kept is given to who asked, and nothing of it stays', async () => {
  const got = cache.get('/large')
  last().finish({ body: Buffer.alloc(2_000_000) })
  expect(await got).toMatchObject({ from: 'passed', page: { status: 200 } })
  expect(cache.stats()).toEqual({ entries: 0, missing: 0, bytes: 0, tags: 0, rendering: 0 })
  await keep('/small', { tags: ['site'] })
  expect(cache.stats()).toMatchObject({ entries: 1, tags: 1 })
})

test('where nothing may be kept, nothing is', async () => {
  cache = createPageCache({ render, maxBytes: 0 })
  await keep('/a')
  await keep('/none', { status: 404 })
  expect(cache.stats()).toEqual({ entries: 0, missing: 0, bytes: 0, tags: 0, rendering: 0 })
})

test('who waited for a render hears whether its page was kept', async () => {
  const waiting = [cache.get('/a'), cache.get('/a')]
  last().finish()
  expect((await Promise.all(waiting)).map(({ from }) => from)).toEqual(['miss', 'miss'])
  const refused = cache.get('/b')
  last().finish({ status: 403 })
  expect(await refused).toMatchObject({ from: 'passed' })
})
