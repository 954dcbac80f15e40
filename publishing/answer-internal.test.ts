import { createServer, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Sql } from '../lib/sql.ts'
import { answerInternal, isStranger } from './answer-internal.ts'

let state: { migration: string; oldest_job_seconds: number | null } = { migration: '9', oldest_job_seconds: null }
const sql = (async () => [state]) as unknown as Sql
const answer = answerInternal({ role: 'all', sql: () => sql, edition: () => 42 })
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
  await answerInternal({ role: 'all', sql: spy, edition: () => 42 })(
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
    await answerInternal({ role, sql: () => sql, edition: () => 42 })(request, response)
    expect(writeHead, role).toHaveBeenCalledWith(status, expect.anything())
  }
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
])('from %s with %o: stranger %s', (remoteAddress, headers, expected) => {
  expect(isStranger({ headers, socket: { remoteAddress } as IncomingMessage['socket'] })).toBe(expected)
})
