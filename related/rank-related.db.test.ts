import type { Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import { make, makeStory } from '../collections/testing/stock.ts'
import { testPayload } from '../lib/testing/test-payload.ts'
import type { Article, Section, Tag } from '../payload-types.ts'
import { publicReader } from '../reading/reader.ts'
import { rankRelated } from './rank-related.ts'

let payload: Payload
let section: Section
const tags: Record<string, string> = {}

beforeAll(async () => {
  payload = await testPayload()
  section = await make<Section>(payload, 'sections', { name: 'News' })
  for (const name of ['Common', 'Rare', 'Other', 'Alone']) tags[name] = (await make<Tag>(payload, 'tags', { name })).id
})

const publish = (headline: string, names: string[], publishedAt = '2026-01-15T00:00:00.000Z') =>
  makeStory(payload, { headline, section: section.id, tags: names.map((name) => tags[name] ?? ''), publishedAt })
const related = async ({ id }: Article, except: string[] = []) =>
  rankRelated({ storyId: id, except, reader: publicReader() })
const headlines = async (story: Article) => (await related(story)).map(({ headline }) => headline)

test('a shared rare tag outweighs a shared common one, and the reason names the tags, rarest first', async () => {
  for (let number = 0; number < 12; number += 1) await publish(`Common ${number}`, ['Common'])
  const source = await publish('Source', ['Common', 'Rare'])
  await publish('Shares the rare one', ['Rare'])
  await publish('Shares both', ['Rare', 'Common'])
  const found = await related(source)
  expect(found.slice(0, 2).map(({ headline }) => headline)).toEqual(['Shares both', 'Shares the rare one'])
  expect(found[0]?.reason).toEqual(['Rare', 'Common'])
})

test('closer in time stands before further away where the tags are the same, before or after', async () => {
  const source = await publish('Now', ['Other'], '2026-06-01T00:00:00.000Z')
  await publish('A decade before', ['Other'], '2016-06-01T00:00:00.000Z')
  await publish('The day after', ['Other'], '2026-06-02T00:00:00.000Z')
  await publish('The month before', ['Other'], '2026-05-01T00:00:00.000Z')
  expect(await headlines(source)).toEqual(['The day after', 'The month before', 'A decade before'])
})

test('a story is not related to itself, to drafts, or to anything without a tag', async () => {
  const source = await publish('Alone', ['Alone'])
  expect(await headlines(source)).toEqual([])
  const other = await publish('Not for long', ['Alone'])
  expect(await headlines(source)).toEqual(['Not for long'])
  await payload.update({ collection: 'articles', id: other.id, data: { _status: 'draft' } })
  expect(await headlines(source)).toEqual([])
  expect(await headlines(await publish('No tags', []))).toEqual([])
})

test('what stands in the body already is left out', async () => {
  const source = await publish('Has a link', ['Other'], '2026-06-01T00:00:00.000Z')
  const [first] = await related(source)
  expect(await related(source, [first?.id ?? ''])).not.toContainEqual(expect.objectContaining({ id: first?.id }))
})

test('there are five at most, and they are the same each time', async () => {
  const source = await publish('Many', ['Common'])
  const first = await headlines(source)
  expect(first).toHaveLength(5)
  expect(await headlines(source)).toEqual(first)
})
