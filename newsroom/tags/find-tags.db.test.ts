import type { Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import { mergeInto, unmerge } from '../../collections/testing/merging.ts'
import { make, makeStory, ownerSql } from '../../collections/testing/stock.ts'
import type { Sql } from '../../lib/sql.ts'
import { testPayload } from '../../lib/testing/test-payload.ts'
import type { Section, Tag } from '../../payload-types.ts'
import { findTags, nameTags } from './find-tags.ts'

let payload: Payload
let sql: Sql
let section: Section

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  section = await make<Section>(payload, 'sections', { name: 'News' })
})

const makeTag = async (name: string, { stories = 0, ...rest }: { stories?: number } & Partial<Tag> = {}) => {
  const tag = await make<Tag>(payload, 'tags', { name, ...rest })
  for (let count = 0; count < stories; count += 1) {
    await makeStory(payload, { section: section.id, tags: [tag.id] })
  }
  return tag
}
const find = (text: string, limit = 8) => findTags(sql, { text, limit })
const names = async (text: string, limit?: number) => (await find(text, limit)).map(({ name }) => name)

test('the exact name comes first, then what begins so by use, then what has a word that begins so', async () => {
  await makeTag('Harbour pilots', { stories: 2 })
  await makeTag('Harbours of old', { stories: 3 })
  await makeTag('Harbour')
  await makeTag('Old harbour', { stories: 1 })
  expect(await names('harbour')).toEqual(['Harbour', 'Harbours of old', 'Harbour pilots', 'Old harbour'])
  expect((await find('HARBOUR.')).map(({ match, stories }) => [match, stories])).toEqual([
    ['exact', 0],
    ['prefix', 3],
    ['prefix', 2],
    ['word', 1],
  ])
  expect(await names('harbour', 2)).toEqual(['Harbour', 'Harbours of old'])
})

test('a single letter finds its own name, then names that begin with it by use', async () => {
  await makeTag('Zebras', { stories: 1 })
  await makeTag('Zinc', { stories: 2 })
  await makeTag('Z')
  expect(await names('z')).toEqual(['Z', 'Zinc', 'Zebras'])
})

test('an alias gives the tag and says itself; the name itself does not', async () => {
  await makeTag('São Paulo', { aliases: ['Sampa'], kind: 'place' })
  expect(await find('sam')).toMatchObject([{ name: 'São Paulo', alias: 'Sampa', kind: 'place', match: 'prefix' }])
  expect(await find('sao p')).toEqual([expect.not.objectContaining({ alias: expect.anything() })])
})

test('a slip of the finger still finds it', async () => {
  await makeTag('Xiaomi')
  expect(await find('Xaiomi')).toMatchObject([{ name: 'Xiaomi', match: 'likeness' }])
  expect(await names('Xiaommi')).toEqual(['Xiaomi'])
})

test('a tag that several of its spellings match is there once', async () => {
  await makeTag('Ministry of Defence', { aliases: ['Ministry of Defense', 'Ministry Def'] })
  expect(await names('ministry')).toEqual(['Ministry of Defence'])
})

test('what stands beside a name are its live stories', async () => {
  const tag = await makeTag('Quagga sightings')
  const [one] = [await makeStory(payload, { section: section.id, tags: [tag.id] })]
  await makeStory(payload, { section: section.id, tags: [tag.id] })
  expect(await find('quagga')).toMatchObject([{ stories: 2 }])
  await payload.update({ collection: 'articles', id: one.id, data: { _status: 'draft' } })
  expect(await find('quagga')).toMatchObject([{ stories: 1 }])
  expect(await nameTags(sql, [tag.id])).toMatchObject([{ stories: 1 }])
})

test('a merged tag is found under its old name and gives the one in its place', async () => {
  const shown = await makeTag('Meta Platforms', { stories: 1 })
  const merged = await makeTag('Facebook')
  await mergeInto(payload, { tag: merged, into: shown })
  expect(await find('faceb')).toMatchObject([{ id: shown.id, name: 'Meta Platforms', alias: 'Facebook', stories: 1 }])
  expect(await nameTags(sql, [merged.id, shown.id])).toMatchObject([
    { name: 'Facebook', now: 'Meta Platforms' },
    { name: 'Meta Platforms', now: null },
  ])
  await unmerge(payload, merged)
  expect(await names('faceb')).toEqual(['Facebook'])
})

test.each(['', '  ', '%', '_', "'", '\\', '…', 'a'.repeat(200), '%harbour'])('%j is only text', async (text) => {
  await expect(find(text)).resolves.toBeInstanceOf(Array)
  if (!/[a-z]/.test(text)) expect(await find(text)).toEqual([])
})
