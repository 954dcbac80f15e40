import type { Payload } from 'payload'
import type { PoolClient } from 'pg'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { payloadPool } from '../lib/payload-pool.ts'
import { testPayload } from '../lib/testing/test-payload.ts'
import { makeAccount, rest } from './testing/rest.ts'

let payload: Payload
let editor: { id: string; token: string; email: string }

beforeAll(async () => {
  payload = await testPayload()
  editor = await makeAccount(payload, 'editor', 'admin')
})
afterEach(() => {
  vi.restoreAllMocks()
})

const AWAY = {
  status: 503,
  retryAfter: '5',
  body: { errors: [{ message: expect.stringMatching(/try again in a moment/) }] },
}

const list = () => rest('GET', 'articles?limit=1', { token: editor.token })
const signInAgain = () =>
  rest('POST', 'users/login', { json: { email: editor.email, password: 'a long enough password' } })

test('while all connections are in use nobody is told to be signed out, but to come back', async () => {
  const pool = payloadPool(payload)
  const held: PoolClient[] = []
  while (pool.idleCount > 0 || pool.totalCount < pool.options.max) held.push(await pool.connect())
  const answers = await Promise.all([list(), signInAgain(), rest('GET', 'users/me', { token: editor.token })])
  for (const client of held) client.release()
  expect(answers).toMatchObject([AWAY, AWAY, AWAY])
  expect((await list()).status).toBe(200)
})

test('whichever statement the database does not answer, nobody hears that they may not', async () => {
  const pool = payloadPool(payload)
  const query = pool.query.bind(pool) as (...args: unknown[]) => unknown
  const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
  const statuses: number[] = []
  while (statuses.at(-1) !== 200) {
    let sent = 0
    vi.spyOn(pool, 'query').mockImplementation(((...args: unknown[]) => {
      sent += 1
      return sent > statuses.length ? Promise.reject(away) : query(...args)
    }) as never)
    const answer = await list()
    statuses.push(answer.status)
    if (answer.status !== 200) expect(answer).toMatchObject(AWAY)
  }
  // The account is read twice, at the wall and by Payload, then the list.
  expect(statuses.length).toBeGreaterThan(3)
})

test('a token of nobody’s is one, whatever the database does', async () => {
  expect((await rest('GET', 'articles', { token: 'made.up.token' })).status).toBe(401)
})
