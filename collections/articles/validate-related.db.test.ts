import type { Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import { testPayload } from '../../lib/testing/test-payload.ts'
import type { Article, Section } from '../../payload-types.ts'
import { makeAccount, newestRevision, rest } from '../testing/rest.ts'
import { make, makeStory } from '../testing/stock.ts'

let payload: Payload
let token: string
let section: Section
let other: Article

beforeAll(async () => {
  payload = await testPayload()
  token = (await makeAccount(payload, 'editor', 'editor')).token
  section = await make<Section>(payload, 'sections', { name: 'News' })
  other = await makeStory(payload, { section: section.id })
})

const story = (data: Partial<Article> = {}) => makeStory(payload, { section: section.id, ...data })
/** What an editor's save is answered: its status, and the sentence at the field. */
async function save({ id }: Article, json: object, query = ''): Promise<[number, string | undefined]> {
  const revision = await newestRevision(payload, 'articles', id)
  const { status, body } = await rest('PATCH', `articles/${id}${query}`, {
    token,
    json: { _status: 'published', revision, ...json },
  })
  const errors = body.errors as { data?: { errors?: { message: string }[] } }[] | undefined
  return [status, errors?.[0]?.data?.errors?.[0]?.message]
}
const SAVED = [200, undefined]
const refused = (words: string) => [400, expect.stringContaining(words)]
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()

test('a story is neither pinned to nor banned from itself', async () => {
  const own = await story()
  expect(await save(own, { pinnedRelated: [{ story: own.id }] })).toEqual(refused('The story itself'))
  expect(await save(own, { bannedRelated: [{ story: own.id }] })).toEqual(refused('The story itself'))
  expect(await save(own, { bannedRelated: [{ story: other.id }] })).toEqual(SAVED)
})

test('no story is pinned and banned at once', async () => {
  const both = { pinnedRelated: [{ story: other.id }], bannedRelated: [{ story: other.id }] }
  expect(await save(await story(), both)).toEqual(refused('is pinned above'))
  const pinned = await story({ pinnedRelated: [{ story: other.id }] })
  expect(await save(pinned, { bannedRelated: [{ story: other.id }] })).toEqual(refused('is pinned above'))
})

test('no story is pinned twice', async () => {
  const pins = [{ story: other.id }, { story: other.id, until: inHours(1) }]
  expect(await save(await story(), { pinnedRelated: pins })).toEqual(refused('twice'))
})

test('a new pin, and a new time for one, end later than now; one that ran out meanwhile is in nobody’s way', async () => {
  const own = await story()
  const until = inHours(-1)
  expect(await save(own, { pinnedRelated: [{ story: other.id, until }] })).toEqual(refused('“Until” is over'))
  expect(await save(own, { pinnedRelated: [{ story: other.id, until: inHours(1) }] })).toEqual(SAVED)
  const ranOut = await story({ pinnedRelated: [{ story: other.id, until }] })
  expect(await save(ranOut, { kicker: 'New' })).toEqual(SAVED)
  expect(await save(ranOut, { pinnedRelated: [{ story: other.id, until }] })).toEqual(SAVED)
  expect(await save(ranOut, { pinnedRelated: [{ story: other.id, until: inHours(-2) }] })).toEqual(refused('is over'))
})

test('a draft that is written with every letter does not make a pin an old one', async () => {
  const own = await story()
  const pinnedRelated = [{ story: other.id, until: inHours(-1) }]
  expect(await save(own, { _status: 'draft', pinnedRelated }, '?draft=true&autosave=true')).toEqual(SAVED)
  expect(await save(own, { pinnedRelated })).toEqual(refused('is over'))
})

test('as many as readers are shown may be pinned', async () => {
  const pins = await Promise.all(Array.from({ length: 6 }, async () => ({ story: (await story()).id })))
  const own = await story()
  expect(await save(own, { pinnedRelated: pins })).toEqual(refused('more than 5'))
  expect(await save(own, { pinnedRelated: pins.slice(1) })).toEqual(SAVED)
})
