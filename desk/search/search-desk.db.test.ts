import type { Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import { makeAccount, rest } from '../../collections/testing/rest.ts'
import { bodyOf, make, makeStock, makeStory, type Stock } from '../../collections/testing/stock.ts'
import { testPayload } from '../../lib/testing/test-payload.ts'
import type { Article, Tag } from '../../payload-types.ts'
import type { DeskSearch } from './search-desk.ts'

let payload: Payload
let stock: Stock
let live: Article
let draft: Article
const tokens: Record<string, string> = {}

beforeAll(async () => {
  payload = await testPayload()
  stock = await makeStock(payload)
  for (const role of ['admin', 'editor', 'reporter', 'contributor'])
    tokens[role] = (await makeAccount(payload, role, role)).token
  live = await makeStory(payload, {
    headline: 'Pelicans at the harbour',
    section: stock.news.id,
    body: bodyOf('A gannet watched.'),
  })
  draft = await makeStory(payload, { headline: 'Pelícan numbers fall', section: stock.news.id, _status: 'draft' })
})

const search = async (role: string, q: string) => {
  const { status, body } = await rest('GET', `search?${new URLSearchParams({ q })}`, { token: tokens[role] })
  expect(status).toBe(200)
  return body as unknown as DeskSearch
}
const idsFor = async (role: string, q: string) => (await search(role, q)).stories.map(({ id }) => id).toSorted()

test.each(['admin', 'editor', 'reporter'])(
  'an %s finds drafts and live stories by the beginning of a word, with and without accents',
  async (role) => {
    expect(await idsFor(role, 'pelic')).toEqual([live.id, draft.id].toSorted())
    expect(await idsFor(role, 'pelican num')).toEqual([draft.id])
  },
)

test('live stories are found by their text, as readers find them', async () => {
  expect(await idsFor('reporter', 'gannets')).toEqual([live.id])
})

test('a contributor finds only own drafts', async () => {
  expect(await idsFor('contributor', 'pelican')).toEqual([])
  const { body } = await rest('POST', 'articles', {
    token: tokens.contributor,
    json: { headline: 'My pelican', _status: 'draft' },
  })
  expect(await idsFor('contributor', 'pelican')).toEqual([body.doc?.id])
})

test('a live story is found under the headline of its draft, too, and is told to be live', async () => {
  const { id } = await makeStory(payload, { headline: 'Cormorant', section: stock.news.id })
  await payload.update({ collection: 'articles', id, data: { headline: 'Shag' }, draft: true })
  expect((await search('editor', 'shag')).stories).toMatchObject([{ id, headline: 'Shag', state: 'live' }])
  expect(await idsFor('editor', 'cormorant')).toEqual([id])
})

test('of more stories than are shown it says so, of as many not', async () => {
  for (let number = 0; number < 30; number += 1)
    await makeStory(payload, {
      headline: `Puffin ${number}`,
      section: stock.news.id,
      _status: number % 2 ? 'draft' : 'published',
    })
  expect(await search('editor', 'puffin')).toMatchObject({ stories: { length: 30 }, isMore: false })
  await makeStory(payload, { headline: 'One more puffin', section: stock.news.id, _status: 'draft' })
  expect(await search('editor', 'puffin')).toMatchObject({ stories: { length: 30 }, isMore: true })
})

test('of more texts than are looked at it says so', async () => {
  for (let number = 0; number < 31; number += 1)
    await makeStory(payload, {
      headline: `Cliff ${number}`,
      section: stock.news.id,
      body: bodyOf('A razorbill sits there.'),
    })
  expect(await search('editor', 'razorbill')).toMatchObject({ isMore: true })
})

test('a trashed story is not found', async () => {
  const { id } = await makeStory(payload, { headline: 'Dodo', section: stock.news.id })
  await payload.update({ collection: 'articles', id, data: { deletedAt: new Date().toISOString() } })
  expect(await idsFor('editor', 'dodo')).toEqual([])
})

test('names are found by a beginning, an alias, a misspelling', async () => {
  const { id } = await make<Tag>(payload, 'tags', { name: 'Xiaomi', aliases: ['Mi Global'] })
  for (const [q, alias] of [['xia'], ['mi glob', 'Mi Global'], ['xaiomi']] as const)
    expect((await search('reporter', q)).names, q).toEqual([
      { id, kind: 'tag', name: 'Xiaomi', href: `/admin/collections/tags/${id}`, ...(alias && { alias }) },
    ])
})

test('without an account it is closed, and nothing that is typed breaks it', async () => {
  expect((await rest('GET', 'search?q=pelican')).status).toBe(401)
  for (const q of ['', '%', "'", '\\', ':*', "a' | 'b", '\0', '"', 'x'.repeat(900), '😀']) await search('editor', q)
  expect((await rest('GET', `search?q=${'x'.repeat(2000)}`, { token: tokens.editor })).status).toBe(400)
})
