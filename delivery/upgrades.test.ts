import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import next from 'next'
import { afterEach, expect, test } from 'vitest'
import { createFastLane, type Lane } from './fast-lane.ts'
import { createPageCache } from './page-cache.ts'
import { serverForUpgrades } from './upgrades.ts'

const OPTIONS = { isStrict: true, isSecure: false, isPurged: false, isTimed: false }

let http: Server
let lane: Lane
afterEach(() => {
  lane.close()
  http.closeAllConnections()
})

/** Our server as it stands behind the fast lane, with a Next that has seen a request on it and listens for what it wants to. */
async function open({ dev }: { dev: boolean }): Promise<void> {
  http = createServer()
  const app = next({ dev, httpServer: serverForUpgrades(http, { dev }) })
  const handler = app.getRequestHandler()
  http.on('request', async (req, res) => {
    // It has not been prepared: it says so, after it has begun to listen.
    await expect(handler(req, res)).rejects.toThrow('prepare()')
    res.end('An answer')
  })
  const cache = createPageCache({ render: () => Promise.reject(new Error('no page')), maxBytes: 0 })
  lane = createFastLane(http, cache, OPTIONS)
  await new Promise<void>((listening) => lane.listen(0, '127.0.0.1', listening))
}

/** The whole of what a connection brings back: it never ends where nobody answers. */
function ask(headers: string): Promise<string> {
  const socket = connect((lane.address() as AddressInfo).port, '127.0.0.1')
  socket.write(`GET /admin HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`)
  // Once it has been answered the connection is as any other, and may be told to close.
  socket.once('data', () => socket.write('GET /admin HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'))
  return text(socket)
}

test.each([
  [
    'a web socket',
    'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13\r\n',
  ],
  ['HTTP/2', 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\n'],
])('who would rather have %s is answered as anybody else, and so is the next request', async (_what, headers) => {
  await open({ dev: false })
  // Before and after Next has seen a request.
  for (const _ of [1, 2]) {
    const got = await ask(headers)
    expect(got.match(/HTTP\/1.1 200 OK/g)).toHaveLength(2)
    expect(got.match(/An answer/g)).toHaveLength(2)
  }
  expect(http.listenerCount('upgrade')).toBe(0)
})

test('in development Next is told of web sockets, by which it says what has changed', async () => {
  await open({ dev: true })
  await ask('')
  expect(http.listenerCount('upgrade')).toBe(1)
})
