import { createHash } from 'node:crypto'
import type { Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import { mergeInto, unmerge } from '../collections/testing/merging.ts'
import { make, makeStory, ownerSql } from '../collections/testing/stock.ts'
import { createPageCache, type Page, type PageCache } from '../delivery/page-cache.ts'
import { runInScope } from '../delivery/render-scope.ts'
import type { Sql } from '../lib/sql.ts'
import { testPayload } from '../lib/testing/test-payload.ts'
import type { Article, Author, Section, Tag } from '../payload-types.ts'
import { pageNumber } from '../reading/listing.ts'
import { readTagPage } from '../reading/tag-page.ts'
import type { Change } from './follow-changes.ts'

/*
 * What a tag's page says of other tags and of authors, against what is read anew: `freshness.db.test.ts` finds by chance what is
 * forgotten, this says each change by name.
 */

let payload: Payload
let sql: Sql
let section: Section

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  section = await make<Section>(payload, 'sections', { name: 'News' })
})

async function render(path: string, edition = 0): Promise<Page> {
  const [, , slug = '', , number] = path.split('/')
  const read = () => readTagPage(slug, number === undefined ? undefined : pageNumber(number))
  const { scope, result } = await runInScope(path, read, edition)
  const body = Buffer.from(JSON.stringify(result ?? null))
  return {
    ...{ status: 200, type: 'application/json', body, etag: createHash('sha256').update(body).digest('hex') },
    ...{
      tags: [...scope.tags],
      edition: 0,
      validUntil: scope.validUntil,
      statements: 0,
      encoded: {},
      location: undefined,
    },
  }
}

/** Three tags, two authors, and stories: a and b stand together on three, a and c on two; Ann wrote them. */
async function scene(word: string) {
  const tag = (name: string) => make<Tag>(payload, 'tags', { name: `${word} ${name}` })
  const author = (name: string) => make<Author>(payload, 'authors', { name: `${word} ${name}` })
  const [a, b, c, ann, bert] = [
    await tag('a'),
    await tag('b'),
    await tag('c'),
    await author('Ann'),
    await author('Bert'),
  ]
  const story = (tags: Tag[], authors: Author[] = [ann]) =>
    makeStory(payload, {
      section: section.id,
      tags: tags.map(({ id }) => id),
      authors: authors.map(({ id }) => id),
    })
  const stories = [await story([a, b]), await story([a, b]), await story([a, b, c]), await story([a, c])]
  const path = `/tags/${a.slug}`
  return { a, b, c, ann, bert, story, first: stories[0] as Article, path }
}
type Scene = Awaited<ReturnType<typeof scene>>

const live = (id: string, data: Partial<Article>) =>
  payload.update({ collection: 'articles', id, data: { ...data, _status: 'published' } as never, depth: 0 })
const update = (collection: 'tags' | 'authors', id: string, data: object) =>
  payload.update({ collection, id, data: data as never, depth: 0, overrideAccess: true })

/** A cache that has the page, told of every change since. */
async function keeping(path: string): Promise<{ cache: PageCache; hear: () => Promise<void> }> {
  const [row] = await sql<{ id: number }>`select coalesce(max(id), 0)::int as id from edition.changes`
  let position = row?.id ?? 0
  const cache = createPageCache({ render, maxBytes: 10_000_000 })
  cache.clear(position)
  await cache.get(path)
  const hear = async () => {
    const changes = await sql<Change>`
      select id::int as id, tags, gone from edition.changes where id > ${position} order by id limit 500`
    for (const change of changes) cache.apply(change)
    position = changes.at(-1)?.id ?? position
  }
  return { cache, hear }
}

/** What is kept after a change, unless it equals what is read anew. */
async function staleAfter(path: string, change: () => Promise<unknown>): Promise<string | undefined> {
  const before = await render(path)
  const { cache, hear } = await keeping(path)
  await change()
  const anew = await render(path)
  expect(anew.etag, 'the change shows').not.toBe(before.etag)
  await hear()
  const kept = cache.fresh(path)
  return kept && kept.etag !== anew.etag ? String(kept.body) : undefined
}

const CHANGES: Record<string, (scene: Scene) => Promise<unknown>> = {
  'a story that keeps the tag gets another': ({ first, a, b, c }) => live(first.id, { tags: [a.id, b.id, c.id] }),
  'a story that keeps the tag loses another': ({ first, a }) => live(first.id, { tags: [a.id] }),
  'a story’s byline grows': ({ first, ann, bert }) => live(first.id, { authors: [ann.id, bert.id] }),
  'a story loses its byline': ({ first }) => live(first.id, { authors: [] }),
  'tags and byline change at once': ({ first, a, c, bert }) =>
    live(first.id, { tags: [c.id, a.id], authors: [bert.id] }),
  'a story comes': ({ story, a, c, bert }) => story([c, a], [bert]),
  'a story goes': ({ first }) =>
    live(first.id, {}).then(() => payload.update({ collection: 'articles', id: first.id, data: { _status: 'draft' } })),
  'a tag that it shows is renamed': ({ b }) => update('tags', b.id, { name: 'Another name', slug: `other-${b.slug}` }),
  'an author is renamed': ({ ann }) => update('authors', ann.id, { name: 'Another Ann' }),
  'its kind is another': ({ a }) => update('tags', a.id, { kind: 'person' }),
  'a tag that it shows is merged into another': ({ b, c }) => mergeInto(payload, { tag: b, into: c }),
}

test.each(Object.entries(CHANGES))('the head of a tag’s page is not kept when %s', async (what, change) => {
  const given = await scene(what.replace(/\W/g, ' '))
  expect(await staleAfter(given.path, () => change(given))).toBeUndefined()
})

test('nor when a merge is undone, of a tag that it does not show then', async () => {
  const given = await scene('undo')
  await mergeInto(payload, { tag: given.b, into: given.c })
  expect(await staleAfter(given.path, () => unmerge(payload, given.b))).toBeUndefined()
})

test('without what the triggers note it would be', async () => {
  const given = await scene('forgotten')
  const triggers = (word: string) =>
    sql([
      `alter table edition.story_tags ${word} trigger note_company_of_new, ${word} trigger note_company_of_old`,
    ] as never)
  await triggers('disable')
  try {
    expect(await staleAfter(given.path, () => live(given.first.id, { tags: [given.a.id] }))).toBeDefined()
  } finally {
    await triggers('enable')
  }
})

test('the most frequent come first, with how often; what stands there once is no company', async () => {
  const { a, b, c, ann } = await scene('counts')
  const rare = await make<Tag>(payload, 'tags', { name: 'counts rare' })
  await makeStory(payload, { section: section.id, tags: [a.id, rare.id] })
  const view = await readTagPage(a.slug ?? '')
  expect(view?.company).toEqual({
    mostUsedWith: [
      { name: b.name, href: `/tags/${b.slug}`, stories: 3 },
      { name: c.name, href: `/tags/${c.slug}`, stories: 2 },
    ],
    coveredBy: [{ name: ann.name, href: `/authors/${ann.slug}`, stories: 4 }],
  })
})

test('a closed page says nothing of it, and stays as it is when other stories come or change their tags', {
  timeout: 90_000,
}, async () => {
  const { a, b, c, first, story, path } = await scene('closed')
  for (let count = 0; count < 40; count += 1) await story([a])
  const closed = `${path}/page/1`
  const { cache, hear } = await keeping(closed)
  const before = cache.fresh(closed)
  expect(String(before?.body)).not.toContain('company')
  await story([a, b])
  await live(first.id, { tags: [a.id, b.id, c.id] })
  await hear()
  expect(cache.fresh(closed)).toBe(before)
  expect((await render(closed)).etag).toBe(before?.etag)
})
