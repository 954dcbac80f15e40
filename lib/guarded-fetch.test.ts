import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { type FetchGuards, guardedFetch, guardedStatus } from './guarded-fetch.ts'

const LIMITS = { maxBytes: 1000, timeoutMs: 2000 }
const servers: Server[] = []

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
})

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return (server.address() as AddressInfo).port
}

/** Names resolve to what the table says; only 127.0.0.1 may be reached, as if it were the public internet. */
function guards(hosts: Record<string, string[]>): FetchGuards {
  return {
    isAllowedAddress: (address) => address === '127.0.0.1',
    isAllowedPort: () => true,
    resolveHost: async (host) =>
      (hosts[host] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
  }
}

describe('the status of an address', () => {
  it('is asked for without a body, then as a reader would', async () => {
    const asked: string[] = []
    const port = await serve((request, response) => {
      asked.push(`${request.method} ${request.url}`)
      if (request.url === '/old') return response.writeHead(301, { location: '/new' }).end()
      const isGone = request.url === '/gone' || request.method === 'HEAD'
      response.writeHead(isGone && request.url !== '/new' ? 404 : 200).end('x'.repeat(5000))
    })
    const hosts = guards({ 'paper.test': ['127.0.0.1'] })
    const ask = (path: string) => guardedStatus(`http://paper.test:${port}${path}`, LIMITS, hosts)
    expect([await ask('/old'), await ask('/no-head'), await ask('/gone')]).toEqual([200, 200, 404])
    expect(asked).toEqual(['HEAD /old', 'HEAD /new', 'HEAD /no-head', 'GET /no-head', 'HEAD /gone', 'GET /gone'])
  })

  it('is that of a page also where the site hangs up on whoever asks without a body', async () => {
    const port = await serve((request, response) => {
      if (request.method === 'HEAD') request.socket.destroy()
      else response.end('here')
    })
    const hosts = guards({ 'paper.test': ['127.0.0.1'] })
    expect(await guardedStatus(`http://paper.test:${port}/`, LIMITS, hosts)).toBe(200)
  })

  it('is none where the answer is another protocol, and nobody waits for it', async () => {
    const port = await serve(() => undefined)
    servers.at(-1)?.on('connection', (socket) => {
      socket.once('data', () => socket.write('HTTP/1.1 101 Other\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'))
    })
    const ask = guardedStatus(`http://paper.test:${port}/`, LIMITS, guards({ 'paper.test': ['127.0.0.1'] }))
    await expect(ask).rejects.toMatchObject({ code: 'fetch-failed' })
  })

  it('is not asked for where a reader of the public internet could not', async () => {
    const port = await serve((_request, response) => void response.end('secret'))
    await expect(guardedStatus(`http://127.0.0.1:${port}/`, LIMITS)).rejects.toMatchObject({ code: 'fetch-refused' })
    await expect(guardedStatus('http://127.0.0.1/', LIMITS)).rejects.toMatchObject({ code: 'fetch-refused' })
  })
})

describe('a guarded fetch', () => {
  it('brings what a public host sends', async () => {
    const port = await serve((_request, response) => response.setHeader('content-type', 'image/png').end('bytes'))
    const url = `http://pictures.test:${port}/a.png`
    const fetched = await guardedFetch(url, LIMITS, guards({ 'pictures.test': ['127.0.0.1'] }))
    expect(fetched).toEqual({ url, contentType: 'image/png', data: Buffer.from('bytes') })
  })

  it('follows a redirect to a public host', async () => {
    const port = await serve((request, response) => {
      if (request.url === '/old') response.writeHead(302, { location: '/new' }).end()
      else response.end('here')
    })
    const fetched = await guardedFetch(
      `http://pictures.test:${port}/old`,
      LIMITS,
      guards({ 'pictures.test': ['127.0.0.1'] }),
    )
    expect(fetched.data.toString()).toBe('here')
    expect(fetched.url).toBe(`http://pictures.test:${port}/new`)
  })

  it('refuses a redirect to a private host', async () => {
    let asked = 0
    const port = await serve((_request, response) => {
      asked += 1
      response.writeHead(302, { location: `http://inside.test:${port}/` }).end()
    })
    const hosts = guards({ 'pictures.test': ['127.0.0.1'], 'inside.test': ['10.0.0.8'] })
    await expect(guardedFetch(`http://pictures.test:${port}/`, LIMITS, hosts)).rejects.toMatchObject({
      code: 'fetch-refused',
    })
    expect(asked).toBe(1)
  })

  it('refuses a host with one private address among public ones', async () => {
    const hosts = guards({ 'both.test': ['127.0.0.1', '192.168.0.1'] })
    await expect(guardedFetch('http://both.test/', LIMITS, hosts)).rejects.toMatchObject({ code: 'fetch-refused' })
  })

  it('asks for the address of a host once, so that a changing answer gains nothing', async () => {
    const port = await serve((_request, response) => response.end('ok'))
    let asked = 0
    const resolveHost = async () => [{ address: asked++ === 0 ? '127.0.0.1' : '10.0.0.8', family: 4 }]
    const fetched = await guardedFetch(`http://changing.test:${port}/`, LIMITS, { ...guards({}), resolveHost })
    expect(fetched.data.toString()).toBe('ok')
    expect(asked).toBe(1)
  })

  it.each([
    'http://127.0.0.1/',
    'http://[::1]/',
    'http://[::ffff:7f00:1]/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://localhost/',
    'http://169.254.169.254/latest/meta-data/',
    'https://example.org:8443/',
    'http://user:secret@example.org/',
    'file:///etc/passwd',
    'ftp://example.org/',
    'no address',
  ])('with its own guards refuses %s', async (address) => {
    await expect(guardedFetch(address, LIMITS)).rejects.toMatchObject({ code: 'fetch-refused' })
  })

  it('stops at the byte limit, announced or not', async () => {
    const port = await serve((request, response) => {
      if (request.url === '/announced') response.setHeader('content-length', 5000)
      response.write('x'.repeat(3000))
      response.end('x'.repeat(2000))
    })
    const hosts = guards({ 'pictures.test': ['127.0.0.1'] })
    for (const path of ['/announced', '/streamed']) {
      await expect(guardedFetch(`http://pictures.test:${port}${path}`, LIMITS, hosts)).rejects.toMatchObject({
        code: 'fetch-too-large',
      })
    }
  })

  it('stops a host that sends too slowly', async () => {
    const port = await serve((_request, response) => void response.write('x'))
    const hosts = guards({ 'slow.test': ['127.0.0.1'] })
    const fetching = guardedFetch(`http://slow.test:${port}/`, { ...LIMITS, timeoutMs: 150 }, hosts)
    await expect(fetching).rejects.toMatchObject({ code: 'fetch-timeout' })
  })

  it('stops a name server that does not answer', async () => {
    const silent = { ...guards({}), resolveHost: () => new Promise<never>(() => {}) }
    await expect(guardedFetch('http://silent.test/', { ...LIMITS, timeoutMs: 100 }, silent)).rejects.toMatchObject({
      code: 'fetch-timeout',
    })
  })

  it('ends an endless redirect and names an error status', async () => {
    const port = await serve((request, response) => {
      if (request.url === '/missing') response.writeHead(404).end('no')
      else response.writeHead(301, { location: '/again' }).end()
    })
    const hosts = guards({ 'pictures.test': ['127.0.0.1'] })
    await expect(guardedFetch(`http://pictures.test:${port}/`, LIMITS, hosts)).rejects.toMatchObject({
      code: 'fetch-refused',
    })
    await expect(guardedFetch(`http://pictures.test:${port}/missing`, LIMITS, hosts)).rejects.toMatchObject({
      code: 'fetch-failed',
      message: expect.stringContaining('404'),
    })
  })
})
