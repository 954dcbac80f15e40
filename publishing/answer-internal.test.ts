import { createServer, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Sql } from '../lib/sql.ts'
import { answerInternal, isStranger } from './answer-internal.ts'

let state: { migration: string; oldest_job_seconds: number | null } = { migration: '9', oldest_job_seconds: null }
const sql = (async () => [state]) as unknown as Sql
const PLACE = { siteUrl: 'https://news.example.org', instanceUrl: 'http://web-2.internal:3000' }
const answer = answerInternal({ ...PLACE, role: 'all', sql: () => sql, edition: () => 42 })
const server = createServer(async (req, res) => {
  if (!(await answer(req, res))) res.writeHead(418).end()
})
let base = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  base = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`
})
afterAll(() => server.close())

const ask = (path: string, init: RequestInit = {}) => fetch(base + path, init)

test('health is about the process alone', async () => {
  const spy = vi.fn(() => sql)
  await answerInternal({ ...PLACE, role: 'all', sql: spy, edition: () => 42 })(
    { url: '/internal/health', method: 'GET' } as IncomingMessage,
    {
      writeHead() {},
      end() {},
    } as never,
  )
  expect(spy).not.toHaveBeenCalled()
  const response = await ask('/internal/health')
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({ status: 'ok' })
})

test('ready is 200, or 503 with the reason', async () => {
  state = { migration: '9', oldest_job_seconds: 1 }
  expect((await ask('/internal/ready')).status).toBe(200)
  state = { migration: '9', oldest_job_seconds: 301 }
  const response = await ask('/internal/ready')
  expect(response.status).toBe(503)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(await response.json()).toEqual({ status: 'not ready', reason: 'A job that is due has waited for 301 s.' })
})

test('a request that a proxy passed on learns that it is not ready, but not why, and no figures at all', async () => {
  state = { migration: '9', oldest_job_seconds: 301 }
  const headers = { 'X-Forwarded-For': '203.0.113.7' }
  const response = await ask('/internal/ready', { headers })
  expect(response.status).toBe(503)
  expect(await response.json()).toEqual({ status: 'not ready' })
  const metrics = await ask('/internal/metrics', { headers })
  expect(metrics.status).toBe(404)
  expect(await metrics.text()).toBe('')
})

test('a process for readers says which change of the edition it knows; others have none to know', async () => {
  expect(await (await ask('/internal/edition')).json()).toEqual({ edition: 42 })
  for (const [role, status] of [
    ['site', 200],
    ['desk', 404],
    ['worker', 404],
  ] as const) {
    const writeHead = vi.fn()
    const response = { writeHead, end() {} } as never
    const request = { url: '/internal/edition', method: 'GET', headers: {}, socket: {} } as IncomingMessage
    await answerInternal({ ...PLACE, role, sql: () => sql, edition: () => 42 })(request, response)
    expect(writeHead, role).toHaveBeenCalledWith(status, expect.anything())
  }
})

test('which change a process knows is told to nobody whom a proxy passed on, unless by the address for the worker', async () => {
  const statusFor = async (headers: Record<string, string>, path = '/internal/edition') => {
    const writeHead = vi.fn()
    const request = { url: path, method: 'GET', headers, socket: { remoteAddress: '8.8.8.8' } }
    await answer(request as unknown as IncomingMessage, { writeHead, end() {} } as never)
    return writeHead.mock.lastCall?.[0]
  }
  expect(await statusFor({ host: '198.51.100.4:3000', 'x-forwarded-for': '203.0.113.7' })).toBe(404)
  expect(await statusFor({ host: 'news.example.org' })).toBe(404)
  // A worker that reaches this process over the internet, and one that does through a proxy between processes.
  expect(await statusFor({ host: '198.51.100.4:3000' })).toBe(200)
  expect(await statusFor({ host: 'web-2.internal:3000', 'x-forwarded-proto': 'https' })).toBe(200)
  expect(await statusFor({ host: 'web-2.internal:3000' }, '/internal/metrics')).toBe(404)
})

test('metrics come as Prometheus reads them', async () => {
  const response = await ask('/internal/metrics')
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
  expect(await response.text()).toContain('process_uptime_seconds')
})

test('only readings, only of what there is; the rest is not ours', async () => {
  expect((await ask('/internal/health', { method: 'POST' })).status).toBe(405)
  expect((await ask('/internal/health', { method: 'HEAD' })).status).toBe(200)
  expect((await ask('/internal/other')).status).toBe(404)
  expect((await ask('/internal')).status).toBe(418)
  expect((await ask('/politics')).status).toBe(418)
})

test.each([
  ['127.0.0.1', {}, false],
  ['::1', {}, false],
  ['::ffff:127.0.0.1', {}, false],
  ['10.0.0.9', {}, false],
  ['::ffff:172.18.0.4', {}, false],
  ['fe80::1%eth0', {}, false],
  ['8.8.8.8', {}, true],
  ['::ffff:8.8.8.8', {}, true],
  ['2606:4700::1111', {}, true],
  [undefined, {}, true],
  ['127.0.0.1', { 'x-forwarded-for': '10.0.0.1' }, true],
  ['127.0.0.1', { forwarded: 'for=10.0.0.1' }, true],
  ['127.0.0.1', { via: '1.1 caddy' }, true],
  ['127.0.0.1', { 'x-forwarded-proto': 'https' }, true],
  ['127.0.0.1', { 'true-client-ip': '203.0.113.7' }, true],
  ['127.0.0.1', { 'x-client-ip': '203.0.113.7' }, true],
  ['127.0.0.1', { 'cf-connecting-ip': '203.0.113.7' }, true],
  ['127.0.0.1', { 'cf-ray': 'x' }, true],
  ['127.0.0.1', { 'cdn-loop': 'cloudflare' }, true],
  ['127.0.0.1', { 'x-varnish': '3' }, true],
  ['127.0.0.1', { 'fastly-client-ip': '203.0.113.7' }, true],
  ['127.0.0.1', { host: 'news.example.org' }, true],
  ['127.0.0.1', { host: 'News.Example.org.:443' }, true],
  ['127.0.0.1', { host: '127.0.0.1:3000', 'user-agent': 'Prometheus' }, false],
  ['127.0.0.1', { host: 'web-2.internal:3000' }, false],
  ['127.0.0.1', { host: '%' }, false],
])('from %s with %o: stranger %s', (remoteAddress, headers, expected) => {
  expect(isStranger({ headers, socket: { remoteAddress } as IncomingMessage['socket'] }, PLACE)).toBe(expected)
})

test.each(['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000', 'http://192.168.1.5:3000'])(
  'a site at %s is asked by its neighbours under that address too',
  (siteUrl) => {
    const request = { headers: { host: new URL(siteUrl).host }, socket: { remoteAddress: '127.0.0.1' } }
    expect(isStranger(request as IncomingMessage, { siteUrl })).toBe(false)
  },
)
