import type { Payload } from 'payload'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { setupToken } from '../lib/setup-token.ts'
import type { Sql } from '../lib/sql.ts'
import { testPayload } from '../lib/testing/test-payload.ts'
import { type Method, makeAccount, rest, signIn } from './testing/rest.ts'
import { bodyOf, make, makeStory, ownerSql } from './testing/stock.ts'

const SOME_ID = '01890000-0000-7000-8000-000000000001'
const OPEN = ['users/login', 'users/forgot-password', 'users/reset-password', 'users/set-up']
const METHODS: Method[] = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS']

let payload: Payload
let sql: Sql
let section: string
let admin: { id: string; token: string; email: string }

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
})

test('the first account needs the token that the server prints, and there is only one first account', async () => {
  const account = { name: 'First', email: 'first@example.org', password: 'a long enough password' }
  const token = setupToken(process.env.PAYLOAD_SECRET ?? '')
  const setUp = (json: object) => rest('POST', 'users/set-up', { json })
  expect((await setUp({ ...account, token: 'a guess' })).status).toBe(403)
  expect((await setUp(account)).status).toBe(403)
  expect((await setUp({ ...account, token, password: 'short' })).status).toBe(400)
  expect((await rest('POST', 'users/first-register', { json: account })).status).toBe(401)
  expect((await setUp({ ...account, token, role: 'contributor' })).status).toBe(201)
  expect(await sql`select role::text from users`).toEqual([{ role: 'admin' }])
  expect((await setUp({ ...account, email: 'second@example.org', token })).status).toBe(409)

  section = (await make<{ id: string }>(payload, 'sections', { name: 'News' })).id
  const [first] = await sql<{ id: string }>`select id from users`
  admin = { id: first?.id ?? '', email: account.email, token: await signIn(account.email) }
})

describe('without an account', () => {
  test('every route that Payload has answers 401, but for the open ones', async () => {
    const routes = routesOf(payload)
    expect(routes.length).toBeGreaterThan(150)
    for (const { method, path } of routes) {
      if (method === 'POST' && OPEN.includes(path)) continue
      const json = method === 'GET' ? undefined : { name: 'x', _status: 'published' }
      expect((await rest(method, path, { json })).status, `${method} ${path}`).toBe(401)
    }
  })

  test('so does every other method on every address, an open one included, and what does not exist', async () => {
    const paths = new Set(routesOf(payload).map(({ path }) => path))
    for (const path of [...paths, 'nothing', 'graphql', 'graphql-playground', 'og', 'users/set-up/x', 'users//login']) {
      for (const method of METHODS) {
        if (method === 'POST' && OPEN.includes(path)) continue
        expect((await rest(method, path)).status, `${method} ${path}`).toBe(401)
      }
    }
  })

  test('an overridden method opens nothing, nor does a query, a long body, or one of unknown length', async () => {
    const statuses: [string, number][] = []
    const paths = new Set(routesOf(payload).map(({ path }) => path))
    for (const path of paths) {
      const form = 'where[id][exists]=true&limit=1'
      const headers = { 'X-Payload-HTTP-Method-Override': 'GET', 'Content-Type': 'application/x-www-form-urlencoded' }
      statuses.push([path, (await rest('POST', path, { json: form, headers })).status])
    }
    for (const path of OPEN) {
      const json = { email: admin.email, password: 'a long enough password' }
      statuses.push([`${path}?`, (await rest('POST', `${path}?depth=1`, { json })).status])
      statuses.push([
        `${path} overridden`,
        (await rest('POST', path, { json, headers: { 'X-HTTP-Method-Override': 'PATCH' } })).status,
      ])
      statuses.push([
        `${path} long`,
        (await rest('POST', path, { json: { ...json, name: 'x'.repeat(10_000) } })).status,
      ])
      statuses.push([`${path} chunked`, (await rest('POST', path, { json, headers: { 'Content-Length': '' } })).status])
    }
    expect(statuses.filter(([, status]) => status !== 401)).toEqual([])
  })

  test('a forgotten password is answered alike for whoever asks, and tells no token', async () => {
    const readToken = async () => {
      const [row] = await sql<{ token: string }>`select reset_password_token as token from users where id = ${admin.id}`
      return row?.token
    }
    const ask = (email: string) => rest('POST', 'users/forgot-password', { json: { email } })
    const unmailed = await ask(admin.email)
    vi.stubEnv('SMTP_URL', 'smtp://mail.invalid:25')
    const known = await ask(admin.email)
    const unknown = await ask('nobody@example.org')
    expect(known).toEqual(unknown)
    expect(unmailed).toEqual(unknown)
    // The answer does not wait for the work.
    await expect.poll(readToken, { timeout: 5000 }).toBeTruthy()
    const token = await readToken()
    expect(JSON.stringify(known)).not.toContain(token)
    await ask(admin.email)
    expect(await readToken(), 'a second mail within minutes makes no link void').toBe(token)
    vi.unstubAllEnvs()
  })

  test('a wrong password, an unknown and a disabled account get the same answer', async () => {
    const disabled = await makeAccount(payload, 'gone', 'reporter')
    await payload.update({ collection: 'users', id: disabled.id, data: { isDisabled: true } })
    const answers = [
      { email: admin.email, password: 'a wrong password' },
      { email: 'nobody@example.org', password: 'a wrong password' },
      { email: disabled.email, password: 'a long enough password' },
    ].map((json) => rest('POST', 'users/login', { json }))
    const [first, ...others] = await Promise.all(answers)
    expect(first?.status).toBe(401)
    for (const other of others) expect(other).toEqual(first)
  })
})

describe('accounts', () => {
  test('a disabled account’s sessions end at once, and it comes back only by signing in again', async () => {
    const account = await makeAccount(payload, 'leaver', 'editor')
    const asked = () => rest('GET', 'articles', { token: account.token })
    expect((await asked()).status).toBe(200)
    const disable = (isDisabled: boolean) =>
      rest('PATCH', `users/${account.id}`, { token: admin.token, json: { isDisabled } })
    expect((await disable(true)).status).toBe(200)
    expect((await asked()).status).toBe(401)
    expect((await rest('POST', 'users/refresh-token', { token: account.token })).status).toBe(401)
    expect((await disable(false)).status).toBe(200)
    expect((await asked()).status).toBe(401)
    expect((await rest('GET', 'articles', { token: await signIn(account.email) })).status).toBe(200)
  })

  test('a disabled account cannot get in by a forgotten password', async () => {
    const account = await makeAccount(payload, 'forgetter', 'editor')
    const token = await payload.forgotPassword({
      collection: 'users',
      data: { email: account.email },
      disableEmail: true,
    })
    await payload.update({ collection: 'users', id: account.id, data: { isDisabled: true } })
    const { body } = await rest('POST', 'users/reset-password', { json: { token, password: 'another long password' } })
    expect((await rest('GET', 'articles', { token: String(body.token) })).status).toBe(401)
  })

  test('a role that is taken away counts from the next request', async () => {
    const account = await makeAccount(payload, 'demoted', 'editor')
    await rest('PATCH', `users/${account.id}`, { token: admin.token, json: { role: 'contributor' } })
    expect((await rest('POST', 'tags', { token: account.token, json: { name: 'Mine' } })).status).toBe(403)
  })

  test('the only admin cannot be disabled, demoted or deleted, alone or in bulk', async () => {
    await sql`update users set role = 'editor' where role = 'admin' and id <> ${admin.id}`
    const { token } = admin
    const bulk = `users?where[role][equals]=admin`
    const attempts = [
      await rest('PATCH', `users/${admin.id}`, { token, json: { isDisabled: true } }),
      await rest('PATCH', `users/${admin.id}`, { token, json: { role: 'editor' } }),
      await rest('DELETE', `users/${admin.id}`, { token }),
    ]
    expect(attempts.map(({ status }) => status)).toEqual([409, 409, 409])
    await rest('PATCH', bulk, { token, json: { isDisabled: true } })
    await rest('DELETE', bulk, { token })
    expect(await sql`select role::text, is_disabled from users where id = ${admin.id}`).toEqual([
      { role: 'admin', is_disabled: false },
    ])
  })

  test('two admins who disable each other at the same moment do not both succeed', async () => {
    const second = await makeAccount(payload, 'second-admin', 'admin')
    const statuses = await Promise.all([
      rest('PATCH', `users/${second.id}`, { token: admin.token, json: { isDisabled: true } }),
      rest('PATCH', `users/${admin.id}`, { token: second.token, json: { isDisabled: true } }),
    ]).then((answers) => answers.map(({ status }) => status))
    const left = await sql`select id from users where role = 'admin' and is_disabled is not true`
    expect(left, JSON.stringify(statuses)).not.toHaveLength(0)
    await sql`update users set is_disabled = false where id = ${admin.id}`
    admin.token = await signIn(admin.email)
  })

  test('nobody reads another’s secrets or sessions, or searches by them', async () => {
    const reporter = await makeAccount(payload, 'curious', 'reporter')
    const { body } = await rest('GET', `users/${admin.id}`, { token: reporter.token })
    expect(body.email).toBe(admin.email)
    for (const secret of ['hash', 'salt', 'resetPasswordToken', 'password'])
      expect(body[secret], secret).toBeUndefined()
    // Payload empties the list where it is not one's own.
    expect(body.sessions ?? []).toEqual([])
    for (const field of ['hash', 'salt', 'resetPasswordToken', 'resetPasswordExpiration', 'sessions.id']) {
      const { status } = await rest('GET', `users?where[${field}][exists]=true`, { token: reporter.token })
      expect(status, field).toBe(400)
    }
  })

  test('a password has 10 characters at least', async () => {
    const { status } = await rest('PATCH', `users/${admin.id}`, { token: admin.token, json: { password: 'short' } })
    expect(status).toBe(400)
  })
})

describe('ways around the rules', () => {
  test('a copy of another’s live story is the copier’s own draft that readers never had', async () => {
    const reporter = await makeAccount(payload, 'copier', 'reporter')
    const { id } = await makeStory(payload, { section, owners: [admin.id], sourceId: 'imported' } as never)
    const { status, body } = await rest('POST', `articles/${id}/duplicate?depth=0`, {
      token: reporter.token,
      json: { owners: [admin.id] },
    })
    expect(status).toBe(200)
    const copy = await payload.findByID({ collection: 'articles', id: body.doc?.id ?? '', depth: 0, draft: true })
    expect(copy).toMatchObject({ _status: 'draft', owners: [reporter.id] })
    expect(copy.publishedAt ?? null).toBeNull()
    expect(copy.sourceId ?? null).toBeNull()
    expect(await sql`select 1 from edition.stories where id = ${copy.id}`).toHaveLength(0)
  })

  test('a copy knows nothing of what readers were told about the first, whoever makes it', async () => {
    const told = { severity: 'correction', wrong: 'It said nine.', correct: 'It was eleven.' }
    const { id } = await makeStory(payload, { section, corrections: [told] } as never)
    const { body } = await rest('POST', `articles/${id}/duplicate?depth=0`, { token: admin.token, json: {} })
    const copy = await payload.findByID({ collection: 'articles', id: body.doc?.id ?? '', depth: 0, draft: true })
    expect(copy).toMatchObject({ headline: expect.any(String), publishedAt: null, revisedAt: null, corrections: [] })
  })

  test('nobody chooses the id, owner, time or source of a new story', async () => {
    const reporter = await makeAccount(payload, 'chooser', 'reporter')
    const json = {
      ...{ id: SOME_ID, headline: 'Chosen', section, owners: [admin.id], publishedAt: '2001-01-01T00:00:00.000Z' },
      ...{ revisedAt: '2001-01-01T00:00:00.000Z', sourceId: 'chosen', sourceHash: 'chosen', createdBy: admin.id },
    }
    const { body } = await rest('POST', 'articles?depth=0', { token: reporter.token, json })
    expect(body.doc?.id).not.toBe(SOME_ID)
    expect(body.doc).toMatchObject({ owners: [reporter.id] })
    const [row] =
      await sql`select published_at, revised_at, source_id, source_hash from articles where id = ${body.doc?.id}`
    expect(row).toEqual({ published_at: null, revised_at: null, source_id: null, source_hash: null })
  })

  test('a contributor reads no word of another’s draft through what links to it', async () => {
    const contributor = await makeAccount(payload, 'linker', 'contributor')
    const secret = await makeStory(payload, {
      section,
      headline: 'Canary headline',
      owners: [admin.id],
      _status: 'draft',
    })
    const { body } = await rest('POST', 'articles?draft=true&depth=5', {
      token: contributor.token,
      json: {
        headline: 'Linking',
        section,
        body: bodyOf(
          { type: 'relatedStory', storyId: secret.id },
          {
            type: 'paragraph',
            children: [
              { type: 'internalLink', to: 'articles', id: secret.id, children: [{ type: 'text', text: 'x' }] },
            ],
          },
        ),
      },
    })
    expect(body.doc?.id).toBeDefined()
    const answers = [body]
    for (const path of [
      `articles/${body.doc?.id}`,
      'articles',
      'articles/versions',
      'payload-locked-documents',
      'payload-preferences',
    ]) {
      const answer = await rest('GET', `${path}?depth=6&draft=true`, { token: contributor.token })
      answers.push(answer.body)
    }
    expect(JSON.stringify(answers)).not.toContain('Canary')
  })

  test('Payload’s own tables are nobody’s: no preferences of others, no key-value rows, no migrations', async () => {
    const reporter = await makeAccount(payload, 'looker', 'reporter')
    await rest('POST', 'payload-preferences/secret', { token: admin.token, json: { value: { canary: true } } })
    const { body } = await rest('GET', 'payload-preferences?limit=0', { token: reporter.token })
    expect(JSON.stringify(body)).not.toContain('canary')
    expect((await rest('GET', 'payload-kv', { token: reporter.token })).status).toBe(403)
    expect((await rest('GET', 'payload-migrations', { token: reporter.token })).status).toBeGreaterThanOrEqual(400)
  })

  test('a disabled admin’s open session counts for nothing even where Payload was not told', async () => {
    const account = await makeAccount(payload, 'past-payload', 'admin')
    await sql`update users set is_disabled = true where id = ${account.id}`
    for (const path of ['articles', 'users/me', 'access', 'globals/settings']) {
      expect((await rest('GET', path, { token: account.token })).status, path).toBe(401)
    }
  })
})

type Routed = { endpoints?: { method: string; path: string }[] | false; slug: string }

/** Every route of the sanitised configuration, with an id where it wants one. */
function routesOf({ config }: Payload): { method: Method; path: string }[] {
  const of = (prefix: string, { endpoints }: Pick<Routed, 'endpoints'>) =>
    (endpoints || []).map(({ method, path }) => ({
      method: method.toUpperCase() as Method,
      path: `${prefix}${path}`
        .replace(':filename', 'a.jpg')
        .replace(/:[a-z]+\??/gi, SOME_ID)
        .replace(/^\/|\/$/g, ''),
    }))
  return [
    ...of('', config),
    ...config.collections.flatMap((collection) => of(`${collection.slug}`, collection as Routed)),
    ...config.globals.flatMap((global) => of(`globals/${global.slug}`, global as Routed)),
  ].filter(({ method }) => METHODS.includes(method))
}
