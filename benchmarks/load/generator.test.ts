import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { generateLoad } from './generator.ts'
import type { Stream } from './load-plan.ts'

let server: Server | undefined

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

describe('a closed loop', () => {
  it('asks for each address once and ends, and counts answers by status', async () => {
    const asked: string[] = []
    const origin = await serve((req, res) => {
      asked.push(req.url ?? '')
      res.writeHead(req.url === '/3' ? 404 : 200).end('body')
    })
    const paths = Array.from({ length: 20 }, (_, index) => `/${index}`)
    const result = await run(origin, { pace: { kind: 'closed' }, connections: 4, paths, order: 'once' })
    expect(asked.sort()).toEqual([...paths].sort())
    expect(result).toMatchObject({
      sent: 20,
      done: 20,
      unanswered: 0,
      errors: {},
      statuses: { 200: 19, 404: 1 },
      bytes: 80,
    })
  })

  it('counts a connection that is cut in the midst of an answer as an error', async () => {
    const origin = await serve((_req, res) => {
      res.writeHead(200, { 'Content-Length': 100 })
      res.write('half')
      setTimeout(() => res.destroy(), 5)
    })
    const result = await run(origin, { pace: { kind: 'closed' }, connections: 1, paths: ['/'], order: 'once' })
    expect(result.done).toBe(0)
    expect(Object.values(result.errors)).toEqual([1])
  })

  it('sends again what met a connection that the server had just closed, as browsers do', async () => {
    let count = 0
    const origin = await serve((req, res) => {
      count += 1
      if (count === 2) req.socket.destroy()
      else res.end('x')
    })
    const result = await run(origin, {
      pace: { kind: 'closed' },
      connections: 1,
      paths: ['/a', '/b', '/c'],
      order: 'once',
    })
    expect(result).toMatchObject({ done: 3, resent: 1, errors: {} })
  })

  it('tells hits, misses and stale answers apart', async () => {
    const states = ['broadsheet; hit', 'broadsheet; fwd=miss; stored', 'broadsheet; hit; detail=stale', undefined]
    const origin = await serve((_req, res) => {
      const state = states.shift()
      if (state) res.setHeader('Cache-Status', state)
      res.end()
    })
    const result = await run(origin, {
      pace: { kind: 'closed' },
      connections: 1,
      paths: ['/1', '/2', '/3', '/4'],
      order: 'once',
    })
    expect(result.cache).toEqual({ hit: 1, miss: 1, stale: 1, none: 1 })
  })
})

describe('an open loop', () => {
  it('counts the waiting of requests that were due while the server was busy', async () => {
    let isFirst = true
    const origin = await serve((_req, res) => {
      const pause = isFirst ? 400 : 0
      isFirst = false
      setTimeout(() => res.end(), pause)
    })
    const result = await run(origin, {
      pace: { kind: 'open', phases: [{ seconds: 0.5, from: 100, to: 100 }] },
      connections: 1,
      paths: ['/'],
      order: 'cycle',
    })
    // One connection, held up for 400 ms: those due meanwhile waited too. Measured from the sending only one would be slow.
    expect(result.done).toBeGreaterThan(25)
    expect(result.latency.max).toBeGreaterThan(390)
    expect(result.latency.p50).toBeGreaterThan(50)
  })

  it('opens no more connections than it may', async () => {
    const origin = await serve((_req, res) => setTimeout(() => res.end(), 30))
    let connections = 0
    server?.on('connection', () => {
      connections += 1
    })
    await run(origin, {
      pace: { kind: 'open', phases: [{ seconds: 0.3, from: 300, to: 300 }] },
      connections: 3,
      paths: ['/'],
      order: 'cycle',
    })
    expect(connections).toBe(3)
  })
})

describe('a burst', () => {
  it('asks on every connection before the first answer', async () => {
    const held: (() => void)[] = []
    const origin = await serve((_req, res) => {
      held.push(() => res.end())
      if (held.length === 50) for (const answer of held) answer()
    })
    const result = await run(origin, { pace: { kind: 'burst' }, connections: 50, paths: ['/'], order: 'cycle' })
    expect(result).toMatchObject({ done: 50, errors: {} })
  })

  it('may have its first reader leave, which is no error of the others', async () => {
    const origin = await serve((_req, res) => setTimeout(() => res.end(), 100))
    const pace = { kind: 'burst', firstLeavesAfterMs: 20 } as const
    const result = await run(origin, { pace, connections: 5, paths: ['/'], order: 'cycle' })
    expect(result).toMatchObject({ done: 4, errors: { left: 1 } })
  })
})

describe('versions', () => {
  it('that go back on a connection are counted', async () => {
    const versions = [1, 2, 1, 3]
    const origin = await serve((_req, res) => res.end(`<h1>Revision ${versions.shift()}</h1>`))
    const result = await run(origin, {
      pace: { kind: 'closed' },
      connections: 1,
      paths: ['/1', '/2', '/3', '/4'],
      order: 'once',
      versionAfter: 'Revision ',
    })
    expect(result.versions).toMatchObject({ wentBack: 1, olderThanSeen: 1, without: 0 })
    expect(Object.keys(result.versions?.firstSeen ?? {})).toEqual(['1', '2', '3'])
  })

  it('a page without one is counted too', async () => {
    const origin = await serve((_req, res) => res.end('<h1>Something else</h1>'))
    const result = await run(origin, {
      pace: { kind: 'closed' },
      connections: 1,
      paths: ['/'],
      order: 'once',
      versionAfter: 'Revision ',
    })
    expect(result.versions?.without).toBe(1)
  })
})

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener)
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function run(origin: string, stream: Omit<Stream, 'name'>) {
  const { streams } = await generateLoad({ origin, seconds: 5, streams: [{ name: 'test', ...stream }] })
  const [result] = streams
  if (!result) throw new Error('no result')
  return result
}
