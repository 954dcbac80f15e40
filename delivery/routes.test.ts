import { expect, test } from 'vitest'
import { keyOf, routeOf } from './routes.ts'

test.each([
  '/',
  '/technology',
  '/technology/page/3',
  '/technology/a-story',
  '/technology/rss.xml',
  '/about',
  '/tags/xiaomi',
  '/tags/xiaomi/page/2',
  '/tags/xiaomi/rss.xml',
  '/authors/asha-rao',
  '/authors/asha-rao/page/2',
  '/authors/asha-rao/rss.xml',
  '/rss.xml',
  '/sitemap.xml',
  '/news-sitemap.xml',
  '/robots.txt',
  '/manifest.webmanifest',
  '/archive',
  '/corrections',
  '/corrections/2026/11',
  '/news/a-story/changes',
  '/archive/2026/11',
  '/archive/2026/11/22',
  '/archive/2026/11/22/page/2',
  '/caf%C3%A9',
  '/administration',
  '/apiary/bees',
  '/internal-affairs/a-story',
  '/404/a-story',
  '/5000',
])('%s is a page that Next renders', (path) => {
  expect(routeOf(path)).toEqual({ kind: 'page', render: path })
})

test('a sitemap of stories stands at the root and is rendered in a folder', () => {
  expect(routeOf('/sitemap-2026-11-3.xml')).toEqual({ kind: 'page', render: '/sitemaps/2026-11-3' })
  expect(routeOf('/sitemap-pages.xml')).toEqual({ kind: 'page', render: '/sitemaps/pages' })
  expect(routeOf('/sitemap-tags-4.xml')).toEqual({ kind: 'page', render: '/sitemaps/tags-4' })
})

test.each([
  '/tags/a/b',
  '/tags/..%2Fadmin',
  '/media/..%5csecrets.json',
  '/media/..\\secrets.json',
  '/tags/a/page',
  '/tags/a/page/1/x',
  '/a/b/c',
  '/archive/2026/11/22/page',
  '/corrections/2026',
  '/corrections/2026/11/22',
  '/news/a-story/changes/1',
  '/tags/trams/changes',
  '/archive/2026/11/22/hour/2',
  '/a/page/1/x',
  '/sitemaps/2026-11-3',
  '/not-found',
  '/%',
  '/%E0%A4%A',
  '/%ff',
  '/a%00b',
  '//evil.example',
  '/a//b',
  '/404',
  '/500',
  '/preview/articles/x/y',
])('%s is the 404 page', (path) => {
  expect(routeOf(path)).toEqual({ kind: 'page', render: '/not-found' })
})

test.each([
  '/admin',
  '/admin/collections/articles',
  '/api/users/login',
  '/api/media/file/a,b%20c.jpg',
  '/preview/media/x/320.webp',
  '/preview/articles/x',
  '/setup',
  '/_next/static/x.js',
  '/favicon.ico',
  '/icon.svg',
])('%s is not ours to answer', (path) => {
  expect(routeOf(path)).toEqual({ kind: 'other' })
})

test.each([
  '/admin/../technology',
  '/internal/./health',
  '/preview/articles/%2e%2E/x',
  '/_next/static/..%2f..%2fpackage.json',
  '/api/..\\technology',
])('%s is the 404 page too: it would lead past our decision', (path) => {
  expect(routeOf(path)).toEqual({ kind: 'page', render: '/not-found' })
})

test.each([
  '/internal/health',
  '/internal/nothing',
  '/setup/x',
  '/preview/nothing',
  '/_next/nothing',
  '/api',
  '/islands/nothing.js',
])('%s goes through us: Next alone would answer 200 to what is not there', (path) => {
  expect(routeOf(path).kind).toBe('page')
})

test.each([
  '/%61dmin',
  '/%61pi/users',
  '/set%75p',
  '/%5fnext/static/x',
  '/%70review/articles/1',
  '/%66avicon.ico',
  '/%69nternal/health',
  '/islands/%65mbed.js',
  '/media/0123456789abcdef0123456789abcdef/%33%32%30.webp',
  '/speculation-rule%73.json',
])('%s is no other spelling of what is not ours: it is the 404 page, kept under no address but its own', (url) => {
  expect(keyOf(url)).toBe('/not-found')
  expect(routeOf(keyOf(url))).toEqual({ kind: 'page', render: '/not-found' })
})

test.each([
  ['/api/media/file/a,b%20c.jpg', '/api/media/file/a,b%20c.jpg'],
  ['/admin/collections/%61rticles?a', '/admin/collections/%61rticles'],
  ['/c%61f%c3%a9#part', '/caf%C3%A9'],
  ['/%69nternal-affairs', '/internal-affairs'],
  ['/%', '/%'],
])('the key of %s is %s', (url, key) => {
  expect(keyOf(url)).toBe(key)
})

test.each(['/admin/%2e%2e/technology', '/api/%2E%2e%2Fx', '/admin/%5c..%5ctechnology', '/api/%00'])(
  '%s leads past our decision in its own spelling too',
  (url) => {
    expect(routeOf(keyOf(url))).toEqual({ kind: 'page', render: '/not-found' })
  },
)

test('in development whatever Next has is passed on', () => {
  for (const path of ['/_next/hmr', '/__nextjs_font/x.woff2']) {
    expect(routeOf(path, { dev: true })).toEqual({ kind: 'other' })
    expect(routeOf(path).kind).toBe('page')
  }
})

test.each([
  ['/archive/2026', '/archive#year-2026'],
  ['/archive/2026/3', '/archive/2026/03'],
  ['/archive/2026/3/1', '/archive/2026/03/01'],
  ['/archive/2026/11/1', '/archive/2026/11/01'],
])('the date %s leads to %s', (typed, location) => {
  expect(routeOf(typed)).toEqual({ kind: 'moved', location })
})

test.each(['/archive/2026/03', '/archive/2026/03/01', '/archive/2026/03/01/page/1'])('%s is a page', (path) => {
  expect(routeOf(path)).toEqual({ kind: 'page', render: path })
})

test('a slash too many at the end leads to the address without it, and never to another site', () => {
  expect(routeOf('/technology/')).toEqual({ kind: 'moved', location: '/technology' })
  expect(routeOf('/technology/a-story//')).toEqual({ kind: 'moved', location: '/technology/a-story' })
  for (const path of [
    '//',
    '//evil.example/',
    '///evil.example/',
    '/\\evil.example/',
    '/\\/evil.example//',
    '/%5Cevil.example/',
  ]) {
    const route = routeOf(path)
    const location = route.kind === 'moved' ? route.location : ''
    expect(new URL(location, 'https://our.example').host, `${path} → ${location}`).toBe('our.example')
  }
})

test('a search with a slash too many keeps what was searched for, and nothing else', () => {
  expect(routeOf(keyOf('/search/?q=xiaomi&utm_source=a'))).toEqual({ kind: 'moved', location: '/search?q=xiaomi' })
  expect(routeOf(keyOf('/search/'))).toEqual({ kind: 'moved', location: '/search' })
  expect(routeOf(keyOf('/search/?'))).toEqual({ kind: 'moved', location: '/search' })
})

test('an address of slashes is decided at once', () => {
  const path = `/a${'/'.repeat(16_000)}a/`
  const began = performance.now()
  for (let time = 0; time < 10; time += 1) expect(routeOf(path).kind).toBe('moved')
  // A few milliseconds; several seconds if an end is looked for from each slash.
  expect(performance.now() - began).toBeLessThan(1000)
})
