import { createHash } from 'node:crypto'
import type { Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import { bodyOf, make, makePage, makePicture, makeStory, ownerSql } from '../collections/testing/stock.ts'
import { createPageCache, type Page } from '../delivery/page-cache.ts'
import { runInScope } from '../delivery/render-scope.ts'
import type { Block, InternalLink, LinkedKind } from '../edition/body.ts'
import { AppError } from '../lib/errors.ts'
import { payloadPool } from '../lib/payload-pool.ts'
import type { Sql } from '../lib/sql.ts'
import { testPayload } from '../lib/testing/test-payload.ts'
import { transactOn } from '../lib/transact.ts'
import { mergeTag, undoMerge } from '../newsroom/tags/merge-tag.ts'
import { dayFrom, monthFrom } from '../reading/archive-dates.ts'
import { readArchiveDay } from '../reading/archive-day.ts'
import { readArchive } from '../reading/archive-index.ts'
import { readArchiveMonth } from '../reading/archive-month.ts'
import { readAuthorPage } from '../reading/author-page.ts'
import { readNewest, readNewsStories } from '../reading/feed-stories.ts'
import { readFront } from '../reading/front.ts'
import { readFurniture } from '../reading/furniture.ts'
import { pageNumber } from '../reading/listing.ts'
import { readRedirect } from '../reading/redirect.ts'
import { readSectionPage } from '../reading/section-page.ts'
import { readSitemapPart, readSitemapParts, TAG_FILES } from '../reading/sitemap-parts.ts'
import { readStaticPage } from '../reading/static-page.ts'
import { readStoryPage } from '../reading/story-page.ts'
import { readTagFeed, readTagPage } from '../reading/tag-page.ts'
import { relateStory } from '../related/relate-story.ts'
import type { Change } from './follow-changes.ts'

/*
 * The oracle: whatever editors do, every page that is kept equals one that is read anew. It does not ask the code under test
 * which pages a change concerns. Pages here are the views that pages are made of; benchmarks/ does the same over HTTP.
 */

let payload: Payload
let sql: Sql

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
})

/** What a page shows, as its route reads it. */
async function readPage(path: string): Promise<{ furniture: unknown; found: unknown }> {
  const { today: _, dayEndsInMs: __, ...furniture } = await readFurniture()
  const [first = '', second, third, fourth] = path.slice(1).split('/')
  const number = (text: string | undefined) => (text === undefined ? undefined : pageNumber(text))
  const view = async () => {
    if (path === '/') return readFront()
    if (path === '/rss.xml') return readNewest()
    if (path === '/news-sitemap.xml') return readNewsStories()
    if (path === '/sitemap.xml') return readSitemapParts()
    if (first.startsWith('sitemap-')) return readSitemapPart(first.slice('sitemap-'.length, -'.xml'.length))
    if (first === 'archive') return readCalendar(path)
    if (first === 'tags' && third === 'rss.xml') return readTagFeed(second ?? '')
    if (first === 'tags') return readTagPage(second ?? '', number(fourth))
    if (first === 'authors') return readAuthorPage(second ?? '', number(fourth))
    if (second === 'page') return readSectionPage(first, number(third))
    if (second) return readStoryPage(first, second)
    return (await readSectionPage(first)) ?? (await readStaticPage(first))
  }
  const found = await view()
  return { furniture, found: found ?? { redirect: await readRedirect(path) } }
}

function readCalendar(path: string): Promise<unknown> {
  const [year, month = '', day, , number] = path.slice('/archive/'.length).split('/')
  if (!year) return readArchive()
  if (!day) return readArchiveMonth(monthFrom({ year, month }) ?? '')
  return readArchiveDay(dayFrom({ year, month, day }) ?? '', number === undefined ? undefined : pageNumber(number))
}

async function render(path: string, edition = 0): Promise<Page> {
  const { scope, result } = await runInScope(path, () => readPage(path), edition)
  const body = Buffer.from(JSON.stringify(result))
  return {
    ...{ status: 200, type: 'application/json', body, etag: createHash('sha256').update(body).digest('hex') },
    ...{ tags: [...scope.tags], edition: 0, validUntil: scope.validUntil, statements: 0, encoded: {} },
    location: scope.redirect?.location ?? movedTo(result),
  }
}

/** As the story's route takes it. */
function movedTo({ found }: { found: unknown }): string | undefined {
  return found && typeof found === 'object' && 'movedTo' in found ? String(found.movedTo) : undefined
}

/** The same numbers for the same seed. */
function randomOf(seed: number) {
  let state = seed
  const next = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
  const pick = <Item>(items: Item[]): Item => items[Math.floor(next() * items.length)] as Item
  const some = <Item>(items: Item[], most: number) => items.filter(() => next() < most / items.length)
  return { next, pick, some }
}

type Ids = Record<'articles' | 'authors' | 'tags' | 'sections' | 'pages' | 'media' | 'redirects', string[]>

/** Works on a paper of its own for as many steps; resolves to the first difference, or nothing. */
async function work({
  seed,
  steps,
  prefix,
}: {
  seed: number
  steps: number
  prefix: string
}): Promise<string | undefined> {
  const { next, pick, some } = randomOf(seed)
  const ids: Ids = { articles: [], authors: [], tags: [], sections: [], pages: [], media: [], redirects: [] }
  const trashed = new Set<string>()
  let number = 0
  const name = (what: string) => {
    number += 1
    return `${prefix} ${what} ${number}`
  }
  const add = async (collection: keyof Ids, doc: Promise<{ id: string }>) => {
    const { id } = await doc
    ids[collection].push(id)
    return id
  }
  for (let count = 0; count < 3; count += 1) {
    await add('sections', make(payload, 'sections', { name: name('section') }))
    await add('authors', make(payload, 'authors', { name: name('author') }))
    await add('tags', make(payload, 'tags', { name: name('tag') }))
  }
  await add('media', makePicture(payload, { alt: name('picture') }, '#112233'))

  const update = (collection: Exclude<keyof Ids, 'redirects'>, id: string, data: object) =>
    payload.update({ collection, id, data: data as never, depth: 0, trash: true })
  const story = (): object => ({
    headline: name('story'),
    section: pick(ids.sections),
    tags: some(ids.tags, 2),
    authors: some(ids.authors, 1),
    leadImage: next() < 0.3 ? pick(ids.media) : null,
    body: linking(),
  })
  // What is in the trash cannot be linked to.
  const linkable = () => ids.articles.filter((id) => !trashed.has(id))
  const linking = () => {
    const text: Block = { type: 'paragraph', children: [{ type: 'text', text: name('text') }] }
    const stories = linkable()
    if (stories.length === 0) return bodyOf(text)
    const [linked, shown, tag] = [pick(stories), pick(stories), pick(ids.tags)]
    const link = (id: string, relationTo: LinkedKind): InternalLink => ({
      type: 'internalLink',
      to: relationTo,
      id,
      children: [{ type: 'text', text: 'there' }],
    })
    return bodyOf(
      text,
      { type: 'paragraph', children: [link(linked, 'articles'), link(tag, 'tags')] },
      {
        type: 'relatedStory',
        storyId: shown,
      },
    )
  }
  const someStory = () => pick(ids.articles)
  const live = (id: string, data: object) => {
    return update('articles', id, { ...data, _status: 'published' })
  }

  const transact = transactOn(payloadPool(payload))
  const by = { id: ids.tags[0] ?? '', name: 'Mira' }
  const merge = (tagId: string, intoId: string) => transact((inside) => mergeTag(inside, { tagId, intoId, by }))
  const undo = (tagId: string) => transact((inside) => undoMerge(inside, { tagId, by }))

  const actions: (() => Promise<unknown>)[] = [
    () => add('articles', makeStory(payload, story() as never)),
    () => add('articles', makeStory(payload, story() as never)),
    () => live(someStory(), { headline: name('headline') }),
    () => live(someStory(), { body: linking() }),
    () => live(someStory(), { slug: name('slug').replaceAll(' ', '-').toLowerCase() }),
    () => live(someStory(), { section: pick(ids.sections) }),
    () => live(someStory(), { tags: some(ids.tags, 2) }),
    () => live(someStory(), { authors: some(ids.authors, 2) }),
    () => live(someStory(), { publishedAt: new Date(Date.now() - next() * 90 * 86_400_000).toISOString() }),
    () => update('articles', someStory(), { _status: 'draft' }),
    async () => {
      // Nothing more than one: whoever edits a story that links into the trash is told so.
      if (trashed.size > 0) return
      const id = ids.articles.at(-1) ?? ''
      trashed.add(id)
      await update('articles', id, { deletedAt: new Date().toISOString() })
    },
    async () => {
      for (const id of trashed) await live(id, { deletedAt: null })
      trashed.clear()
    },
    () => relateStory({ sql, transact }, someStory()),
    () => relateStory({ sql, transact }, someStory()),
    () => update('tags', pick(ids.tags), { name: name('tag') }),
    () => update('tags', pick(ids.tags), { slug: name('tag').replaceAll(' ', '-').toLowerCase() }),
    () => merge(pick(ids.tags), pick(ids.tags)),
    () => merge(pick(ids.tags), pick(ids.tags)),
    () => undo(pick(ids.tags)),
    () => update('authors', pick(ids.authors), { name: name('author') }),
    () => update('sections', pick(ids.sections), { name: name('section'), position: Math.floor(next() * 5) }),
    () => update('media', pick(ids.media), { alt: name('alt') }),
    () => add('tags', make(payload, 'tags', { name: name('tag') })),
    () => add('pages', makePage(payload, { title: name('page'), body: linking() } as never)),
    () => add('redirects', make(payload, 'redirects', { from: `/gone/${number}`, to: '/' })),
    () => payload.updateGlobal({ slug: 'settings', data: { tagline: name('tagline') } }),
    () =>
      payload.updateGlobal({ slug: 'settings', data: { timeZone: pick(['UTC', 'Asia/Kolkata', 'America/New_York']) } }),
  ]

  const changes = changesFromNow(await newestChange())
  let held: Promise<void> = Promise.resolve()
  const cache = createPageCache({
    async render(path, edition) {
      const page = await render(path, edition)
      // Some are held open across what happens next.
      await held
      return page
    },
    maxBytes: 100_000_000,
  })
  cache.clear(await newestChange())

  for (let step = 0; step < steps; step += 1) {
    const paths = [...new Set(await knownPaths())]
    if (step % 3 === 0) {
      const difference = await differenceIn(cache, paths)
      if (difference) return `${difference} at step ${step}`
      await Promise.all(paths.map((path) => cache.get(path)))
    }

    const { promise, resolve: release } = Promise.withResolvers<void>()
    const isHeld = next() < 0.5
    if (isHeld) held = promise
    const waiting = isHeld ? some(paths, 8).map((path) => cache.get(path)) : []
    // Let what was begun read the edition of before.
    if (isHeld) await new Promise((resolve) => setTimeout(resolve, 15))
    await pick(ids.articles.length < 6 ? actions.slice(0, 1) : actions)().catch(unlessRefused)
    const isToldFirst = next() < 0.5
    if (!isToldFirst) release()
    if (!isToldFirst) await Promise.all(waiting)
    for (const change of await changes()) cache.apply(change)
    release()
    held = Promise.resolve()
    await Promise.all(waiting)
  }
  return differenceIn(cache, await knownPaths())
}

/** Chance may link to what is in the trash, give a slug that is taken, or merge what is merged. */
function unlessRefused(error: unknown): void {
  if (error instanceof AppError && error.code === 'tag-refused') return
  if (!(error instanceof Error) || error.name !== 'ValidationError') throw error
}

async function differenceIn(cache: ReturnType<typeof createPageCache>, paths: string[]): Promise<string | undefined> {
  for (const path of paths) {
    const kept = cache.fresh(path)
    if (!kept) continue
    const anew = await render(path)
    if (anew.etag !== kept.etag) return `${path} is kept as ${kept.body} and is ${anew.body}`
  }
  return undefined
}

async function newestChange(): Promise<number> {
  const [row] = await sql<{ id: number | null }>`select max(id)::int as id from edition.changes`
  return row?.id ?? 0
}

function changesFromNow(start: number): () => Promise<Change[]> {
  let position = start
  return async () => {
    const rows =
      await sql<Change>`select id::int as id, tags, gone from edition.changes where id > ${position} order by id limit 500`
    position = rows.at(-1)?.id ?? position
    return rows
  }
}

/** Every address that there is, was, or might be: also of what is not live. */
async function knownPaths(): Promise<string[]> {
  const rows = await sql<{ path: string }>`
    select '/' || section.slug || '/' || story.slug as path
      from articles as story join sections as section on section.id = story.section_id where story.slug is not null
    union select '/anywhere/' || slug from edition.former_slugs
    union select '/' || slug from sections union select '/' || slug from pages where slug is not null
    union select '/tags/' || slug from edition.former_tag_slugs
    union select '/tags/' || slug || rest from tags cross join (values (''), ('/rss.xml'), ('/page/1')) as part (rest)
    union select '/authors/' || slug from authors
    union select '/' || slug || '/page/1' from sections
    union select "from" from redirects
    order by path limit 2000`
  const months = [0, 1, 2].map((ago) => new Date(Date.now() - ago * 30 * 86_400_000).toISOString().slice(0, 7))
  const days = await sql<{ day: string }>`
    select distinct to_char(day, 'YYYY/MM/DD') as day
    from articles cross join generate_series(published_at - interval '1 day', published_at + interval '1 day', interval '1 day') as day
    where published_at is not null order by 1 limit 2000`
  return [
    ...rows.map((row) => row.path),
    ...['/archive', ...new Set(days.flatMap(({ day }) => [`/archive/${day.slice(0, 7)}`, `/archive/${day}`]))],
    ...days.map(({ day }) => `/archive/${day}/page/1`),
    ...['/', '/rss.xml', '/news-sitemap.xml', '/sitemap.xml', '/sitemap-pages.xml', '/gone/7', '/tags/none'],
    ...TAG_FILES.map((file) => `/sitemap-tags-${file}.xml`),
    ...months.flatMap((month) => [1, 2, 3].map((third) => `/sitemap-${month}-${third}.xml`)),
  ]
}

test.each([11, 22])(
  'whatever editors do, what is kept equals what is read anew (seed %i)',
  { timeout: 300_000 },
  async (seed) => {
    expect(await work({ seed, steps: 90, prefix: `run ${seed}` })).toBeUndefined()
  },
)

test('a former address that was asked for while its story was unpublished leads to it again when it returns', async () => {
  const section = await make<{ id: string }>(payload, 'sections', { name: 'Returns' })
  const { id } = await makeStory(payload, { headline: 'Back again', slug: 'first-slug', section: section.id })
  const update = (data: object) => payload.update({ collection: 'articles', id, data: data as never, depth: 0 })
  for (const slug of ['second-slug', 'third-slug']) await update({ slug, _status: 'published' })
  await update({ _status: 'draft' })
  const changes = changesFromNow(await newestChange())
  const cache = createPageCache({ render, maxBytes: 1_000_000 })
  const paths = ['/returns/first-slug', '/anywhere/second-slug', '/returns/third-slug']
  for (const path of paths) await cache.get(path)
  await update({ _status: 'published' })
  for (const change of await changes()) cache.apply(change)
  expect(await differenceIn(cache, paths)).toBeUndefined()
})

// Without what one table's triggers note, the oracle must find a page that is out of date: else it would find nothing.
test.each(['stories', 'authors', 'tags', 'related', 'media', 'lists', 'days', 'tag_lists'])(
  'a tag that is not noted is found out: %s',
  { timeout: 300_000 },
  async (table) => {
    await sql([`alter table edition.${table} disable trigger note, disable trigger note_update`] as never)
    try {
      const seeds = [1, 2, 3]
      let found: string | undefined
      for (const seed of seeds) found ??= await work({ seed, steps: 60, prefix: `${table.replace('_', ' ')} ${seed}` })
      expect(found).toBeDefined()
    } finally {
      await sql([`alter table edition.${table} enable trigger note, enable trigger note_update`] as never)
    }
  },
)
