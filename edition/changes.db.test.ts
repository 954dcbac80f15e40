import type { Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import { make, makeStory } from '../collections/testing/stock.ts'
import { payloadPool } from '../lib/payload-pool.ts'
import { type Sql, sqlOn } from '../lib/sql.ts'
import { testPayload } from '../lib/testing/test-payload.ts'
import type { Article, Author, Section, Tag } from '../payload-types.ts'
import { rebuildEdition } from './rebuild.ts'

type Change = { id: string; tags: string[]; gone: string[] }

let payload: Payload
let sql: Sql
let news: Section
let sport: Section
let tag: Tag
let author: Author

const ALL_STORIES = '00000000-0000-0000-0000-000000000000'

beforeAll(async () => {
  payload = await testPayload()
  sql = sqlOn(payloadPool(payload))
  news = await make<Section>(payload, 'sections', { name: 'News' })
  sport = await make<Section>(payload, 'sections', { name: 'Sport' })
  tag = await make<Tag>(payload, 'tags', { name: 'Rivers' })
  author = await make<Author>(payload, 'authors', { name: 'Asha' })
  // So that every list is there.
  for (const section of [news, sport]) {
    await makeStory(payload, { headline: 'First', section: section.id, tags: [tag.id], authors: [author.id] })
  }
})

const make1 = (data: object = {}) =>
  makeStory(payload, { headline: 'A story', section: news.id, authors: [author.id], ...data })
const update = (id: string, data: object) =>
  payload.update({ collection: 'articles', id, data, depth: 0 }) as Promise<Article>

/** The changes that some work leaves in the log. */
async function changesOf(work: () => Promise<unknown>): Promise<Change[]> {
  const [before] = await sql<{ id: string | null }>`select max(id) as id from edition.changes`
  await work()
  return sql<Change>`select id, tags, gone from edition.changes where id > ${before?.id ?? 0} order by id limit 100`
}

test('a publish is one change: the story, its address, its lists, feeds and sitemaps', async () => {
  // Not the first of its day: that would concern the days beside it.
  await make1({ publishedAt: '2026-03-05T09:00:00Z' })
  let story: Article | undefined
  const changes = await changesOf(async () => {
    story = await make1({ headline: 'Rain', tags: [tag.id], publishedAt: '2026-03-05T10:00:00Z' })
  })
  expect(changes).toHaveLength(1)
  const lists = [news.id, tag.id, author.id, ALL_STORIES].flatMap((id) => [`list:${id}`, `list:${id}/1`])
  // The first story of a day also changes where the days beside it lead, whichever those are.
  const tags = (changes[0]?.tags ?? []).filter((name) => !/^days?:(?!2026-03)/.test(name))
  expect(tags).toEqual(
    [
      ...lists,
      ...['calendar', 'day:2026-03-05', 'day:2026-03-05/1', 'days:2026-03'],
      ...[`story:${story?.id}`, `doc:${story?.id}`, 'slug:rain', 'at:/news/rain', 'archive', 'month:2026-03'],
      `with:${tag.id}`,
    ].sort(),
  )
  expect(changes[0]?.gone).toEqual([])
})

test('a typing mistake in the body touches the story’s own page alone', async () => {
  const { id } = await make1()
  const changes = await changesOf(() => update(id, { seoTitle: 'Better', _status: 'published' }))
  expect(changes.map(({ tags }) => tags)).toEqual([[`story:${id}`]])
})

test('a new headline touches whatever shows the story', async () => {
  const { id } = await make1({ publishedAt: '2026-03-05T10:00:00Z' })
  const changes = await changesOf(() => update(id, { headline: 'A better one', _status: 'published' }))
  expect(changes.map(({ tags }) => tags)).toEqual([[`archive`, `doc:${id}`, 'month:2026-03', `story:${id}`]])
})

test('a publish that changes nothing, and a draft, are no changes', async () => {
  const { id } = await make1()
  expect(await changesOf(() => update(id, { _status: 'published' }))).toEqual([])
  expect(
    await changesOf(() =>
      payload.update({ collection: 'articles', id, data: { headline: 'Not yet' }, draft: true, depth: 0 }),
    ),
  ).toEqual([])
})

test('a new slug and a new section touch the addresses and lists of before and now', async () => {
  const { id } = await make1({ slug: 'old-name' })
  const [change] = await changesOf(() => update(id, { slug: 'new-name', section: sport.id, _status: 'published' }))
  expect(change?.tags).toEqual(
    expect.arrayContaining([
      ...['slug:old-name', 'slug:new-name', 'at:/news/old-name', 'at:/sport/new-name'],
      ...[`list:${news.id}`, `list:${sport.id}`, `story:${id}`, `doc:${id}`],
    ]),
  )
})

test('tags that a story loses and gains are touched, and its byline is part of its card', async () => {
  const [other, colleague] = [
    await make<Tag>(payload, 'tags', { name: 'Coasts' }),
    await make<Author>(payload, 'authors', { name: 'Ben' }),
  ]
  const { id } = await make1({ tags: [tag.id] })
  const [tags] = await changesOf(() => update(id, { tags: [other.id], _status: 'published' }))
  expect(tags?.tags).toEqual(expect.arrayContaining([`list:${tag.id}`, `list:${other.id}`, `story:${id}`]))
  expect(tags?.tags).not.toContain(`doc:${id}`)
  // With its first story a tag gets an address, but no place in the navigation of every page.
  expect(tags?.tags).toEqual(expect.arrayContaining([`doc:${other.id}`, 'directory']))
  expect(tags?.tags).not.toContain('sections')
  const [byline] = await changesOf(() => update(id, { authors: [colleague.id], _status: 'published' }))
  expect(byline?.tags).toEqual(expect.arrayContaining([`doc:${id}`, `list:${author.id}`, `list:${colleague.id}`]))
})

test('with its first story a section enters the navigation', async () => {
  const arts = await make<Section>(payload, 'sections', { name: 'Arts' })
  const [change] = await changesOf(() => make1({ section: arts.id }))
  expect(change?.tags).toEqual(expect.arrayContaining([`doc:${arts.id}`, 'directory', 'sections']))
})

test('what is unpublished is gone; its places are touched then and when it returns', async () => {
  const { id } = await make1({ slug: 'comes-and-goes' })
  const [away] = await changesOf(() => update(id, { _status: 'draft' }))
  expect(away?.gone).toEqual([`doc:${id}`, `story:${id}`])
  expect(away?.tags).toEqual(expect.arrayContaining([`list:${news.id}`, `list:${ALL_STORIES}`, 'slug:comes-and-goes']))
  const [back] = await changesOf(() => update(id, { _status: 'published' }))
  expect(back?.gone).toEqual([])
  expect(back?.tags).toEqual(expect.arrayContaining([`list:${news.id}`, `doc:${id}`, 'slug:comes-and-goes']))
})

test('names and settings are touched where they are shown', async () => {
  const name = { name: 'Rivers and lakes' }
  const [ofTag] = await changesOf(() => payload.update({ collection: 'tags', id: tag.id, data: name }))
  expect(ofTag?.tags).toEqual([`doc:${tag.id}`])
  const [ofSection] = await changesOf(() =>
    payload.update({ collection: 'sections', id: sport.id, data: { tint: 'blue' } }),
  )
  expect(ofSection?.tags).toEqual(expect.arrayContaining([`doc:${sport.id}`, 'sections']))
  const [ofSite] = await changesOf(() => payload.updateGlobal({ slug: 'settings', data: { tagline: 'All of it' } }))
  expect(ofSite?.tags).toEqual(['site'])
  const [redirect] = await changesOf(() => make(payload, 'redirects', { from: '/before', to: '/news' }))
  expect(redirect?.tags).toEqual(['at:/before'])
})

test('a page of a list that closes is touched, also while it is still only an address', async () => {
  const list = await make<Tag>(payload, 'tags', { name: 'Long' })
  let changes: Change[] = []
  for (let number = 1; number <= 40; number += 1) changes = await changesOf(() => make1({ tags: [list.id] }))
  expect(changes[0]?.tags).toEqual(
    expect.arrayContaining([`list:${list.id}`, `list:${list.id}/1`, `list:${list.id}/2`]),
  )
  const [after] = await changesOf(() => make1({ tags: [list.id] }))
  expect(after?.tags).not.toContain(`list:${list.id}/1`)
})

test('a rebuild is the change of everything', async () => {
  const changes = await changesOf(() => rebuildEdition(payload))
  expect(changes.map(({ tags }) => tags)).toEqual([['all']])
})

test('a transaction that is rolled back leaves no change, and what a savepoint took back is not in it', async () => {
  const client = await payloadPool(payload).connect()
  try {
    const note = (name: string) => client.query('select edition.note($1)', [`doc:${name}`])
    const undone = await changesOf(async () => {
      await client.query('begin')
      await note('never')
      await client.query('rollback')
    })
    expect(undone).toEqual([])
    const partly = await changesOf(async () => {
      await client.query('begin')
      await client.query('savepoint here')
      await note('taken back')
      await client.query('rollback to savepoint here')
      await note('kept')
      await client.query('commit')
    })
    expect(partly.map(({ tags }) => tags)).toEqual([['doc:kept']])
  } finally {
    client.release()
  }
})

test('ids become visible in their order, however the transactions began', async () => {
  const [early, late] = [await payloadPool(payload).connect(), await payloadPool(payload).connect()]
  try {
    await early.query(`begin; select edition.note('doc:early')`)
    await late.query(`begin; select edition.note('doc:late'); commit`)
    await early.query('commit')
    const rows = await sql<Change>`select tags from edition.changes order by id desc limit 2`
    expect(rows.map(({ tags }) => tags[0])).toEqual(['doc:early', 'doc:late'])
  } finally {
    early.release()
    late.release()
  }
})
