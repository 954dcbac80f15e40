import { expect, test } from 'vitest'
import { type Get, type Place, probe, type Secret, type Surface } from './probe.ts'

const secret: Secret = {
  headlines: ['Minister’s “plan B” & the bank'],
  slugs: ['ministers-plan-b-the-bank'],
  pictures: ['0a1b2c3d4e5f'],
}
const places: Place[] = [
  { surface: 'page', path: '/world/ministers-plan-b-the-bank' },
  { surface: 'list', path: '/world' },
  { surface: 'related', path: '/world/other' },
  { surface: 'search', path: '/search?q=minister' },
  { surface: 'feed', path: '/rss.xml' },
  { surface: 'sitemap', path: '/sitemap-2026-11-3.xml' },
  { surface: 'api', path: '/api/articles/1', isClosed: true },
  { surface: 'media', path: '/media/0a1b2c3d4e5f/800.jpg', isClosed: true },
  { surface: 'preview', path: '/preview/articles/1' },
]
const CLOSED = { status: 404, body: '<p>There is nothing at this address</p>' }
const site =
  (leaks: Record<string, { status: number; body: string }>): Get =>
  async (path) =>
    leaks[path] ?? CLOSED
const html = (text: string) => ({ status: 200, body: `<html>${text}</html>` })

test('a site that keeps to it has no leak', async () => {
  expect(await probe(secret, places, site({ '/world': html('Ministers plan a bank') }))).toEqual({
    ...{ leaks: [], asked: 9, failed: [] },
  })
})

const headline = 'Minister’s “plan B” &amp; the bank'
test.each<[Surface, string, string]>([
  ['page', '/world/ministers-plan-b-the-bank', `<h1>${headline}</h1>`],
  ['list', '/world', `<h2>Minister&#x27;s &quot;plan B&quot; &#38; the bank</h2>`],
  ['related', '/world/other', `<a href="/world/ministers-plan-b-the-bank">More</a>`],
  ['search', '/search?q=minister', `<a>Minister’s <mark>“plan</mark> B” &amp; the bank</a>`],
  ['feed', '/rss.xml', `<item><title>${headline}</title></item>`],
  ['sitemap', '/sitemap-2026-11-3.xml', '<loc>https://paper.example/world/ministers-plan-b-the-bank</loc>'],
  [
    'json-ld',
    '/world',
    `<script type="application/ld+json">{"headline":"Minister\\u2019s \\u201cplan B\\u201d \\u0026 the bank"}</script>`,
  ],
  ['og-image', '/world', '<meta property="og:image" content="https://paper.example/media/0a1b2c3d4e5f/1200.jpg">'],
  ['api', '/api/articles/1', '{"id":"1"}'],
  ['media', '/media/0a1b2c3d4e5f/800.jpg', 'ÿØÿà'],
  ['preview', '/preview/articles/1', `<h1>${headline}</h1>`],
])('a leak on the surface “%s” is found', async (surface, path, body) => {
  const { leaks } = await probe(secret, places, site({ [path]: html(body) }))
  expect(leaks.map((leak) => [leak.surface, leak.path])).toEqual([[surface, path]])
})

test('a longer slug that begins so is another story’s', async () => {
  const { leaks } = await probe(secret, places, site({ '/world': html('/world/ministers-plan-b-the-bank-2') }))
  expect(leaks).toEqual([])
})

test('what does not answer is said', async () => {
  const get: Get = (path) => (path === '/world' ? Promise.reject(new Error('away')) : Promise.resolve(CLOSED))
  expect(await probe(secret, places, get)).toMatchObject({ leaks: [], failed: ['/world'] })
})
