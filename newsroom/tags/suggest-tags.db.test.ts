import type { Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import { mergeInto } from '../../collections/testing/merging.ts'
import { make, makeStory, ownerSql } from '../../collections/testing/stock.ts'
import type { Sql } from '../../lib/sql.ts'
import { testPayload } from '../../lib/testing/test-payload.ts'
import type { Section, Tag } from '../../payload-types.ts'
import { type SimilarStories, suggestTags } from './suggest-tags.ts'

let payload: Payload
let sql: Sql
let section: Section

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  section = await make<Section>(payload, 'sections', { name: 'News' })
})

const makeTag = (name: string, rest: Partial<Tag> = {}) => make<Tag>(payload, 'tags', { name, ...rest })
const storyWith = (...tags: Tag[]) => makeStory(payload, { section: section.id, tags: tags.map(({ id }) => id) })
const suggest = async ({
  chosen = [],
  refused = [],
  similarStories,
  ...story
}: {
  headline?: string
  standfirst?: string
  text?: string
  chosen?: string[]
  refused?: string[]
  similarStories?: SimilarStories
}) => {
  const texts = { headline: '', standfirst: '', text: '', ...story }
  const found = await suggestTags(sql, {
    story: texts,
    chosen,
    refused,
    ...(similarStories && { similarStories }),
  })
  return found.map(({ name, reason }) => `${name}: ${reason}`)
}

test('names and aliases that stand in the text are suggested, without their accents, with where they stand', async () => {
  await makeTag('Łódź', { kind: 'place' })
  await makeTag('Universal Postal Union', { kind: 'organisation', aliases: ['UPU'] })
  expect(
    await suggest({ headline: 'Trams return to Lodz', text: 'The UPU’s letter (UPU) came. In Łódź it rained.' }),
  ).toEqual(['Łódź: in the headline, in the text', 'Universal Postal Union: 2 times in the text as “UPU”'])
})

test('what the story has or has refused is not suggested', async () => {
  const [one, other] = [await makeTag('Orkney', { kind: 'place' }), await makeTag('Shetland', { kind: 'place' })]
  expect(await suggest({ text: 'To Orkney and Shetland', chosen: [one.id], refused: [other.id] })).toEqual([])
})

test('a merged tag’s name suggests the one in its place', async () => {
  const [shown, merged] = [await makeTag('Alphabet Inc'), await makeTag('Gooogle')]
  await mergeInto(payload, { tag: merged, into: shown })
  expect(await suggest({ headline: 'What Gooogle did' })).toEqual(['Alphabet Inc: in the headline as “Gooogle”'])
})

test('what stands in the place of a merged tag that the story has is not suggested', async () => {
  const [shown, merged] = [await makeTag('Meta Platforms'), await makeTag('Facebook')]
  await mergeInto(payload, { tag: merged, into: shown })
  expect(await suggest({ headline: 'Meta Platforms, once Facebook', chosen: [merged.id] })).toEqual([])
})

test('tags that often stand with one that the story has are suggested, with how often', async () => {
  const [ferry, harbour, rare] = [await makeTag('Ferries'), await makeTag('Quays'), await makeTag('Cranes')]
  for (let count = 0; count < 3; count += 1) await storyWith(ferry, harbour)
  await storyWith(ferry, rare)
  expect(await suggest({ chosen: [ferry.id] })).toEqual(['Quays: often with Ferries (3 of 4)'])
})

test('the tags of the most similar stories are suggested', async () => {
  const [frost, snow] = [await makeTag('Frost'), await makeTag('Snow')]
  const stories = [await storyWith(frost, snow), await storyWith(frost)]
  const similarStories: SimilarStories = async () => stories.map(({ id }) => id)
  expect(await suggest({ text: 'cold', similarStories })).toEqual(['Frost: on 2 of 2 similar stories'])
})

test('nothing in the form suggests nothing', async () => {
  expect(await suggest({})).toEqual([])
  expect(await suggest({ headline: '… — “”', text: '\n\n' })).toEqual([])
})
