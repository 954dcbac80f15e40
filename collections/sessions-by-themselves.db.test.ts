import type { Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import { payloadPool } from '../lib/payload-pool.ts'
import { testPayload } from '../lib/testing/test-payload.ts'
import { makeAccount, rest, signIn } from './testing/rest.ts'

let payload: Payload

beforeAll(async () => {
  payload = await testPayload()
  await makeAccount(payload, 'keeper', 'admin')
})

const status = async (token: string) => (await rest('GET', 'articles', { token })).status

/** Asks for something while another transaction changes the account: it has read the account before, and goes on after. */
async function whileChanging(
  id: string,
  change: string,
  ask: () => ReturnType<typeof rest>,
): Promise<Awaited<ReturnType<typeof rest>>> {
  const pool = payloadPool(payload)
  const other = await pool.connect()
  await other.query('begin')
  await other.query(`update users set ${change} where id = $1`, [id])
  const answer = ask()
  const waiting = `select from pg_locks where not granted and locktype = 'transactionid'`
  await expect.poll(async () => (await pool.query(waiting)).rowCount).toBe(1)
  await other.query('commit')
  other.release()
  return answer
}

const signInWhile = (id: string, email: string, change: string) =>
  whileChanging(id, change, () => rest('POST', 'users/login', { json: { email, password: 'a long enough password' } }))

test('who signs in in several places at once is signed in in all of them', async () => {
  const { email, token } = await makeAccount(payload, 'traveller', 'editor')
  const tokens = await Promise.all([1, 2, 3, 4].map(() => signIn(email)))
  expect(await Promise.all([token, ...tokens].map(status))).toEqual([200, 200, 200, 200, 200])
})

test('a role that is taken away while somebody signs in stays taken away', async () => {
  const { id, email } = await makeAccount(payload, 'demoted-meanwhile', 'editor')
  const { body } = await signInWhile(id, email, `role = 'contributor'`)
  expect((await rest('POST', 'tags', { token: String(body.token), json: { name: 'Mine' } })).status).toBe(403)
  expect((await payload.findByID({ collection: 'users', id })).role).toBe('contributor')
})

test('so is an account that is disabled meanwhile', async () => {
  const { id, email } = await makeAccount(payload, 'disabled-meanwhile', 'editor')
  expect((await signInWhile(id, email, 'is_disabled = true')).status).toBe(401)
})

test('whoever signs in with a password that is changed meanwhile is not signed in', async () => {
  const { id, email } = await makeAccount(payload, 'rekeyed-meanwhile', 'editor')
  await payloadPool(payload).query('delete from users_sessions where _parent_id = $1', [id])
  const { status: answer, body } = await signInWhile(id, email, `hash = 'of another password'`)
  expect(answer).toBe(401)
  expect(body.token).toBeUndefined()
  expect((await payload.findByID({ collection: 'users', id, showHiddenFields: true })).sessions ?? []).toEqual([])
})

test('a session that is over leaves the list with the next sign-in, and signing out ends one', async () => {
  const { id, email, token } = await makeAccount(payload, 'leaver', 'editor')
  await payloadPool(payload).query(
    `update users_sessions set expires_at = now() - interval '1 s' where _parent_id = $1`,
    [id],
  )
  const next = await signIn(email)
  const last = await signIn(email)
  expect((await payload.findByID({ collection: 'users', id, showHiddenFields: true })).sessions).toHaveLength(2)
  await rest('POST', 'users/logout', { token: next })
  expect(await Promise.all([token, next, last].map(status))).toEqual([401, 401, 200])
})

test('who stays signed in, or signs out, brings nothing back that was changed meanwhile', async () => {
  for (const way of ['refresh-token', 'logout']) {
    const { id, token } = await makeAccount(payload, `stays-${way}`, 'editor')
    await whileChanging(id, `role = 'contributor'`, () => rest('POST', `users/${way}`, { token }))
    expect((await payload.findByID({ collection: 'users', id })).role, way).toBe('contributor')
  }
})

test('a session is kept for another twelve hours', async () => {
  const { id, token } = await makeAccount(payload, 'kept', 'editor')
  const end = async () =>
    (await payload.findByID({ collection: 'users', id, showHiddenFields: true })).sessions?.[0]?.expiresAt ?? ''
  await payloadPool(payload).query(
    `update users_sessions set expires_at = now() + interval '1 h' where _parent_id = $1`,
    [id],
  )
  const { status: renewed } = await rest('POST', 'users/refresh-token', { token })
  expect(renewed).toBe(200)
  expect(Date.parse(await end())).toBeGreaterThan(Date.now() + 11 * 3_600_000)
})

test('who changes a name brings back no role that was taken away meanwhile', async () => {
  const { id, token } = await makeAccount(payload, 'renamed', 'editor')
  const { status: answer } = await whileChanging(id, `role = 'contributor', updated_at = now()`, () =>
    rest('PATCH', `users/${id}`, { token, json: { name: 'Another name' } }),
  )
  expect(answer).toBe(409)
  expect((await payload.findByID({ collection: 'users', id })).role).toBe('contributor')
})

const NEW = 'a password of now'

/** A link for a new password, as it is in the mail. */
const linkFor = (email: string) => payload.forgotPassword({ collection: 'users', data: { email }, disableEmail: true })
const reset = (token: string) =>
  rest('POST', 'users/reset-password', { json: { token, password: 'of a thief’s choice' } })

test('a new password makes the link for one void, and ends all other sessions', async () => {
  const admin = await makeAccount(payload, 'key-giver', 'admin')
  const { id, email, token } = await makeAccount(payload, 'rekeyed', 'editor')
  const other = await signIn(email)
  const link = await linkFor(email)
  expect((await rest('PATCH', `users/${id}`, { token, json: { name: 'Only a name' } })).status).toBe(200)
  expect(await Promise.all([token, other].map(status))).toEqual([200, 200])
  expect((await rest('PATCH', `users/${id}`, { token, json: { password: NEW } })).status).toBe(200)
  expect(await Promise.all([token, other].map(status))).toEqual([200, 401])
  expect((await reset(link)).status).toBe(403)
  const { rows } = await payloadPool(payload).query(
    'select reset_password_token, reset_password_expiration from users where id = $1',
    [id],
  )
  expect(rows).toEqual([{ reset_password_token: null, reset_password_expiration: null }])

  const second = await linkFor(email)
  const json = { password: `${NEW}, by an admin` }
  expect((await rest('PATCH', `users/${id}`, { token: admin.token, json })).status).toBe(200)
  expect(await Promise.all([token, admin.token].map(status))).toEqual([401, 200])
  expect((await reset(second)).status).toBe(403)
})

test('a link that is used while another password is being set sets none', async () => {
  const { id, email } = await makeAccount(payload, 'reset-meanwhile', 'editor')
  const link = await linkFor(email)
  const change = `hash = 'of another password', reset_password_token = null, reset_password_expiration = null`
  expect((await whileChanging(id, change, () => reset(link))).status).toBe(403)
  const { rows } = await payloadPool(payload).query('select hash from users where id = $1', [id])
  expect(rows).toEqual([{ hash: 'of another password' }])
})
