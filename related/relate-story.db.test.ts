import type { Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import { make, makeStory, ownerSql } from '../collections/testing/stock.ts'
import type { Sql } from '../lib/sql.ts'
import { testPayload } from '../lib/testing/test-payload.ts'
import type { Section, Tag } from '../payload-types.ts'
import { readStoryPage } from '../reading/story-page.ts'
import { relateStory } from './relate-story.ts'

let payload: Payload
let sql: Sql
let section: Section
let tag: Tag

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  section = await make<Section>(payload, 'sections', { name: 'News' })
  tag = await make<Tag>(payload, 'tags', { name: 'Rivers' })
})

const publish = (headline: string) => makeStory(payload, { headline, section: section.id, tags: [tag.id] })
const changes = async () => Number((await sql`select count(*)::int as number from edition.changes`)[0]?.number)

async function relatedOn(slug: string): Promise<string[]> {
  const view = await readStoryPage('news', slug)
  return view && 'related' in view ? view.related.map(({ headline }) => headline) : []
}

test('a story shows what was chosen for it, and an older one what was published since and fits', async () => {
  const old = await publish('Old')
  await relateStory(sql, old.id)
  expect(await relatedOn('old')).toEqual([])
  const fresh = await publish('Fresh')
  await relateStory(sql, fresh.id)
  expect(await relatedOn('fresh')).toEqual(['Old'])
  expect(await relatedOn('old')).toEqual(['Fresh'])
})

test('choosing the same again is no change, another choice is one of the pages concerned', async () => {
  const { id } = await publish('Third')
  await relateStory(sql, id)
  const before = await changes()
  await relateStory(sql, id)
  expect(await changes()).toBe(before)
  await payload.update({ collection: 'articles', id, data: { tags: [], _status: 'published' } })
  await relateStory(sql, id)
  const [last] = await sql<{ tags: string[] }>`select tags from edition.changes order by id desc limit 1`
  expect(last?.tags).toEqual([`story:${id}`])
  expect(await relatedOn('third')).toEqual([])
})

test('what is unpublished is not shown, and is back when it returns', async () => {
  const { id } = await publish('Comes and goes')
  await relateStory(sql, id)
  expect(await relatedOn('fresh')).toContain('Comes and goes')
  await payload.update({ collection: 'articles', id, data: { _status: 'draft' } })
  expect(await relatedOn('fresh')).not.toContain('Comes and goes')
  await payload.update({ collection: 'articles', id, data: { _status: 'published' } })
  expect(await relatedOn('fresh')).toContain('Comes and goes')
})
