import type { Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import { make, makeStory } from '../collections/testing/stock.ts'
import { testPayload } from '../lib/testing/test-payload.ts'
import type { Section, Tag } from '../payload-types.ts'
import { readSitemapPart, readSitemapParts, TAG_FILES } from './sitemap-parts.ts'

let payload: Payload
let section: Section

beforeAll(async () => {
  payload = await testPayload()
  section = await make<Section>(payload, 'sections', { name: 'News' })
})

test('each story stands in one third of a month, of UTC, and thirds without stories are not named', async () => {
  const times = [
    '2023-12-21T00:00:00Z',
    '2023-12-31T23:59:59Z',
    '2024-02-01T00:00:00Z',
    '2024-02-10T23:59:59Z',
    '2024-02-11T00:00:00Z',
    '2024-02-29T23:59:59Z',
  ]
  for (const publishedAt of times) {
    await makeStory(payload, { section: section.id, publishedAt, slug: `at-${publishedAt.replaceAll(/\D/g, '')}` })
  }
  const [pages, ...parts] = await readSitemapParts()
  expect(pages).toBe('pages')
  expect(parts).toEqual(['2024-02-3', '2024-02-2', '2024-02-1', '2023-12-3'])
  const found = await Promise.all(parts.map((part) => readSitemapPart(part)))
  expect(found.map((entries) => entries.map(({ lastModified }) => lastModified))).toEqual([
    ['2024-02-29T23:59:59Z'],
    ['2024-02-11T00:00:00Z'],
    ['2024-02-01T00:00:00Z', '2024-02-10T23:59:59Z'],
    ['2023-12-21T00:00:00Z', '2023-12-31T23:59:59Z'],
  ])
  expect(found[1]?.[0]?.href).toBe('/news/at-20240211000000')
  expect(await readSitemapPart('2024-01-2')).toEqual([])
})

test('a story is as new as its last revision', async () => {
  const publishedAt = '2022-05-05T05:05:05Z'
  await makeStory(payload, { section: section.id, publishedAt, revisedAt: '2022-06-06T06:06:06.789Z' })
  expect((await readSitemapPart('2022-05-1')).map(({ lastModified }) => lastModified)).toEqual(['2022-06-06T06:06:06Z'])
})

test('a tag is listed once it has a story, in the file of its id, and files without tags are not named', async () => {
  const names = ['One', 'Two', 'Three']
  const tags = await Promise.all(names.map((name) => make<Tag>(payload, 'tags', { name })))
  await make<Tag>(payload, 'tags', { name: 'Unused' })
  await makeStory(payload, { section: section.id, tags: tags.map(({ id }) => id) })
  const fileOf = ({ id }: Tag) => (Number.parseInt(id.slice(-2), 16) % 4) + 1
  const named = new Set(tags.map((tag) => `tags-${fileOf(tag)}`))
  expect((await readSitemapParts()).filter((part) => part.startsWith('tags-'))).toEqual([...named].sort())
  for (const file of TAG_FILES) {
    const slugs = (await readSitemapPart(`tags-${file}`)).map(({ href }) => href)
    const expected = tags.filter((tag) => fileOf(tag) === file).map(({ slug }) => `/tags/${slug}`)
    expect(slugs.toSorted()).toEqual(expected.toSorted())
  }
  expect((await readSitemapPart('pages')).map(({ href }) => href)).toEqual(['/', `/${section.slug}`])
})
