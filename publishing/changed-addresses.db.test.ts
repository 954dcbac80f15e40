import type { Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import {
  bodyOf,
  make,
  makeFront,
  makePage,
  makeStock,
  makeStory,
  ownerSql,
  type Stock,
} from '../collections/testing/stock.ts'
import { markMoved, runInScope } from '../delivery/render-scope.ts'
import { payloadPool } from '../lib/payload-pool.ts'
import type { Sql } from '../lib/sql.ts'
import { testPayload } from '../lib/testing/test-payload.ts'
import { transactOn } from '../lib/transact.ts'
import { mergeTag } from '../newsroom/tags/merge-tag.ts'
import type { Article, Section, Tag } from '../payload-types.ts'
import { readAuthorPage } from '../reading/author-page.ts'
import { readNewest, readNewsStories } from '../reading/feed-stories.ts'
import { readFront } from '../reading/front.ts'
import { readRedirect } from '../reading/redirect.ts'
import { readSectionPage } from '../reading/section-page.ts'
import { readSitemapPart, readSitemapParts } from '../reading/sitemap-parts.ts'
import { readStaticPage } from '../reading/static-page.ts'
import { readStoryPage } from '../reading/story-page.ts'
import { readTagPage } from '../reading/tag-page.ts'
import { relateStory } from '../related/relate-story.ts'
import { changedAddresses } from './changed-addresses.ts'

let payload: Payload
let sql: Sql
let stock: Stock

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  stock = await makeStock(payload)
  // So that every list is there, and a first story is none of the news.
  for (const section of [stock.local, stock.sport]) {
    await makeStory(payload, {
      headline: `First in ${section.name}`,
      section: section.id,
      tags: [stock.trams.id, stock.rivers.id],
      authors: [stock.asha.id, stock.desk.id],
    })
  }
})

/**
 * What a person's work on a story changes for readers. Each of these pages must carry a tag of the change: one that does not is
 * kept as it is, and would be waited for in vain.
 */
async function changedBy(storyId: string | undefined, work: () => Promise<Article>): Promise<string[]> {
  const [before] = await sql<{ id: string | null }>`select max(id) as id from edition.changes`
  const story = await work()
  const changes = await sql<{ tags: string[] }>`select tags from edition.changes where id > ${before?.id ?? 0}`
  expect(changes).toHaveLength(1)
  const tags = changes[0]?.tags ?? []
  const addresses = await changedAddresses(sql, { tags, storyId: storyId ?? story.id })
  for (const address of addresses) {
    const { scope } = await runInScope(address, () => readAt(address))
    const carries = scope.redirect !== undefined || tags.some((tag) => scope.tags.has(tag))
    expect(carries, `${address} carries ${[...scope.tags].join(' ')}, and none of ${tags.join(' ')}`).toBe(true)
  }
  return addresses
}

/** Reads what the page at an address reads. */
async function readAt(address: string): Promise<unknown> {
  const [first = '', second = '', third, fourth] = address.slice(1).split('/')
  const page = third === 'page' ? Number(fourth) : undefined
  if (address === '/') return readFront()
  if (address === '/rss.xml') return readNewest()
  if (address === '/news-sitemap.xml') return readNewsStories()
  if (address === '/sitemap.xml') return readSitemapParts()
  if (first.startsWith('sitemap-')) return readSitemapPart(first.slice('sitemap-'.length, -'.xml'.length))
  if (first === 'tags') return readTagPage(second, page)
  if (first === 'authors') return readAuthorPage(second, page)
  if (second === 'page') return readSectionPage(first, Number(third))
  if (second === '' || second === 'rss.xml') return (await readSectionPage(first)) ?? readStaticPage(first)
  const story = await readStoryPage(first, second)
  if (story && 'movedTo' in story) return markMoved(story.movedTo)
  return story ?? readRedirect(address)
}

const update = (id: string, data: object) =>
  payload.update({ collection: 'articles', id, data: { _status: 'published', ...data } as never, depth: 0 })
const make1 = (data: Partial<Article> = {}) =>
  makeStory(payload, { headline: 'Rain', section: stock.sport.id, publishedAt: '2026-03-05T10:00:00Z', ...data })

const withFeed = (...heads: string[]) => heads.flatMap((href) => [href, `${href}/rss.xml`])
const FRONT = ['/', '/rss.xml']
const thirdsOf = (month: string) => [1, 2, 3].map((third) => `/sitemap-${month}-${third}.xml`)
const ARCHIVE = ['/news-sitemap.xml', '/sitemap.xml', ...thirdsOf('2026-03')]

test('a publish: the story, the front, its lists up to the topmost section, feeds, sitemaps and a neighbour', async () => {
  const addresses = await changedBy(undefined, () =>
    make1({ slug: 'rain', section: stock.local.id, tags: [stock.trams.id], authors: [stock.asha.id] }),
  )
  expect(addresses[0]).toBe('/local/rain')
  expect(addresses.toSorted()).toEqual(
    [
      '/local/rain',
      ...FRONT,
      ...withFeed('/local', '/news', '/tags/trams', '/authors/asha-rao'),
      ...ARCHIVE,
      '/local/first-in-local',
    ].sort(),
  )
})

test('a typing mistake in the text is on the story’s own page', async () => {
  const { id } = await make1({ slug: 'mistake' })
  expect(await changedBy(id, () => update(id, { body: bodyOf('Corrected.') }))).toEqual(['/sport/mistake'])
})

test('a headline is wherever the story’s card is, though no list has changed', async () => {
  const { id } = await make1({ slug: 'card', tags: [stock.rivers.id] })
  const addresses = await changedBy(id, () => update(id, { headline: 'A better one' }))
  expect(addresses).toEqual(
    expect.arrayContaining(['/sport/card', ...FRONT, ...withFeed('/sport', '/tags/rivers'), ...ARCHIVE]),
  )
  expect(addresses).not.toContain('/tags/trams')
  expect(addresses).not.toContain('/local')
})

test('a new slug: the address of before and that of now', async () => {
  const { id } = await make1({ slug: 'old-name' })
  const addresses = await changedBy(id, () => update(id, { slug: 'new-name' }))
  expect(addresses[0]).toBe('/sport/new-name')
  expect(addresses).toContain('/sport/old-name')
})

test('a move: the address and lists of both sections, and the front that has their strips', async () => {
  const { id } = await make1({ slug: 'moves' })
  const addresses = await changedBy(id, () => update(id, { section: stock.local.id }))
  expect(addresses).toEqual(
    expect.arrayContaining(['/local/moves', '/sport/moves', '/', ...withFeed('/sport', '/local', '/news')]),
  )
})

test('tags: the one that the story has lost and the one that it has got', async () => {
  const { id } = await make1({ slug: 'tagged', tags: [stock.trams.id] })
  const addresses = await changedBy(id, () => update(id, { tags: [stock.rivers.id] }))
  expect(addresses.toSorted()).toEqual(['/sport/tagged', ...withFeed('/tags/rivers', '/tags/trams')].sort())
})

test('a merged tag: the page and the feed of the one that stands for it, and nothing under its own name', async () => {
  const transact = transactOn(payloadPool(payload))
  const [one, two] = [
    await make<Tag>(payload, 'tags', { name: 'Sealink' }),
    await make<Tag>(payload, 'tags', { name: 'Sea Link' }),
  ]
  await makeStory(payload, { section: stock.sport.id, tags: [two.id] })
  await transact((inside) => mergeTag(inside, { tagId: one.id, intoId: two.id, by: { id: one.id, name: 'Mira' } }))
  const addresses = await changedBy(undefined, () => makeStory(payload, { section: stock.sport.id, tags: [one.id] }))
  expect(addresses.filter((address) => address.startsWith('/tags/'))).toEqual([
    '/tags/sea-link',
    '/tags/sea-link/rss.xml',
  ])
})

test('the first story of a tag gives it an address', async () => {
  const tag = await make<Tag>(payload, 'tags', { name: 'Fog' })
  const addresses = await changedBy(undefined, () => make1({ tags: [tag.id] }))
  expect(addresses).toEqual(
    expect.arrayContaining([
      ...withFeed('/tags/fog'),
      '/sitemap-pages.xml',
      '/sitemap-tags-1.xml',
      '/sitemap-tags-4.xml',
    ]),
  )
})

test('an unpublish: its address, which is none now, and whatever had its card', async () => {
  const { id } = await make1({ slug: 'goes', tags: [stock.trams.id], authors: [stock.asha.id] })
  const addresses = await changedBy(id, () => update(id, { _status: 'draft' }))
  expect(addresses).toEqual(
    expect.arrayContaining([
      '/sport/goes',
      ...FRONT,
      ...withFeed('/sport', '/tags/trams', '/authors/asha-rao'),
      ...ARCHIVE,
    ]),
  )
})

test('pages that name it: a story and a static page that link to it, one that embeds it, one that it is related to', async () => {
  const { id } = await make1({ slug: 'named', section: stock.local.id, tags: [stock.rivers.id] })
  const link = bodyOf({
    type: 'paragraph',
    children: [{ type: 'internalLink', to: 'articles', id, children: [{ type: 'text', text: 'earlier' }] }],
  })
  const elsewhere = await make<Section>(payload, 'sections', { name: 'Elsewhere' })
  const other = (slug: string, data: Partial<Article>) => make1({ slug, section: elsewhere.id, ...data })
  await other('links', { body: link })
  await other('embeds', { body: bodyOf({ type: 'relatedStory', storyId: id }) })
  const related = await other('related', { tags: [stock.rivers.id] })
  for (const story of [id, related.id]) await relateStory({ sql, transact: transactOn(payloadPool(payload)) }, story)
  await other('has-nothing-to-do-with-it', {})
  await makePage(payload, { title: 'About', slug: 'about', body: link })
  const addresses = await changedBy(id, () => update(id, { headline: 'Named anew' }))
  expect(addresses).toEqual(
    expect.arrayContaining(['/elsewhere/links', '/elsewhere/embeds', '/elsewhere/related', '/about']),
  )
  expect(addresses).not.toContain('/elsewhere/has-nothing-to-do-with-it')
  const inText = await changedBy(id, () => update(id, { body: bodyOf('Only here.') }))
  expect(inText).toEqual(['/local/named'])
})

test('a composed front: where it shows the story or is filled from a list that has changed, and not elsewhere', async () => {
  const quiet = await make<Section>(payload, 'sections', { name: 'Quiet' })
  const shown = await make1({ slug: 'shown', section: quiet.id })
  const unseen = await make1({ slug: 'unseen', section: quiet.id })
  const front = await makeFront(payload, { slots: [{ kind: 'list', count: 1, items: [{ story: shown.id }] }] })
  const onSport = await makeFront(payload, {
    section: stock.sport.id,
    slots: [{ kind: 'list', count: 1, fill: 'section', section: quiet.id, items: [{ story: shown.id }] }],
  })
  const headline = (id: string) => changedBy(id, () => update(id, { headline: `Headline of ${id}` }))
  expect(await headline(shown.id)).toEqual(expect.arrayContaining(['/', '/sport', '/quiet', '/rss.xml']))
  const ofUnseen = await headline(unseen.id)
  expect(ofUnseen).toContain('/quiet')
  expect(ofUnseen).not.toContain('/sport')
  for (const { id } of [front, onSport]) await payload.delete({ collection: 'fronts', id })
})

test('an old story is on its closed pages, and no more on heads, front and feeds', async () => {
  const section = await make<Section>(payload, 'sections', { name: 'Long' })
  const old = await make1({ slug: 'old', section: section.id, publishedAt: '2020-01-05T10:00:00Z' })
  for (let number = 2; number <= 43; number += 1) await make1({ slug: `long-${number}`, section: section.id })
  const addresses = await changedBy(old.id, () => update(old.id, { headline: 'Old, with a new headline' }))
  expect(addresses.toSorted()).toEqual(
    ['/long/old', '/long/page/1', '/news-sitemap.xml', '/sitemap.xml', ...thirdsOf('2020-01')].sort(),
  )
  const away = await changedBy(old.id, () => update(old.id, { _status: 'draft' }))
  expect(away).toEqual(expect.arrayContaining(['/long/old', '/long', '/long/page/1', '/']))
  // What has moved to another section is found at its former place.
  await update(old.id, {})
  const moved = await changedBy(old.id, () => update(old.id, { section: stock.sport.id }))
  expect(moved).toEqual(expect.arrayContaining(['/long/page/1', '/long', '/sport/old', '/long/old']))
})

test('a headline in a long section: the stories that stand with it, while it is among the newest', async () => {
  const section = await make<Section>(payload, 'sections', { name: 'Busy' })
  const tags = [stock.trams.id]
  const stories: Article[] = []
  for (let number = 1; number <= 17; number += 1) {
    stories.push(await make1({ slug: `busy-${number}`, section: section.id, tags }))
  }
  for (const story of stories.slice(-3))
    await relateStory({ sql, transact: transactOn(payloadPool(payload)) }, story.id)
  const mates = async ({ id, slug }: Article) => {
    const addresses = await changedBy(id, () => update(id, { kicker: `New ${slug}` }))
    return addresses.filter((address) => /^\/busy\/busy-/.test(address) && !address.endsWith(`/${slug}`))
  }
  for (const story of stories.slice(-5)) expect((await mates(story)).length, story.slug ?? '').toBeGreaterThan(0)
  // Checked above for each page: older ones stand with nobody but those that they are related to.
  for (const story of stories.slice(0, -5)) await mates(story)
})

test('a headline in the middle of a long section: the stories twenty places before it, below which it stands', async () => {
  const section = await make<Section>(payload, 'sections', { name: 'Deep' })
  const stories: Article[] = []
  for (let number = 1; number <= 50; number += 1)
    stories.push(await make1({ slug: `deep-${number}`, section: section.id }))
  const matesOf = (addresses: string[], slug: string) =>
    addresses.filter((address) => address.startsWith('/deep/deep-') && address !== `/deep/${slug}`).toSorted()
  const { id = '' } = stories[24] ?? {}
  const named = await changedBy(id, () => update(id, { kicker: 'New' }))
  expect(matesOf(named, 'deep-25')).toEqual([5, 6, 7, 8, 9].map((number) => `/deep/deep-${number}`))
  const withdrawn = await changedBy(id, () => update(id, { _status: 'draft' }))
  expect(matesOf(withdrawn, 'deep-25')).toEqual([5, 6, 7, 8, 9].map((number) => `/deep/deep-${number}`))
  await update(id, {})
  const moved = await changedBy(id, () => update(id, { section: stock.sport.id }))
  expect(matesOf(moved, 'deep-25').length, 'whose place is among those that have changed').toBeGreaterThan(0)
})

test('a change of everything: the story and whatever shows it', async () => {
  const { id } = await make1({ slug: 'everything', tags: [stock.trams.id] })
  const addresses = await changedAddresses(sql, { tags: ['all'], storyId: id })
  expect(addresses).toEqual(
    expect.arrayContaining(['/sport/everything', ...FRONT, ...withFeed('/sport', '/tags/trams')]),
  )
})
