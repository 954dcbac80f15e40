import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { operatorFetch } from './operator-fetch.ts'

const LIMITS = { maxBytes: 1000, timeoutMs: 2000 }
const servers: Server[] = []

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('a fetch from what the operator runs', () => {
  it('sends method, headers and body, also to a private address', async () => {
    const url = await serve(async (request, response) => {
      let body = ''
      for await (const chunk of request) body += chunk
      response.writeHead(201, { 'x-seen': `${request.method} ${request.url} ${request.headers['x-key']}` }).end(body)
    })
    const answer = await operatorFetch(`${url}/purge?x=1`, {
      ...LIMITS,
      method: 'PURGE',
      headers: { 'x-key': 'abc' },
      body: 'näh',
    })
    expect(answer).toMatchObject({ status: 201, body: 'näh', headers: { 'x-seen': 'PURGE /purge?x=1 abc' } })
  })

  it('gives a redirect and an error as the answers that they are', async () => {
    const asked: (string | undefined)[] = []
    const url = await serve((request, response) => {
      asked.push(request.url)
      if (request.url === '/old') response.writeHead(302, { location: '/new' }).end()
      else response.writeHead(500).end('broken')
    })
    expect(await operatorFetch(`${url}/old`, LIMITS)).toMatchObject({ status: 302 })
    expect(await operatorFetch(`${url}/x`, LIMITS)).toMatchObject({ status: 500, body: 'broken' })
    expect(asked).toEqual(['/old', '/x'])
  })

  it('takes no more than it was allowed', async () => {
    const url = await serve((_request, response) => response.end('x'.repeat(1001)))
    await expect(operatorFetch(url, LIMITS)).rejects.toMatchObject({ code: 'fetch-too-large' })
    const full = await operatorFetch(url, { ...LIMITS, maxBytes: 1001 })
    expect(full.body).toHaveLength(1001)
  })

  it('gives up on a server that stops in the middle of its answer', async () => {
    const url = await serve((_request, response) => response.write('half'))
    await expect(operatorFetch(url, { ...LIMITS, timeoutMs: 50 })).rejects.toMatchObject({ code: 'fetch-timeout' })
  })

  it('says when nobody listens', async () => {
    const url = await serve(() => {})
    const server = servers.pop()
    await new Promise((done) => server?.close(done))
    await expect(operatorFetch(url, LIMITS)).rejects.toMatchObject({ code: 'fetch-failed' })
  })

  it('ends with its caller, for the caller’s reason', async () => {
    const reason = new Error('the worker stops')
    const controller = new AbortController()
    const url = await serve(() => controller.abort(reason))
    await expect(operatorFetch(url, { ...LIMITS, signal: controller.signal })).rejects.toBe(reason)
    await expect(operatorFetch(url, { ...LIMITS, signal: controller.signal })).rejects.toBe(reason)
  })

  it.each([
    ['another protocol', 'file:///etc/passwd'],
    ['no address', ''],
    ['a password in it', 'http://someone:hunter2@127.0.0.1/'],
  ])('refuses %s, and does not repeat it', async (_what, address) => {
    const refusal = expect.objectContaining({
      code: 'fetch-refused',
      message: expect.not.stringMatching(/hunter2|passwd/),
    })
    await expect(operatorFetch(address, LIMITS)).rejects.toEqual(refusal)
  })
})
