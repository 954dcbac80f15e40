import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliDecompressSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { compress } from './compress.ts'
import { createDelivery } from './deliver.ts'
import { pageEncoder } from './encode-page.ts'
import { createPageCache, type PageCache } from './page-cache.ts'
import { readerPage } from './reader-page.ts'
import type { NextHandler } from './render-page.ts'
import { markMoved, markNotFound, noteEnd, noteTags } from './render-scope.ts'
import { turnstile } from './turnstile.ts'

let server: Server | undefined
let cache: PageCache
let base: string
/** What Next is asked, and answers with. */
let asked: { url: string | undefined; headers: object; method: string | undefined }[]
let next: NextHandler

const OPTIONS = { dev: false, isStrict: true, isSecure: false, isPurged: false, isTimed: false }

beforeEach(() => {
  asked = []
  next = html(() => '<h1>A page</h1>')
})
afterEach(() => {
  server?.close()
  vi.restoreAllMocks()
})

/** A Next that renders a page that shows document 1. */
function html(page: () => string): NextHandler {
  return async (req, res) => {
    asked.push({ url: req.url, headers: req.headers, method: req.method })
    noteTags('doc:1')
    res.setHeader('Content-Type', 'text/html; charset=utf-8')
    res.end(page())
  }
}

async function open(options: Partial<Parameters<typeof createDelivery>[1]> = {}, maxBytes = 1_000_000): Promise<void> {
  cache = createPageCache({ render: (key) => readerPage(next, key, { slim: true }), maxBytes })
  const deliver = createDelivery(cache, { ...OPTIONS, ...options })
  server = createServer(async (req, res) => {
    if (!(await deliver(req, res))) res.writeHead(418).end()
  })
  await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const ask = (path = '/a-page', init: RequestInit = {}) => fetch(base + path, { redirect: 'manual', ...init })

test('the second reader gets what was rendered for the first, byte for byte', async () => {
  await open()
  const [first, second] = [await ask(), await ask()]
  expect(await second.text()).toBe(await first.text())
  expect([first, second].map(({ headers }) => headers.get('cache-status'))).toEqual([
    'broadsheet; fwd=miss; stored',
    'broadsheet; hit',
  ])
  expect(asked).toHaveLength(1)
})

test('nothing that a reader sends reaches the render or makes another page of it', async () => {
  await open()
  const headers = {
    rsc: '1',
    'next-router-state-tree': '%5B%22%22%5D',
    'next-router-prefetch': '1',
    cookie: 'payload-token=abc; __prerender_bypass=1',
    'x-forwarded-host': 'evil.example',
    'x-middleware-rewrite': '/admin',
    'x-nextjs-data': '1',
    range: 'bytes=0-3',
  }
  const first = await (await ask('/a-page?_rsc=1&utm_source=x', { headers })).text()
  const second = await (await ask('/a-page#part')).text()
  expect(second).toBe(first)
  expect(asked).toEqual([
    {
      url: '/a-page',
      method: 'GET',
      headers: { host: 'localhost', accept: '*/*', 'user-agent': 'broadsheet' },
    },
  ])
})

test('a first reader who goes away takes nothing from the others', async () => {
  let finish = () => {}
  const held = new Promise<void>((resolve) => {
    finish = resolve
  })
  const render = next
  next = async (req, res) => {
    await held
    await render(req, res)
  }
  await open()
  const leaving = new AbortController()
  const first = ask('/a-page', { signal: leaving.signal }).catch(() => 'left')
  const others = Array.from({ length: 20 }, () => ask())
  await expect.poll(() => cache.stats().rendering).toBe(1)
  leaving.abort()
  finish()
  expect(await first).toBe('left')
  const bodies = await Promise.all((await Promise.all(others)).map((response) => response.text()))
  expect(new Set(bodies)).toEqual(new Set(['<h1>A page</h1>']))
  expect(asked).toHaveLength(1)
})

test('a reader who has the page hears 304, until it changes', async () => {
  await open()
  const etag = (await ask()).headers.get('etag') ?? ''
  const again = await ask('/a-page', { headers: { 'if-none-match': etag } })
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag])
  next = html(() => '<h1>Another page</h1>')
  cache.apply({ id: 3, tags: ['doc:1'], gone: [] })
  const changed = await ask('/a-page', { headers: { 'if-none-match': etag } })
  expect([changed.status, changed.headers.get('x-edition')]).toEqual([200, '3'])
})

test('each form of a page has its own tag, and is the same page', async () => {
  await open()
  const plain = await ask('/a-page', { headers: { 'accept-encoding': 'identity' } })
  const brotli = await ask('/a-page', { headers: { 'accept-encoding': 'br;q=1, gzip;q=0.5' } })
  const gzip = await ask('/a-page', { headers: { 'accept-encoding': 'br;q=0, gzip' } })
  expect([brotli, gzip].map(({ headers }) => headers.get('content-encoding'))).toEqual(['br', 'gzip'])
  expect(new Set([plain, brotli, gzip].map(({ headers }) => headers.get('etag'))).size).toBe(3)
  expect(await brotli.text()).toBe(await plain.text())
  expect(brotli.headers.get('vary')).toBe('Accept-Encoding')
  const page = cache.fresh('/a-page')
  expect(brotliDecompressSync(page?.encoded.br ?? Buffer.alloc(0)).toString()).toBe('<h1>A page</h1>')
})

test('a page that is not kept does not say that it was', async () => {
  await open({}, 0)
  for (const _ of [1, 2]) expect((await ask()).headers.get('cache-status')).toBe('broadsheet; fwd=miss')
  expect(asked).toHaveLength(2)
})

test('a crowd that waits for a page waits for one compression of it', async () => {
  const made: string[] = []
  const encodePage = pageEncoder((body, encoding) => {
    made.push(encoding)
    return compress(body, encoding)
  })
  const held = Promise.withResolvers<void>()
  const render = next
  next = async (req, res) => {
    await held.promise
    await render(req, res)
  }
  await open({ encodePage })
  let waiting = 0
  server?.on('request', () => {
    waiting += 1
  })
  const crowd = Array.from({ length: 40 }, (_, reader) =>
    ask('/a-page', { headers: { 'accept-encoding': reader % 2 ? 'br' : 'gzip' } }),
  )
  await expect.poll(() => waiting).toBe(40)
  held.resolve()
  const bodies = await Promise.all((await Promise.all(crowd)).map((response) => response.text()))
  expect(new Set(bodies)).toEqual(new Set(['<h1>A page</h1>']))
  expect(made.sort()).toEqual(['br', 'gzip'])
})

test('HEAD tells what GET would, without the page', async () => {
  await open()
  const [head, get] = [await ask('/a-page', { method: 'HEAD' }), await ask()]
  expect(await head.text()).toBe('')
  expect(head.headers.get('content-length')).toBe(get.headers.get('content-length'))
  expect(head.headers.get('etag')).toBe(get.headers.get('etag'))
})

test('a page says its own status, which Next does not know, and a 404 is kept too', async () => {
  next = async (req, res) => {
    markNotFound()
    await html(() => '<h1>Nothing here</h1>')(req, res)
  }
  await open()
  const response = await ask()
  expect([response.status, await response.text()]).toEqual([404, '<h1>Nothing here</h1>'])
  expect((await ask()).headers.get('cache-status')).toBe('broadsheet; hit')
})

test('a page that fails after it has said that it is none is still an error, and is not kept', async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const works = next
  next = async (_req, res) => {
    markNotFound()
    res.writeHead(500).end()
  }
  await open()
  const response = await ask()
  expect([response.status, response.headers.get('cache-control')]).toEqual([500, 'no-store'])
  expect(await response.text()).toContain('Something broke on our side')
  next = works
  expect((await ask()).status).toBe(200)
})

test('a page that would need scripts is an error, or the last one that did not', async () => {
  const errors = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const works = next
  next = html(() => '<template id="B:0"></template>')
  await open()
  expect((await ask()).status).toBe(500)
  expect(String(errors.mock.lastCall?.[0])).toContain('needs-scripts')
  next = works
  expect((await ask()).status).toBe(200)
  next = html(() => '<template id="B:0"></template>')
  cache.apply({ id: 1, tags: ['doc:1'], gone: [] })
  const last = await ask()
  expect([last.status, last.headers.get('cache-status')]).toEqual([200, 'broadsheet; hit; detail=stale'])
})

test('while the database is away what is kept is marked and may not be kept by others; the rest is 503', async () => {
  await open({ isPurged: true })
  await ask()
  cache.setDatabaseAway(true)
  const [kept, other] = [await ask(), await ask('/another')]
  expect([kept.status, kept.headers.get('cache-status'), kept.headers.get('cache-control')]).toEqual([
    200,
    'broadsheet; hit; detail=stale',
    'no-store',
  ])
  expect([other.status, other.headers.get('retry-after'), other.headers.get('cache-control')]).toEqual([
    503,
    '5',
    'no-store',
  ])
})

test('a reader is led to an address whatever letters an editor typed it with, and that is asked anew each time', async () => {
  next = async (_req, res) => {
    asked.push({ url: '', headers: {}, method: '' })
    markMoved('/日本/café?a=%20b')
    res.end()
  }
  await open()
  const response = await ask()
  await ask()
  expect([response.status, response.headers.get('location')]).toEqual([301, '/%E6%97%A5%E6%9C%AC/caf%C3%A9?a=%20b'])
  expect(asked).toHaveLength(2)
})

test('two spellings of an address are one page', async () => {
  await open()
  for (const path of ['/caf%c3%a9', '/caf%C3%A9', '/c%61f%C3%A9']) await ask(path)
  expect(asked.map(({ url }) => url)).toEqual(['/caf%C3%A9'])
})

test('an address in a spelling that is not its own becomes nobody else’s 404, and does not reach Next as it came', async () => {
  await open()
  const paths = ['/islands/%65mbed.js', '/%69nternal/health', '/%61dmin', '/%66avicon.ico']
  for (const path of paths) expect((await ask(path)).headers.get('content-security-policy'), path).toBeTruthy()
  expect(asked.map(({ url }) => url)).toEqual(['/not-found'])
  for (const key of ['/islands/embed.js', '/internal/health', '/admin']) expect(cache.fresh(key), key).toBeUndefined()
})

test('a slash too many leads on, and browsers ask again the next time', async () => {
  await open()
  const { status, headers } = await ask('/a-page/')
  expect([status, headers.get('location'), headers.get('cache-control')]).toEqual([301, '/a-page', 'public, no-cache'])
})

test('security headers are strict, and https is asked for only where there is some', async () => {
  await open()
  const { headers } = await ask()
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'self';.*frame-ancestors 'self'$/)
  expect(headers.get('content-security-policy')).not.toContain('unsafe')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
  expect(headers.get('permissions-policy')).toContain('camera=()')
  expect(headers.get('speculation-rules')).toBe('"/speculation-rules.json"')
  for (const name of ['strict-transport-security', 'x-powered-by', 'critical-ch', 'set-cookie'])
    expect(headers.get(name), name).toBeNull()
  server?.close()
  await open({ isSecure: true })
  expect((await ask()).headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}; includeSubDomains$/)
})

test('only a CDN that is told of changes may keep a page, under its tags, and no longer than it is valid', async () => {
  await open()
  const alone = await ask()
  expect([alone.headers.get('cache-control'), alone.headers.get('surrogate-key')]).toEqual(['public, no-cache', null])
  server?.close()
  next = async (req, res) => {
    noteTags('site')
    noteEnd(Date.now() + 60_500)
    await html(() => 'x')(req, res)
  }
  await open({ isPurged: true })
  const { headers } = await ask()
  expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate, s-maxage=60')
  expect(headers.get('surrogate-key')?.split(' ')).toHaveLength(2)
  expect(headers.get('cache-tag')).toBe(headers.get('surrogate-key')?.replace(' ', ','))
})

test('a page with more tags than a CDN takes is not for it to keep', async () => {
  next = async (req, res) => {
    noteTags(...Array.from({ length: 900 }, (_, number) => `doc:${number}`))
    await html(() => 'x')(req, res)
  }
  await open({ isPurged: true })
  const { headers } = await ask()
  expect([headers.get('cache-control'), headers.get('surrogate-key')]).toEqual(['public, no-cache', null])
})

test('what is not the readers’ passes untouched, and readers only read', async () => {
  await open()
  expect((await ask('/admin')).status).toBe(418)
  expect((await ask('/api/articles', { method: 'POST' })).status).toBe(418)
  const post = await ask('/a-page', { method: 'POST' })
  expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  expect(asked).toEqual([])
})

test('a client with many connections leaves places for others’ searches', async () => {
  const held = Promise.withResolvers<void>()
  const greedyAtWork = vi.fn(() => held.promise)
  next = async (req, res) => {
    if (req.url?.includes('greedy')) await greedyAtWork()
    await html(() => 'found')(req, res)
  }
  const searchInTurn = turnstile({ atOnce: 4, mostWaiting: 40, waitMs: 10_000, ofOne: { atOnce: 2, mostWaiting: 8 } })
  await open({ searchInTurn })
  const from = (address: string) => ({ headers: { 'x-forwarded-for': address } })
  const answers: string[] = []
  const greedy = Array.from({ length: 70 }, async (_, at) => {
    const { status, headers } = await ask(`/search?q=greedy${at}`, from('8.8.8.8'))
    answers.push(status === 503 ? `503, again in ${headers.get('retry-after')} s` : `${status}`)
  })
  await expect.poll(() => answers).toEqual(Array(60).fill('503, again in 5 s'))
  expect(greedyAtWork).toHaveBeenCalledTimes(2)
  expect((await ask('/search?q=other', from('9.9.9.9'))).status).toBe(200)
  held.resolve()
  await Promise.all(greedy)
  expect(answers.slice(60)).toEqual(Array(10).fill('200'))
})
