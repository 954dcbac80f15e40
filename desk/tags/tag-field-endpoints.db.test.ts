import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import { makeAccount, rest } from '../../collections/testing/rest.ts'
import { make } from '../../collections/testing/stock.ts'
import { testPayload } from '../../lib/testing/test-payload.ts'
import type { Tag } from '../../payload-types.ts'

let payload: Payload
let tag: Tag
const tokens: Record<string, string> = {}

beforeAll(async () => {
  payload = await testPayload()
  for (const role of ['admin', 'editor', 'reporter', 'contributor']) {
    tokens[role] = (await makeAccount(payload, role, role)).token
  }
  tag = await make<Tag>(payload, 'tags', { name: 'Tide tables', kind: 'topic' })
})

const find = (query: string, token?: string) => rest('GET', `tags/find${query}`, token ? { token } : {})
const suggest = (json: unknown, token?: string) =>
  rest('POST', 'articles/suggest-tags', { json, ...(token && { token }) })
const STORY = { headline: 'New tide tables', standfirst: '', text: '', tags: [], refused: [] }

test.each(['admin', 'editor', 'reporter', 'contributor'])('%s: finds, names and is suggested tags', async (role) => {
  const expected = { id: tag.id, name: 'Tide tables', kind: 'topic', stories: 0 }
  expect(await find('?q=tide', tokens[role])).toMatchObject({ status: 200, body: { tags: [expected] } })
  expect(await rest('GET', `tags/named?ids=${tag.id},${randomUUID()}`, { token: tokens[role] ?? '' })).toMatchObject({
    status: 200,
    body: { tags: [expected] },
  })
  expect(await suggest(STORY, tokens[role])).toMatchObject({
    status: 200,
    body: { tags: [{ id: tag.id, reason: 'in the headline' }] },
  })
})

test('without an account all are closed', async () => {
  expect((await find('?q=tide')).status).toBe(401)
  expect((await rest('GET', `tags/named?ids=${tag.id}`)).status).toBe(401)
  expect((await suggest(STORY)).status).toBe(401)
})

test('so are they for an account that was disabled', async () => {
  const { id, token } = await makeAccount(payload, 'gone', 'editor')
  await payload.update({ collection: 'users', id, data: { isDisabled: true } })
  expect((await find('?q=tide', token)).status).toBe(401)
  expect((await suggest(STORY, token)).status).toBe(401)
})

test.each(['', '?q=', '?q=%20', `?q=${'x'.repeat(201)}`])(
  'a search for %j is refused with a sentence',
  async (query) => {
    const { status, body } = await find(query, tokens.editor)
    expect(status).toBe(400)
    expect(body).toMatchObject({ errors: [{ message: expect.stringMatching(/\.$/) }] })
  },
)

test.each([
  ['no JSON', '{'],
  ['ids that are none', { ...STORY, tags: ['x'] }],
  ['a text without end', { ...STORY, text: 'x'.repeat(200_001) }],
  ['too many tags', { ...STORY, tags: Array.from({ length: 201 }, () => randomUUID()) }],
])('a story with %s is refused', async (_what, json) => {
  expect((await suggest(json, tokens.editor)).status).toBe(400)
})

test('a name with a NUL is refused or not found, and nothing breaks', async () => {
  expect((await find('?q=%00tide', tokens.editor)).status).toBeLessThan(500)
  expect((await suggest({ ...STORY, headline: 'a\u0000b' }, tokens.editor)).status).toBeLessThan(500)
})
