import type { Endpoint, FlattenedField, Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import { testPayload } from '../lib/testing/test-payload.ts'
import { type Method, makeAccount, rest } from './testing/rest.ts'
import { makeStory } from './testing/stock.ts'

let payload: Payload
let token: string

beforeAll(async () => {
  payload = await testPayload()
  token = (await makeAccount(payload, 'asha', 'admin')).token
})

const NONSENSE = [
  {},
  [],
  [[]],
  [null],
  [5],
  ['x'],
  [{ blockType: 'nothing' }],
  { root: 'x' },
  { root: { children: 'x' } },
  { root: { type: 'root', children: [{ type: 'paragraph', children: 'x' }] } },
  { root: { type: 'root', children: [null] } },
  5,
  true,
  'x',
  '\u0000',
]

/** What a request may bring for a field: nonsense, or a row or a group with nonsense in it. */
function* nonsenseFor(field: FlattenedField): Generator<unknown> {
  yield* NONSENSE
  const inside = 'flattenedFields' in field ? field.flattenedFields : []
  for (const within of inside)
    for (const value of nonsenseFor(within)) {
      const row = { [within.name]: value }
      yield field.type === 'array' ? [row] : row
    }
}

const COLLECTIONS = ['articles', 'fronts', 'assignments', 'authors', 'tags', 'sections', 'pages', 'redirects', 'users']

test.each(COLLECTIONS)('nonsense in any field of %s is refused or tidied, and no fault of the house', async (slug) => {
  const faults: string[] = []
  for (const field of payload.collections[slug as 'articles'].config.flattenedFields)
    for (const value of nonsenseFor(field)) {
      const json = { headline: 'Words', title: 'Words', name: 'Words', [field.name]: value }
      const { status } = await rest('POST', `${slug}?draft=true`, { token, json })
      if (status >= 500) faults.push(`${field.name}: ${JSON.stringify(value)}`)
    }
  expect(faults).toEqual([])
})

test.each(['breaking', 'settings'])('nor is nonsense in any field of %s', async (slug) => {
  const faults: string[] = []
  const config = payload.globals.config.find((each) => each.slug === slug)
  for (const field of config?.flattenedFields ?? [])
    for (const value of nonsenseFor(field)) {
      const { status } = await rest('POST', `globals/${slug}`, { token, json: { [field.name]: value } })
      if (status >= 500) faults.push(`${field.name}: ${JSON.stringify(value)}`)
    }
  expect(faults).toEqual([])
})

test.each([[[]], 'x', 5, null, [{}], { ids: 'x' }, { _status: 5 }])('nor is %j instead of a document', async (json) => {
  for (const path of ['articles', 'fronts', 'tags', 'users', 'globals/settings'])
    expect([path, (await rest('POST', path, { token, json })).status < 500]).toEqual([path, true])
})

test('nor is nonsense for any endpoint', async () => {
  const story = await makeStory(payload, { headline: 'Words', _status: 'draft' })
  const bodies = [...NONSENSE, { revision: 'x', reason: {}, at: 'x', ids: 'x', id: {} }]
  const faults: string[] = []
  for (const { path, method } of endpoints())
    for (const id of path.includes(':') ? [story.id, 'x', '00000000-0000-4000-8000-000000000000'] : [''])
      for (const json of method === 'GET' ? [undefined] : bodies) {
        const { status } = await rest(method, path.replaceAll(/:\w+/g, id), { token, json })
        if (status >= 500) faults.push(`${method} ${path} (${id}): ${JSON.stringify(json)}`)
      }
  expect(faults).toEqual([])
})

/** Ours and Payload’s. */
function endpoints(): { path: string; method: Method }[] {
  const of = (prefix: string, endpoints: false | Omit<Endpoint, 'root'>[]) =>
    (endpoints || []).map(({ path, method }) => ({ path: `${prefix}${path}`, method: method.toUpperCase() as Method }))
  return [
    ...of(
      '',
      payload.config.endpoints.map((each) => ({ ...each, path: each.path.slice(1) })),
    ),
    ...payload.globals.config.flatMap(({ slug, endpoints }) => of(`globals/${slug}`, endpoints)),
    ...COLLECTIONS.flatMap((slug) => of(slug, payload.collections[slug as 'articles'].config.endpoints)),
  ].filter(({ path }) => !/logout/.test(path))
}

test.each([
  'where=x',
  'where[x]=y',
  'where[headline]=y',
  'where[headline][x]=y',
  'where[or]=x',
  'where[and][0]=x',
  'where[id][in]=x',
  'where[headline][in][a]=x',
  'where[headline][like]=%00',
  'where[publishedAt][greater_than]=x',
  'sort=x',
  'sort[a]=x',
  'select=x',
  'select[x][y]=z',
  'populate=x',
  'joins=x',
  'depth=x',
  'depth[a]=x',
  'page=-1',
  'page=x',
  'page[a]=x',
  'page=1000000000000',
  'page=10000000000000000000000',
  'limit[a]=x',
  'draft[a]=x',
  'locale=x',
])('nor is the query %s', async (query) => {
  const faults: string[] = []
  for (const path of ['articles', 'articles/versions', 'articles/count', 'tags', 'users'])
    if ((await rest('GET', `${path}?${query}`, { token })).status >= 500) faults.push(path)
  expect(faults).toEqual([])
})
