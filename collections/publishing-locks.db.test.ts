import type { Payload } from 'payload'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { payloadPool } from '../lib/payload-pool.ts'
import { testDatabase } from '../lib/testing/test-database.ts'
import { testPayload } from '../lib/testing/test-payload.ts'
import type { Section } from '../payload-types.ts'
import { makeAccount, newestRevision, rest } from './testing/rest.ts'
import { askForNothing, bodyOf, make, makeStory } from './testing/stock.ts'

let payload: Payload
let section: string
let editor: string
const clients: pg.Client[] = []

beforeAll(async () => {
  payload = await testPayload()
  await askForNothing(payload)
  editor = (await makeAccount(payload, 'editor', 'editor')).token
  section = (await make<Section>(payload, 'sections', { name: 'News' })).id
  // In place of ten seconds, on every connection of Payload's pool; one of them it keeps to itself.
  const pool = payloadPool(payload)
  const all = await Promise.all(Array.from({ length: pool.options.max - 1 }, () => pool.connect()))
  for (const client of all) await client.query("set lock_timeout = '500ms'")
  for (const client of all) client.release()
})
afterAll(async () => {
  for (const client of clients) await client.end()
})

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client(url)
  await client.connect()
  clients.push(client)
  return client
}

const publish = (headline: string) =>
  rest('POST', 'articles', {
    token: editor,
    json: { headline, section, body: bodyOf('It rains.'), _status: 'published' },
  })

test('a login of the readers’ site that takes every advisory lock there is keeps nobody from publishing', async () => {
  const { readerUrl, inboxUrl } = await testDatabase()
  const held = ['broadsheet changes', 'broadsheet edition', 'slug taken-locks', 'taken-locks']
  for (const url of [readerUrl, inboxUrl]) {
    const thief = await connect(url)
    for (const key of held) await thief.query('select pg_advisory_lock_shared(hashtext($1))', [key])
  }
  expect((await publish('Taken locks')).status).toBe(201)
})

test.each(['edition_lock', 'change_lock'])(
  'a publish that waits too long for %s is told so, in a sentence',
  async (name) => {
    const { databaseUrl } = await testDatabase()
    const other = await connect(databaseUrl)
    await other.query('begin')
    await other.query(`lock table publishing.${name} in exclusive mode`)
    const { status, body } = await publish(`Waiting for ${name}`)
    expect(status).toBe(503)
    expect(body.errors).toEqual([
      { name: 'Busy', message: expect.stringMatching(/Nothing was changed: please try again/) },
    ])
    await other.query('rollback')
    expect((await publish(`Waiting for ${name}`)).status).toBe(201)
  },
)

test('a draft of a story in the trash waits for no publish', async () => {
  const { databaseUrl } = await testDatabase()
  const { id } = await makeStory(payload, { section, _status: 'draft' })
  await payload.update({ collection: 'articles', id, data: { deletedAt: new Date().toISOString() } })
  const other = await connect(databaseUrl)
  await other.query('begin')
  await other.query('lock table publishing.edition_lock in exclusive mode')
  const json = { kicker: 'Later', _status: 'draft', revision: await newestRevision(payload, 'articles', id) }
  const { status } = await rest('PATCH', `articles/${id}?draft=true&trash=true`, { token: editor, json })
  await other.query('rollback')
  expect(status).toBe(200)
})

test('a story that wants a slug which another save decides about waits for that save', async () => {
  const { databaseUrl } = await testDatabase()
  const other = await connect(databaseUrl)
  await other.query('begin')
  await other.query("select from publishing.slug_locks where kind = hashtext('rain-again') & 1023 for update")
  const draft = { headline: 'Rain again', section, _status: 'draft' as const }
  await expect(makeStory(payload, draft)).rejects.toMatchObject({ code: '55P03' })
  await makeStory(payload, { ...draft, headline: 'Something else' })
  await other.query('rollback')
  const stories = await Promise.all([1, 2, 3, 4].map(() => makeStory(payload, draft)))
  expect(stories.map(({ slug }) => slug).sort()).toEqual(['rain-again', 'rain-again-2', 'rain-again-3', 'rain-again-4'])
})
