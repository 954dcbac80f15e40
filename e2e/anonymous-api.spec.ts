import http from 'node:http'
import { expect, test } from '@playwright/test'
import { demoAccount, HOUSE, tokenOf, uniqueWord } from './house.ts'
import { PAGE_TYPES } from './page-types.ts'
import { bodyOf, restAs, sectionId } from './rest.ts'
import { signIn } from './set-the-scene.ts'

const SOME_ID = '01890000-0000-7000-8000-000000000001'
const CLOSED = [
  '/api/articles',
  `/api/articles/${SOME_ID}`,
  '/api/articles/versions',
  '/api/articles/count',
  '/api/media',
  '/api/media/file/picture.png',
  '/api/users',
  '/api/users/me',
  '/api/users/init',
  '/api/users/first-register',
  '/api/users/refresh-token',
  '/api/access',
  '/api/globals/settings',
  '/api/payload-preferences/x',
  '/api/payload-locked-documents',
  '/api/graphql',
  '/api/graphql-playground',
  '/api/nothing',
]
const OVERRIDES: Record<string, string>[] = [
  {},
  { 'X-Payload-HTTP-Method-Override': 'GET' },
  { 'X-HTTP-Method-Override': 'GET' },
  { 'X-Forwarded-For': '127.0.0.1', 'X-Forwarded-Host': 'localhost' },
  { Authorization: 'JWT null' },
  { Authorization: 'users API-Key x' },
  { Cookie: 'payload-token=x' },
  { 'X-Middleware-Subrequest': 'middleware:middleware:middleware:middleware:middleware' },
]

test('without an account every route of the API but sign-in is closed, whatever the method and the headers say', async () => {
  for (const path of CLOSED) {
    for (const method of ['GET', 'POST', 'PATCH', 'DELETE', 'OPTIONS', 'PUT']) {
      for (const headers of OVERRIDES) {
        const body = method === 'GET' || method === 'OPTIONS' ? {} : { body: 'limit=1&where[id][exists]=true' }
        const response = await fetch(HOUSE + path, { method, headers, ...body })
        const what = `${method} ${path} ${JSON.stringify(headers)}`
        expect(response.status, what).toBe(401)
        expect(await response.text(), what).toBe('{"errors":[{"message":"You are not signed in."}]}')
      }
    }
  }
})

test('sign-in works with a POST and nothing else', async () => {
  const { email, password } = demoAccount('contributor')
  const ask = (query: string, body: object, headers = {}) =>
    fetch(`${HOUSE}/api/users/login${query}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const signedIn = await ask('', { email, password })
  expect(signedIn.status).toBe(200)
  expect(signedIn.headers.get('set-cookie')).toMatch(/payload-token=[^;]+;.*HttpOnly.*SameSite=Lax/i)
  expect((await ask('', { email, password: 'not it at all' })).status).toBe(401)
  expect((await ask('', { email: { $ne: null }, password })).status).toBeGreaterThanOrEqual(400)
  expect((await ask('?depth=9', { email, password })).status).toBe(401)
  expect((await ask('', { email, password }, { 'X-HTTP-Method-Override': 'GET' })).status).toBe(401)
  expect((await fetch(`${HOUSE}/api/users/login`)).status).toBe(401)
})

test('there is no GraphQL, for those with an account neither', async () => {
  const headers = { Authorization: `JWT ${tokenOf('admin')}`, 'Content-Type': 'application/json' }
  for (const path of ['/api/graphql', '/api/graphql-playground']) {
    const body = JSON.stringify({ query: '{ __schema { types { name } } }' })
    expect((await fetch(HOUSE + path, { method: 'POST', headers, body })).status, path).toBe(404)
    expect((await fetch(HOUSE + path, { headers })).status, path).toBe(404)
  }
})

test('set-up is over once there is an account', async () => {
  const account = { name: 'Eve', email: 'eve@example.org', password: 'a long enough password', token: 'a guess' }
  const json = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(account) }
  expect((await fetch(`${HOUSE}/api/users/set-up`, json)).status).toBe(409)
  expect((await fetch(`${HOUSE}/api/users/first-register`, json)).status).toBe(401)
  const form = await fetch(`${HOUSE}/setup`, { method: 'POST', body: new URLSearchParams(account) })
  expect([form.status, await form.text()]).toEqual([404, expect.stringContaining('already set up')])
  expect((await fetch(`${HOUSE}/setup?token=x`)).status).toBe(404)
  await expect(signIn(account.email, account.password)).rejects.toThrow()
})

test('the admin shows strangers its sign-in form and nothing else', async ({ page }) => {
  for (const path of [
    '/admin',
    '/admin/collections/articles',
    '/admin/collections/users',
    '/admin/globals/settings',
    '/admin/create-first-user',
  ]) {
    await page.goto(path)
    if (path.endsWith('user')) {
      await expect(page.getByRole('heading', { name: 'This newsroom is already set up' })).toBeVisible()
      continue
    }
    await expect(page).toHaveURL(/\/admin\/login/)
    await expect(page.getByRole('button', { name: 'Login' })).toBeVisible()
    expect(await page.content()).not.toContain('demo.example')
  }
})

test('a preview shows strangers no draft, with or without a session that is not theirs', async ({ page }) => {
  const word = uniqueWord()
  const editor = restAs('editor')
  const { id } = await editor.create('articles', {
    headline: `A draft ${word}`,
    body: bodyOf(word),
    section: await sectionId(editor, 'science'),
  })
  for (const headers of OVERRIDES) {
    const response = await fetch(`${HOUSE}/preview/articles/${id}`, { headers })
    expect(await response.text(), JSON.stringify(headers)).not.toContain(word)
    expect(response.headers.get('cache-control') ?? '').toMatch(/no-store|private/)
  }
  await page.goto(`/preview/articles/${id}`)
  await expect(page.getByRole('heading', { name: 'Sign in to see this preview' })).toBeVisible()

  // A contributor has an account, and no right to an editor's draft.
  await page.context().addCookies([{ name: 'payload-token', value: tokenOf('contributor'), url: HOUSE }])
  await page.goto(`/preview/articles/${id}`)
  await expect(page.getByRole('heading', { name: 'There is no draft to show' })).toBeVisible()
  await page.context().addCookies([{ name: 'payload-token', value: tokenOf('editor'), url: HOUSE }])
  await page.goto(`/preview/articles/${id}`)
  await expect(page.getByRole('heading', { level: 1, name: `A draft ${word}` })).toBeVisible()
})

test('no path leads out of where it begins', async () => {
  const [picture] = await restAs('editor').find('media', 'limit=1&sort=createdAt')
  const hash = String(picture?.hash)
  const paths = [
    '/media/',
    `/media/${hash}`,
    `/media/${hash}/`,
    `/media/${hash}/..%2f..%2fsecrets.json`,
    `/media/${hash}/../../secrets.json`,
    '/media/../secrets.json',
    '/media/..%2fsecrets.json',
    '/media/%2e%2e/secrets.json',
    '/media/....//secrets.json',
    `/media/${hash}/..\\..\\secrets.json`,
    `/media/${hash.toUpperCase()}/320.avif`,
    `/media/${hash}/0320.avif`,
    `/media/${hash}/320.avif%00.jpg`,
    `/media/${hash}/320.svg`,
    '/islands/../server.ts',
    '/islands/..%2fserver.js',
    '/_next/../secrets.json',
    '/admin/../technology',
    '/internal/../technology',
    '/api/..%2ftechnology',
    '/_next/static/..%2f..%2fpackage.json',
  ]
  // Not by fetch, which tidies a path before it sends it.
  for (const path of paths) {
    const { status, text } = await rawGet(path)
    expect([301, 308, 400, 404], `${path}: ${status}`).toContain(status)
    expect(text, path).not.toMatch(/payloadSecret|createServer|"dependencies"/)
  }
  expect((await fetch(`${HOUSE}/media/${hash}/320.avif`)).status).toBe(200)
})

test('a disabled account is out at once', async ({ page }) => {
  const admin = restAs('admin')
  const account = { email: `${uniqueWord()}@example.org`, password: 'a long enough password' }
  const { id } = await admin.create('users', { ...account, name: 'On the way out', role: 'editor' })
  const headers = { Authorization: `JWT ${await signIn(account.email, account.password)}` }
  await page.goto('/admin/login')
  await page.getByLabel('Email').fill(account.email)
  await page.getByLabel('Password').fill(account.password)
  await page.getByRole('button', { name: 'Login' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'The desk' })).toBeVisible()
  expect((await fetch(`${HOUSE}/api/articles?limit=1`, { headers })).status).toBe(200)

  await admin.update('users', id, { isDisabled: true })
  expect((await fetch(`${HOUSE}/api/articles?limit=1`, { headers })).status).toBe(401)
  await expect(signIn(account.email, account.password)).rejects.toThrow('401')
  await page.goto('/admin/collections/articles')
  await expect(page.getByRole('button', { name: 'Login' })).toBeVisible()
})

test('another site cannot use an editor’s cookie', async () => {
  const Cookie = `payload-token=${tokenOf('editor')}`
  const make = (headers: Record<string, string>) =>
    fetch(`${HOUSE}/api/tags`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Cookie, ...headers },
      body: JSON.stringify({ name: uniqueWord('csrf') }),
    })
  for (const Origin of ['https://evil.example', 'null', `${HOUSE}.evil.example`, 'http://localhost:1']) {
    expect((await make({ Origin })).status, Origin).toBe(401)
  }
  expect((await make({ Origin: HOUSE })).status).toBe(201)
  const preflight = await fetch(`${HOUSE}/api/tags`, {
    method: 'OPTIONS',
    headers: { Origin: 'https://evil.example', Cookie },
  })
  expect(preflight.headers.get('access-control-allow-origin')).not.toBe('https://evil.example')
})

test('no answer names the software or asks the browser to ask twice', async () => {
  const paths = [
    ...PAGE_TYPES.map(({ path }) => path),
    '/rss.xml',
    '/sitemap.xml',
    '/setup',
    '/api/articles',
    '/admin/login',
    '/internal/health',
  ]
  for (const path of paths) {
    const { headers } = await fetch(HOUSE + path, { redirect: 'manual' })
    expect(headers.get('x-powered-by'), path).toBeNull()
    expect(headers.get('server'), path).toBeNull()
    if (path !== '/admin/login') {
      for (const name of ['critical-ch', 'accept-ch', 'set-cookie'])
        expect(headers.get(name), `${name} of ${path}`).toBeNull()
      expect(headers.get('x-content-type-options'), path).toBe('nosniff')
    }
  }
})

/** A GET whose path goes over the line as it is written. */
function rawGet(path: string): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(HOUSE)
  return new Promise((resolve, reject) => {
    const request = http.get({ hostname, port, path }, async (response) => {
      let text = ''
      for await (const chunk of response) text += chunk
      resolve({ status: response.statusCode ?? 0, text })
    })
    request.on('error', reject)
  })
}

test('a refused save says which field and why, although an admin page was loaded before', async ({ request }) => {
  await request.get('/admin/login')
  const token = await tokenOf('editor')
  const answer = await request.post('/api/redirects', {
    data: { from: '/old', to: 'nowhere' },
    headers: { Authorization: `JWT ${token}` },
  })
  expect(answer.status()).toBe(400)
  const { errors } = await answer.json()
  expect(errors[0].data.errors[0]).toMatchObject({ path: 'to' })
  expect(errors[0].data.errors[0].message).toContain('https://')
})
