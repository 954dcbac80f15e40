import { createServer, type Server as HttpServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDelivery } from './deliver.ts'
import { createFastLane, type Lane } from './fast-lane.ts'
import { createPageCache, type PageCache } from './page-cache.ts'

const OPTIONS = { dev: false, isStrict: true, isSecure: false, isPurged: false, isTimed: false }

let http: HttpServer
let lane: Lane
let port: number
let cache: PageCache
/** Requests that Node's own server got to see. */
let handedOver: string[]

beforeEach(async () => {
  handedOver = []
  cache = createPageCache({
    render: async () => ({
      ...{ status: 200, type: 'text/html', body: Buffer.from('<h1>A page</h1>'), etag: 'abc', tags: ['doc:1'] },
      ...{ edition: 0, validUntil: Number.POSITIVE_INFINITY, statements: 0, encoded: {} },
    }),
    maxBytes: 1_000_000,
  })
  const deliver = createDelivery(cache, OPTIONS)
  http = createServer(async (req, res) => {
    handedOver.push(`${req.method} ${req.url}`)
    let body = ''
    for await (const chunk of req) body += chunk
    if (req.method === 'POST') res.end(`got ${body}`)
    else await deliver(req, res)
  })
  lane = createFastLane(http, cache, OPTIONS)
  await new Promise<void>((listening) => lane.listen(0, '127.0.0.1', listening))
  port = (lane.address() as AddressInfo).port
  await cache.get('/a')
})
afterEach(() => {
  lane.close()
  lane.closeIdleConnections()
  http.closeAllConnections()
})

/** A connection on which a test writes bytes, and reads until what came back fits. */
function dial() {
  const socket: Socket = connect(port, '127.0.0.1')
  let got = ''
  let isClosed = false
  socket.on('data', (chunk) => {
    got += chunk.toString('latin1')
  })
  socket.on('error', () => {})
  socket.on('close', () => {
    isClosed = true
  })
  return {
    write: (text: string) => socket.write(text, 'latin1'),
    end: () => socket.destroy(),
    async until(pattern: RegExp, count = 1): Promise<string> {
      const all = new RegExp(pattern.source, 'g')
      while ((got.match(all) ?? []).length < count) {
        if (isClosed) throw new Error(`closed after: ${got}`)
        await pause(1)
      }
      return got
    },
    async closed(): Promise<string> {
      while (!isClosed) await pause(1)
      return got
    },
  }
}

const GET = (path: string, lines = '') => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${lines}\r\n`
const PAGE = /<h1>A page<\/h1>/

test('a plain request for a kept page is answered without Node’s server, one after the other on a connection', async () => {
  const line = dial()
  line.write(GET('/a'))
  await line.until(PAGE)
  line.write(GET('/a?utm_source=x', 'Accept: text/html\r\nConnection: keep-alive\r\n'))
  const got = await line.until(PAGE, 2)
  expect(handedOver).toEqual([])
  expect(got.match(/HTTP\/1.1 200 OK/g)).toHaveLength(2)
  line.end()
})

test('it answers with the same head and body as Node’s server', async () => {
  const [fast, slow] = [dial(), dial()]
  fast.write(GET('/a'))
  // Something to be handed over for.
  slow.write(GET('/a', 'Keep-Alive: 5\r\n'))
  const [one, other] = [await fast.until(PAGE), await slow.until(PAGE)]
  const sorted = (text: string) =>
    text
      .replace(/Date: [^\r]+/, 'Date')
      .split('\r\n')
      .sort()
  expect(sorted(one)).toEqual(sorted(other))
  expect(handedOver).toHaveLength(1)
  for (const line of [fast, slow]) line.end()
})

test('HEAD and 304 have no body', async () => {
  const line = dial()
  line.write('HEAD /a HTTP/1.1\r\nHost: localhost\r\n\r\n')
  const head = await line.until(/\r\n\r\n/)
  expect(head).toMatch(/Content-Length: 15\r\n/)
  line.write(GET('/a', 'If-None-Match: "abc"\r\n'))
  const both = await line.until(/\r\n\r\n/, 2)
  expect(both).toContain('HTTP/1.1 304 Not Modified')
  expect(both).not.toMatch(PAGE)
  expect(handedOver).toEqual([])
  line.end()
})

test('a page that changed, ended or was never kept goes the ordinary way', async () => {
  const line = dial()
  line.write(GET('/b'))
  await line.until(PAGE)
  cache.apply({ id: 1, tags: ['doc:1'], gone: [] })
  const other = dial()
  other.write(GET('/a'))
  expect(await other.until(PAGE)).toContain('X-Edition: 1')
  expect(handedOver).toContain('GET /b')
  for (const each of [line, other]) each.end()
})

test('what a connection brings after it was handed over is Node’s server’s, and nothing of it is lost', async () => {
  const line = dial()
  line.write(GET('/a'))
  await line.until(PAGE)
  line.write('POST /form HTTP/1.1\r\nHost: localhost\r\nContent-Length: 11\r\n\r\nhello')
  // Node's server has it, so the rest is a chunk of its own.
  await expect.poll(() => handedOver).toEqual(['POST /form'])
  line.write(' world')
  await line.until(/got hello world/)
  line.write(GET('/a'))
  await line.until(PAGE, 2)
  expect(handedOver).toEqual(['POST /form', 'GET /a'])
  line.end()
})

test('two requests at once are both answered, in their order', async () => {
  const line = dial()
  line.write(GET('/a') + GET('/b'))
  await line.until(PAGE, 2)
  expect(handedOver).toEqual(['GET /a', 'GET /b'])
  line.end()
})

test('a request that comes byte by byte is answered', async () => {
  const line = dial()
  for (const byte of GET('/a')) {
    line.write(byte)
    await pause(0)
  }
  await line.until(PAGE)
  line.end()
})

test('a connection on which nobody asks is let go, and so the server can end', async () => {
  const line = dial()
  line.write(GET('/a'))
  await line.until(PAGE)
  const closed = new Promise((resolve) => lane.close(resolve))
  lane.closeIdleConnections()
  await line.closed()
  await closed
})

test('who asks and does not read is not answered further until they do', async () => {
  const sockets: Socket[] = []
  lane.on('connection', (socket) => sockets.push(socket))
  const page = cache.fresh('/a')
  if (page) page.body = Buffer.alloc(20_000_000, 'x')
  const reader = connect(port, '127.0.0.1')
  reader.pause()
  reader.write(GET('/a'))
  while (!sockets[0]?.isPaused()) await pause(1)
  let bytes = 0
  reader.on('data', (chunk) => {
    bytes += chunk.length
  })
  reader.resume()
  while (sockets[0]?.isPaused()) await pause(1)
  reader.write(GET('/a'))
  while (bytes < 40_000_000) await pause(1)
  reader.destroy()
})
