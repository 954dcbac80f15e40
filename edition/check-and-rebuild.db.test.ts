import type { Payload } from 'payload'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  make,
  makeFront,
  makePage,
  makePicture,
  makeStock,
  makeStory,
  ownerSql,
  type Stock,
} from '../collections/testing/stock.ts'
import { rawFragment, type Sql } from '../lib/sql.ts'
import { testPayload } from '../lib/testing/test-payload.ts'
import { transactionSql } from '../lib/transaction-sql.ts'
import { readPublishedChanges, showChange } from '../newsroom/changes/published-texts.ts'
import { mergeTag } from '../newsroom/tags/merge-tag.ts'
import { withdraw } from '../newsroom/withdrawal/withdrawal.ts'
import type { Article, Front, Page, Redirect, Tag } from '../payload-types.ts'
import { publicReader } from '../reading/reader.ts'
import { checkEdition } from './check.ts'
import type { Difference } from './difference.ts'
import { inEditionTransaction } from './in-edition-transaction.ts'
import { rebuildEdition } from './rebuild.ts'

const STRANGER = '01890000-0000-7000-8000-000000000001'
const ALL_STORIES = '00000000-0000-0000-0000-000000000000'

let payload: Payload
let sql: Sql
let stock: Stock
let story: Article
let page: Page
let front: Front
let redirect: Redirect
let withdrawn: Article
let several: Tag
let merged: Tag
let ofMerged: Article
let gone: Article
let change: string

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  expect(await checkEdition(payload)).toEqual([])
  stock = await makeStock(payload)
  story = await makeStory(payload, {
    headline: 'The tram is back',
    section: stock.local.id,
    authors: [stock.asha.id, stock.desk.id],
    tags: [stock.rivers.id, stock.trams.id],
    leadImage: stock.picture.id,
    standfirst: 'It rings again.',
    publishedAt: '2026-01-05T10:00:00Z',
    corrections: [{ severity: 'correction', wrong: 'It said Monday.', correct: 'It was Tuesday.' }],
  })
  await payload.update({
    collection: 'articles',
    id: story.id,
    data: { standfirst: 'It rings again, and is late.', _status: 'published' },
  })
  change = await showNewestChange(story.id)
  gone = await makeStory(payload, { section: stock.news.id, headline: 'Taken back' })
  await takeFromReaders(gone.id)
  for (let number = 0; number < 3; number += 1)
    await makeStory(payload, { section: stock.news.id, tags: [stock.trams.id] })
  withdrawn = await makeStory(payload, { section: stock.news.id, tags: [stock.trams.id] })
  await payload.update({ collection: 'articles', id: withdrawn.id, data: { _status: 'draft' } })
  await makeStory(payload, { section: stock.news.id, _status: 'draft' })
  page = await makePage(payload, {})
  const shownOnFront = await makePicture(payload, { alt: 'A bell' }, '#224466')
  front = await makeFront(payload, {
    section: stock.sport.id,
    slots: [
      { kind: 'lead', items: [{ story: story.id, until: '2090-01-01T00:00:00Z' }, { story: withdrawn.id }] },
      { kind: 'list', fill: 'tag', tag: stock.trams.id },
      { kind: 'podcast', title: 'The bell', href: '/about', picture: shownOnFront.id, from: '2026-01-01T00:00:00Z' },
    ],
  })
  await makeFront(payload, { _status: 'draft', slots: [{ kind: 'list' }] })
  redirect = await make<Redirect>(payload, 'redirects', { from: '/old', to: '/new' })
  await payload.updateGlobal({ slug: 'settings', data: { name: 'The Paper', timeZone: 'UTC', language: 'en' } })
  await make(payload, 'tags', { name: 'Not used' })
  several = await make<Tag>(payload, 'tags', { name: 'Sea Link' })
  merged = await make<Tag>(payload, 'tags', { name: 'Sealink' })
  ofMerged = await makeStory(payload, { section: stock.news.id, tags: [merged.id] })
  await inEditionTransaction(payload, {}, async (req) =>
    mergeTag(await transactionSql(req), {
      ...{ tagId: merged.id, intoId: several.id },
      by: { id: stock.asha.id, name: 'Asha' },
    }),
  )
})

async function showNewestChange(storyId: string): Promise<string> {
  return inEditionTransaction(payload, {}, async (req) => {
    const own = await transactionSql(req)
    const [newest] = await readPublishedChanges(own, storyId)
    const changeId = newest?.id ?? ''
    await showChange(own, { storyId, changeId, isShown: true, note: 'A standfirst', by: 'Asha' })
    return changeId
  })
}

async function takeFromReaders(storyId: string): Promise<void> {
  await inEditionTransaction(payload, {}, async (req) => {
    const notice = { notice: 'It was not so.', status: 410 as const, showsHeadline: true }
    const by = { id: stock.asha.id, name: 'Asha' }
    await withdraw(await transactionSql(req), { storyId, ...notice, reason: 'Wrong', by })
    await payload.update({ collection: 'articles', id: storyId, data: { _status: 'draft' }, req })
  })
}

beforeEach(async () => {
  expect(await checkEdition(payload)).toEqual([])
})

test('a place that is kept for an unpublished story is no difference', async () => {
  const places = await sql`select 1 from edition.listings where story_id = ${withdrawn.id}`
  expect(places).toHaveLength(3)
  expect(await checkEdition(payload)).toEqual([])
})

type Plant = { name: string; plant: () => Promise<unknown>; found: () => Partial<Difference>[] }
const named = (table: string, kind: Difference['kind'], id: string, columns?: string[]) => [
  { table, kind, id, ...(columns && { columns }) },
]

const PLANTS: Plant[] = [
  {
    name: 'corrections: missing',
    plant: () => sql`delete from edition.corrections where story_id = ${story.id}`,
    found: () => named('corrections', 'missing', story.id),
  },
  {
    name: 'corrections: extra',
    plant: () => sql`
      insert into edition.corrections select story_id, 2, at, severity, 'never', 'said' from edition.corrections where story_id = ${story.id}`,
    found: () => named('corrections', 'extra', story.id),
  },
  {
    name: 'corrections: altered',
    plant: () => sql`
      update edition.corrections set correct = 'Otherwise', at = at - interval '1 day' where story_id = ${story.id}`,
    found: () => named('corrections', 'altered', story.id, ['at', 'correct']),
  },
  {
    name: 'withdrawals: missing',
    plant: () => sql`delete from edition.withdrawals where id = ${gone.id}`,
    found: () => named('withdrawals', 'missing', gone.id),
  },
  {
    name: 'withdrawals: extra',
    plant: () => sql`
      insert into edition.withdrawals (id, slug, notice, status, at) values (${STRANGER}, 'stranger', 'Gone', 410, now())`,
    found: () => named('withdrawals', 'extra', STRANGER),
  },
  {
    name: 'withdrawals: altered',
    plant: () => sql`update edition.withdrawals set notice = 'Otherwise', status = 200 where id = ${gone.id}`,
    found: () => named('withdrawals', 'altered', gone.id, ['notice', 'status']),
  },
  {
    name: 'story_changes: missing',
    plant: () => sql`delete from edition.story_changes where id = ${change}`,
    found: () => named('story_changes', 'missing', change),
  },
  {
    name: 'story_changes: extra',
    plant: () => sql`
      insert into edition.story_changes (id, story_id, at, paragraphs) values (${STRANGER}, ${story.id}, now(), '[]')`,
    found: () => named('story_changes', 'extra', STRANGER),
  },
  {
    name: 'story_changes: altered',
    plant: () => sql`update edition.story_changes set note = 'Otherwise' where id = ${change}`,
    found: () => named('story_changes', 'altered', change, ['note']),
  },
  {
    name: 'story_search: missing',
    plant: () => sql`delete from edition.story_search where story_id = ${story.id}`,
    found: () => named('story_search', 'missing', story.id),
  },
  {
    name: 'story_search: other words',
    plant: () =>
      sql`update edition.story_search set words = words || to_tsvector('simple', 'planted') where story_id = ${story.id}`,
    found: () => named('story_search', 'altered', story.id, ['words']),
  },
  {
    name: 'story_search: another tag',
    plant: () => sql`
      update edition.story_search set words = ts_delete(words, ${`tag:${stock.trams.id}`}) where story_id = ${story.id}`,
    found: () => named('story_search', 'altered', story.id, ['words']),
  },
  {
    name: 'story_search: another time and language',
    plant: () => sql`
      update edition.story_search set published_at = published_at - interval '1 day', config = 'german' where story_id = ${story.id}`,
    found: () => named('story_search', 'altered', story.id, ['config', 'published_at']),
  },
  {
    name: 'stories: missing',
    plant: () => sql`delete from edition.stories where id = ${story.id}`,
    found: () => named('stories', 'missing', story.id),
  },
  {
    name: 'stories: extra',
    plant: () => sql`
      insert into edition.stories select (jsonb_populate_record(stories, ${JSON.stringify({ id: STRANGER, slug: 'stranger', media_ids: [] })})).*
      from edition.stories where id = ${story.id}`,
    found: () => named('stories', 'extra', STRANGER),
  },
  {
    name: 'stories: a draft that readers can see',
    plant: () => sql`
      insert into edition.stories select (jsonb_populate_record(stories, ${JSON.stringify({ id: withdrawn.id, slug: 'leaked', media_ids: [] })})).*
      from edition.stories where id = ${story.id}`,
    found: () => named('stories', 'extra', withdrawn.id),
  },
  {
    name: 'stories: altered',
    plant: () => sql`
      update edition.stories set headline = 'Otherwise', published_at = published_at - interval '1 ms',
        body = jsonb_set(body, '{0,children,0,text}', '"Otherwise"') where id = ${story.id}`,
    found: () => named('stories', 'altered', story.id, ['headline', 'body', 'published_at']),
  },
  {
    name: 'names: missing',
    plant: () => sql`delete from edition.names where id = ${stock.trams.id}`,
    found: () => named('names', 'missing', stock.trams.id),
  },
  {
    name: 'names: extra',
    plant: () => sql`insert into edition.names values (${STRANGER}, 'stranger', 'tag', 'Stranger', false)`,
    found: () => named('names', 'extra', STRANGER),
  },
  {
    name: 'names: altered',
    plant: () => sql`update edition.names set name = 'Otherwise' where id = ${stock.trams.id}`,
    found: () => named('names', 'altered', stock.trams.id),
  },
  {
    name: 'story_authors: missing',
    plant: () => sql`delete from edition.story_authors where story_id = ${story.id} and author_id = ${stock.desk.id}`,
    found: () => named('story_authors', 'missing', stock.desk.id),
  },
  {
    name: 'story_authors: extra',
    plant: () => sql`insert into edition.story_authors values (${story.id}, ${STRANGER}, 3)`,
    found: () => named('story_authors', 'extra', STRANGER),
  },
  {
    name: 'story_authors: another order',
    plant: () => sql`update edition.story_authors set position = 3 - position where story_id = ${story.id}`,
    found: () => [
      ...named('story_authors', 'altered', stock.asha.id, ['position']),
      ...named('story_authors', 'altered', stock.desk.id, ['position']),
    ],
  },
  {
    name: 'story_tags: missing',
    plant: () => sql`delete from edition.story_tags where story_id = ${story.id} and tag_id = ${stock.trams.id}`,
    found: () => named('story_tags', 'missing', stock.trams.id),
  },
  {
    name: 'story_tags: extra',
    plant: () => sql`insert into edition.story_tags values (${story.id}, ${STRANGER}, 3)`,
    found: () => named('story_tags', 'extra', STRANGER),
  },
  {
    name: 'story_tags: altered',
    plant: () =>
      sql`update edition.story_tags set position = 7 where story_id = ${story.id} and tag_id = ${stock.trams.id}`,
    found: () => named('story_tags', 'altered', stock.trams.id, ['position']),
  },
  {
    name: 'listings: missing',
    plant: () => sql`delete from edition.listings where story_id = ${story.id} and list_id = ${stock.news.id}`,
    found: () => named('listings', 'missing', story.id),
  },
  {
    name: 'listings: a live story in a list where it does not belong',
    plant: () => sql`insert into edition.listings values (${stock.sport.id}, 0, ${story.id}) returning 1`,
    // Its list is not there either, and its place is none: all three are named.
    found: () => [
      ...named('listings', 'extra', story.id),
      ...named('listings', 'altered', story.id, ['position']),
      ...named('lists', 'missing', stock.sport.id),
    ],
  },
  {
    name: 'listings: extra, of a story that is gone',
    plant: () => sql`insert into edition.listings values (${stock.trams.id}, 1000, ${STRANGER})`,
    found: () => [
      ...named('listings', 'extra', STRANGER),
      ...named('lists', 'altered', stock.trams.id, ['last_position']),
    ],
  },
  {
    name: 'listings: altered',
    plant: () =>
      sql`update edition.listings set position = -1 where story_id = ${story.id} and list_id = ${stock.news.id}`,
    found: () => named('listings', 'altered', story.id, ['position']),
  },
  {
    name: 'lists: missing',
    plant: () => sql`delete from edition.lists where id = ${stock.trams.id}`,
    found: () => named('lists', 'missing', stock.trams.id),
  },
  {
    name: 'lists: extra',
    plant: () => sql`insert into edition.lists values (${STRANGER}, 0)`,
    found: () => named('lists', 'extra', STRANGER),
  },
  {
    name: 'lists: altered',
    plant: () => sql`update edition.lists set last_position = 2 where id = ${ALL_STORIES}`,
    found: () => named('lists', 'altered', ALL_STORIES, ['last_position']),
  },
  {
    name: 'former_slugs: extra, of a story that is gone',
    plant: () => sql`insert into edition.former_slugs values ('once', ${STRANGER})`,
    found: () => named('former_slugs', 'extra', STRANGER),
  },
  {
    name: 'former_slugs: extra, of a live address',
    plant: () => sql`insert into edition.former_slugs values (${story.slug}, ${withdrawn.id})`,
    found: () => named('former_slugs', 'extra', withdrawn.id),
  },
  {
    name: 'day_stories: missing',
    plant: () => sql`delete from edition.day_stories where story_id = ${story.id}`,
    found: () => [...named('day_stories', 'missing', story.id), ...named('days', 'altered', '2026-01-05', ['stories'])],
  },
  {
    name: 'day_stories: extra, of a story that is gone',
    plant: () => sql`insert into edition.day_stories values (${STRANGER}, '2026-01-05', 1000)`,
    found: () => [
      ...named('day_stories', 'extra', STRANGER),
      ...named('days', 'altered', '2026-01-05', ['last_position']),
    ],
  },
  {
    name: 'day_stories: altered',
    plant: () => sql`update edition.day_stories set position = -1 where story_id = ${story.id}`,
    found: () => named('day_stories', 'altered', story.id, ['position']),
  },
  {
    name: 'day_stories: another day',
    plant: () => sql`update edition.day_stories set day = '2026-01-04' where story_id = ${story.id}`,
    found: () => [
      ...named('day_stories', 'altered', story.id, ['day']),
      ...named('days', 'missing', '2026-01-04'),
      ...named('days', 'altered', '2026-01-05', ['stories']),
    ],
  },
  {
    name: 'days: missing',
    plant: () => sql`delete from edition.days where day = '2026-01-05'`,
    found: () => named('days', 'missing', '2026-01-05'),
  },
  {
    name: 'days: extra',
    plant: () => sql`insert into edition.days values ('1901-01-01', 0, 0)`,
    found: () => named('days', 'extra', '1901-01-01'),
  },
  {
    name: 'days: altered',
    plant: () => sql`update edition.days set stories = 7 where day = '2026-01-05'`,
    found: () => named('days', 'altered', '2026-01-05', ['stories']),
  },
  {
    name: 'former_tag_slugs: extra, of a tag that is gone',
    plant: () => sql`insert into edition.former_tag_slugs values ('once', ${STRANGER})`,
    found: () => named('former_tag_slugs', 'extra', STRANGER),
  },
  {
    name: 'former_tag_slugs: extra, of a tag’s address of today',
    plant: () => sql`insert into edition.former_tag_slugs values (${stock.trams.slug}, ${stock.rivers.id})`,
    found: () => named('former_tag_slugs', 'extra', stock.rivers.id),
  },
  {
    name: 'tag_lists: missing',
    plant: async () => {
      const id = await listOfSeveral()
      await sql`delete from edition.listings where list_id = ${id}`
      await sql`delete from edition.lists where id = ${id}`
      await sql`delete from edition.tag_lists where list_id = ${id}`
    },
    found: () => named('tag_lists', 'missing', several.id),
  },
  {
    name: 'tag_lists: extra',
    plant: () => sql`insert into edition.tag_lists values (${STRANGER}, ${stock.trams.id}, 'shown')`,
    found: () => named('tag_lists', 'extra', stock.trams.id),
  },
  {
    name: 'tag_list_members: missing',
    plant: () => sql`delete from edition.tag_list_members where tag_id = ${merged.id}`,
    found: () => named('tag_list_members', 'missing', merged.id),
  },
  {
    name: 'tag_list_members: extra',
    plant: async () => sql`insert into edition.tag_list_members values (${await listOfSeveral()}, ${stock.rivers.id})`,
    found: () => named('tag_list_members', 'extra', stock.rivers.id),
  },
  {
    name: 'listings: missing in the list of a tag that stands for several',
    plant: async () => sql`delete from edition.listings where list_id = ${await listOfSeveral()}`,
    found: () => named('listings', 'missing', ofMerged.id),
  },
  ...entityPlants('sections', () => stock.sport.id, { slug: 'other', name: 'Other' }),
  ...entityPlants('authors', () => stock.asha.id, { slug: 'other', name: 'Other' }),
  ...entityPlants('tags', () => stock.rivers.id, { slug: 'other', name: 'Other' }),
  ...entityPlants('media', () => stock.picture.id, { alt: 'Other' }),
  ...entityPlants('redirects', () => redirect.id, { from_path: '/other' }),
  ...entityPlants('pages', () => page.id, { slug: 'other', title: 'Other' }),
  {
    name: 'fronts: missing',
    plant: () => sql`delete from edition.fronts`,
    found: () => named('fronts', 'missing', front.id),
  },
  {
    name: 'fronts: extra',
    plant: () => sql`insert into edition.fronts values (${STRANGER}, null, '[]', '{}', '{}', '{}', 0)`,
    found: () => named('fronts', 'extra', STRANGER),
  },
  {
    name: 'fronts: altered',
    plant: () => sql`update edition.fronts set slots = slots - 0, depth = 7 where id = ${front.id}`,
    found: () => named('fronts', 'altered', front.id, ['slots', 'depth']),
  },
  {
    name: 'fronts: another picture',
    plant: () => sql`update edition.fronts set media_ids = '{}' where id = ${front.id}`,
    found: () => named('fronts', 'altered', front.id, ['media_ids']),
  },
  {
    name: 'site: missing',
    plant: () => sql`delete from edition.site`,
    found: () => named('site', 'missing', '1'),
  },
  {
    name: 'site: altered',
    plant: () => sql`update edition.site set settings = settings || '{"name": "Otherwise"}'`,
    found: () => named('site', 'altered', '1', ['settings']),
  },
]

async function listOfSeveral(): Promise<string> {
  const [row] = await sql<{ id: string }>`
    select list_id as id from edition.tag_lists where tag_id = ${several.id} and state = 'shown'`
  return row?.id ?? ''
}

function entityPlants(table: string, id: () => string, other: Record<string, string>): Plant[] {
  const target = rawFragment(`edition.${table}`)
  const column = Object.keys(other).at(-1) ?? ''
  return [
    {
      name: `${table}: missing`,
      plant: () => sql`delete from ${target} where id = ${id()}`,
      found: () => named(table, 'missing', id()),
    },
    {
      name: `${table}: extra`,
      plant: () => sql`
        insert into ${target} select (jsonb_populate_record(original, ${JSON.stringify({ ...other, id: STRANGER })})).*
        from ${target} as original where id = ${id()}`,
      found: () => named(table, 'extra', STRANGER),
    },
    {
      name: `${table}: altered`,
      plant: () => sql`update ${target} set ${rawFragment(column)} = 'Otherwise' where id = ${id()}`,
      found: () => named(table, 'altered', id(), [column]),
    },
  ]
}

describe('a planted difference is found, it alone, and mended by a rebuild', () => {
  test.each(PLANTS)('$name', async ({ plant, found }) => {
    await plant()
    const differences = await checkEdition(payload)
    expect(differences).toEqual(found().map((difference) => expect.objectContaining(difference)))
    await rebuildEdition(payload)
    expect(await checkEdition(payload)).toEqual([])
  })

  test('every table of the edition has its plants', async () => {
    const tables = await sql<{
      name: string
    }>`select tablename as name from pg_tables where schemaname = 'edition' order by 1`
    // What follows from changes, and not from Payload's rows.
    const own = ['changes', 'change_marks', 'related', 'terms', 'story_terms', 'story_vectors']
    for (const { name } of tables.filter((table) => !own.includes(table.name))) {
      const plants = PLANTS.filter((plant) => plant.name.startsWith(`${name}:`)).map((plant) => plant.name)
      // The site is one row, of a former address nothing but whose it is can be told from Payload's rows, and a tag has one list or none.
      const kinds = { site: 2, former_slugs: 2, former_tag_slugs: 2, tag_lists: 2, tag_list_members: 2 }[name] ?? 3
      expect(plants.length, name).toBeGreaterThanOrEqual(kinds)
    }
  })
})

test('slugs that were swapped are put right', async () => {
  await sql`update edition.tags set slug = 'between' where id = ${stock.trams.id}`
  await sql`update edition.tags set slug = 'trams' where id = ${stock.rivers.id}`
  await sql`update edition.tags set slug = 'rivers' where id = ${stock.trams.id}`
  expect(await checkEdition(payload)).toHaveLength(2)
  await rebuildEdition(payload)
})

test('a rebuild keeps every place that is right and appends the missing in the order of publication', async () => {
  const early = await makeStory(payload, { section: stock.sport.id, publishedAt: '2020-01-02T00:00:00Z' })
  const earlier = await makeStory(payload, { section: stock.sport.id, publishedAt: '2020-01-01T00:00:00Z' })
  const places = () => sql`
    select list_id, position, story_id from edition.listings
    where story_id not in (${early.id}, ${earlier.id}) order by list_id, position`
  const before = await places()
  await sql`delete from edition.listings where story_id in (${early.id}, ${earlier.id})`
  await rebuildEdition(payload)
  expect(await places()).toEqual(before)
  const appended = await sql`
    select story_id from edition.listings where list_id = ${ALL_STORIES} order by position desc limit 2`
  expect(appended.map((row) => row.story_id)).toEqual([early.id, earlier.id])
})

test('readers read on while the edition is written anew: no query fails, no table is ever empty, no story is away', async () => {
  const { sql: reader } = publicReader()
  let isDone = false
  let reads = 0
  const count = () => reader<Record<string, number>>`
    select (select count(*) from edition.stories)::int as stories, (select count(*) from edition.sections)::int as sections,
      (select count(*) from edition.authors)::int as authors, (select count(*) from edition.tags)::int as tags,
      (select count(*) from edition.media)::int as media, (select count(*) from edition.listings)::int as listings,
      (select count(*) from edition.lists)::int as lists, (select count(*) from edition.site)::int as site,
      (select count(*) from edition.pages)::int as pages, (select count(*) from edition.redirects)::int as redirects,
      (select count(*) from edition.story_authors)::int as story_authors`
  const [before] = await count()
  const read = async () => {
    while (!isDone) {
      expect(await count()).toEqual([before])
      reads += 1
    }
  }
  expect(Math.min(...Object.values(before ?? {}))).toBeGreaterThan(0)
  const readers = Promise.all([read(), read()])
  for (let round = 0; round < 5; round += 1) await rebuildEdition(payload)
  isDone = true
  await readers
  expect(reads).toBeGreaterThan(5)
})

test('a publish that comes while the edition is written anew waits for it, and is in it afterwards', async () => {
  const [, published] = await Promise.all([
    rebuildEdition(payload),
    makeStory(payload, { section: stock.news.id, headline: 'Meanwhile' }),
    makePicture(payload, { alt: 'Not used' }),
  ])
  expect(await sql`select 1 from edition.stories where id = ${published.id}`).toHaveLength(1)
})

test('a deleted tag takes its list along', async () => {
  const tag = await make<{ id: string }>(payload, 'tags', { name: 'Short-lived' })
  const shown = await makeStory(payload, { section: stock.news.id, tags: [tag.id] })
  await payload.update({ collection: 'articles', id: shown.id, data: { _status: 'draft' } })
  await payload.delete({ collection: 'tags', id: tag.id })
  expect(await sql`select 1 from edition.lists where id = ${tag.id}`).toHaveLength(0)
})

test('a rebuild orders what related stories are chosen by where it is missing, and removes what belongs to nothing', async () => {
  const [live] = await sql<{ id: string }>`select id from edition.stories order by id limit 1`
  await sql`delete from edition.story_vectors`
  await sql`delete from graphile_worker._private_jobs`
  const gone = '01890000-0000-7000-8000-0000000000ff'
  await sql`
    insert into edition.story_vectors (story_id, position, published_at, terms) values (${gone}, 999999, now(), '')`
  await sql`insert into edition.story_terms (term, position, weight) values (7, 999999, 1)`
  await rebuildEdition(payload)
  expect(await sql`select from edition.story_vectors`).toEqual([])
  expect(await sql`select from edition.story_terms where position = 999999`).toEqual([])
  const jobs = await sql<{ key: string }>`select key from graphile_worker.jobs where task_identifier = 'relate-story'`
  expect(jobs.map(({ key }) => key)).toContain(`relate ${live?.id}`)
})
