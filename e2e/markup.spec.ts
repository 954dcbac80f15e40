import { execFile, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { findAll, parseStrictXml, textsOf } from '../feeds/testing/parse-strict-xml.ts'
import { errorPage } from '../theme/error-page.ts'
import { HOUSE, LONG_TAG } from './house.ts'
import { PAGE_TYPES, STORY } from './page-types.ts'

const FEEDS = ['/rss.xml', '/technology/rss.xml', '/tags/huawei/rss.xml', '/authors/technology-desk/rss.xml']
const SITEMAPS = ['/sitemap.xml', '/sitemap-pages.xml', '/sitemap-2021-03-1.xml', '/news-sitemap.xml']
const LIVE = PAGE_TYPES.filter(({ isIndexed }) => isIndexed)

test('the HTML of every page type passes the Nu checker', async () => {
  test.skip(spawnSync('java', ['-version']).status !== 0, 'The Nu checker needs Java, which this machine has not got.')
  test.setTimeout(120_000)
  const folder = test.info().outputPath('html')
  mkdirSync(folder, { recursive: true })
  for (const [place, { path }] of PAGE_TYPES.entries()) {
    writeFileSync(join(folder, `${place}.html`), await (await fetch(HOUSE + path)).text())
  }
  writeFileSync(join(folder, '500.html'), errorPage())
  writeFileSync(join(folder, 'setup.html'), await (await fetch(`${HOUSE}/setup`)).text())
  const jar: string = createRequire(import.meta.url)('vnu-jar')
  const messages = await new Promise<string>((resolve, reject) => {
    // Its status is 1 where it found something: what it found stands in its output.
    execFile('java', ['-jar', jar, '--format', 'json', '--stdout', folder], { maxBuffer: 1e8 }, (error, stdout) =>
      stdout.startsWith('{') ? resolve(stdout) : reject(error ?? new Error(stdout)),
    )
  })
  const found: NuMessage[] = JSON.parse(messages).messages
  const problems = found
    .filter(({ type, message }) => type !== 'info' || !ALLOWED.some((start) => message.startsWith(start)))
    .map(({ type, url, message, extract }) => `${nameOf(url)}: ${type}: ${message}: ${extract}`)
  expect([...new Set(problems)]).toEqual([])
})

test('what search engines and networks read of a page is whole, and of this page', async () => {
  for (const { name, path } of LIVE) {
    const { head, jsonLd } = await readPage(path)
    const address = HOUSE + path
    expect(head.links('canonical').map(normal), name).toEqual([address])
    expect(head.meta('og:url').map(normal), name).toEqual([address])
    expect(head.meta('og:site_name'), name).toEqual(['The Broadsheet'])
    expect(head.meta('twitter:card'), name).toHaveLength(1)
    for (const property of ['description', 'og:title', 'og:description', 'og:type', 'twitter:title']) {
      expect(head.meta(property), `${property} of ${name}`).toHaveLength(1)
      expect(head.meta(property)[0], `${property} of ${name}`).not.toBe('')
    }
    // The picture of a list is that of its newest story, which another journey may take away between the page and its picture.
    await expect(async () => {
      for (const image of (await readPage(path)).head.meta('og:image')) {
        expect(image, name).toMatch(new RegExp(`^${HOUSE}/media/[0-9a-f]{32}/\\d+\\.jpg$`))
        const response = await fetch(image)
        expect([response.status, response.headers.get('content-type')], image).toEqual([200, 'image/jpeg'])
      }
    }).toPass({ timeout: 2000 })
    expect(head.meta('robots')[0], name).toContain('index, follow')
    expect(head.titles, name).toHaveLength(1)
    for (const json of jsonLd) expect(() => JSON.parse(json), name).not.toThrow()
  }
  const titles = await Promise.all(LIVE.map(async ({ path }) => (await readPage(path)).head.titles[0]))
  expect(new Set(titles).size).toBe(titles.length)
  expect((await readPage('/technology/no-such-story')).head.meta('robots').join()).toContain('noindex')
})

test('a story says in JSON-LD what it is, who wrote it, when, and where it stands', async () => {
  for (const path of [STORY, '/science/how-the-monsoon-is-forecast']) {
    const { jsonLd, head } = await readPage(path)
    const [article, breadcrumbs] = jsonLd.flatMap((json) => JSON.parse(json))
    expect(article).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      url: HOUSE + path,
      mainEntityOfPage: { '@type': 'WebPage', '@id': HOUSE + path },
      publisher: { '@type': 'NewsMediaOrganization', name: 'The Broadsheet', url: `${HOUSE}/` },
      image: [{ '@type': 'ImageObject', url: head.meta('og:image')[0] }],
    })
    expect(article.headline).toBeTruthy()
    expect(article.author.length).toBeGreaterThan(0)
    for (const author of article.author) {
      expect(author).toMatchObject({
        '@type': expect.stringMatching(/^(Person|Organization)$/),
        name: expect.any(String),
      })
      expect((await fetch(author.url)).status).toBe(200)
    }
    for (const time of [article.datePublished, article.dateModified]) expect(new Date(time).toISOString()).toBe(time)
    expect(breadcrumbs['@type']).toBe('BreadcrumbList')
    const positions = breadcrumbs.itemListElement.map((item: { position: number }) => item.position)
    expect(positions).toEqual(positions.map((_: number, index: number) => index + 1))
    expect(head.meta('og:type')).toEqual(['article'])
    expect(head.meta('article:published_time')).toEqual([article.datePublished])
    expect(head.meta('article:tag')).toEqual(article.keywords)
  }
})

test('feeds are well-formed, and every address in them is absolute and answers', async () => {
  for (const path of FEEDS) {
    const response = await fetch(HOUSE + path)
    expect(response.headers.get('content-type'), path).toBe('application/rss+xml; charset=utf-8')
    const rss = parseStrictXml(await response.text())
    const items = findAll(rss, 'item')
    expect(items.length, path).toBeGreaterThan(1)
    expect(findAll(rss, 'atom:link').map(({ attributes }) => attributes.href)).toEqual([HOUSE + path])
    const links = [
      ...textsOf(rss, 'link'),
      ...findAll(rss, 'media:content').map(({ attributes }) => attributes.url ?? ''),
    ]
    for (const link of links) expect(link, path).toMatch(new RegExp(`^${HOUSE}/`))
    expect(new Set(textsOf(rss, 'guid')).size, path).toBe(items.length)
    for (const link of [links[0], links[1], links.at(-1)]) expect((await fetch(link ?? '')).status, link).toBe(200)
    for (const item of items) expect(Number.isNaN(Date.parse(textsOf(item, 'pubDate')[0] ?? ''))).toBe(false)
  }
})

test('sitemaps are well-formed and lead to every kind of page', async () => {
  const locations = new Map<string, string[]>()
  for (const path of SITEMAPS) {
    const response = await fetch(HOUSE + path)
    expect(response.headers.get('content-type'), path).toBe('application/xml; charset=utf-8')
    locations.set(path, textsOf(parseStrictXml(await response.text()), 'loc'))
  }
  const index = locations.get('/sitemap.xml') ?? []
  for (const path of ['/sitemap-pages.xml', '/sitemap-2021-03-1.xml']) expect(index).toContain(HOUSE + path)
  expect(locations.get('/sitemap-2021-03-1.xml')).toContain(HOUSE + STORY)
  for (const path of ['/', '/technology', '/about', '/authors/technology-desk']) {
    expect(locations.get('/sitemap-pages.xml')).toContain(HOUSE + path)
  }
  const tags = index.filter((location) => location.includes('/sitemap-tags-'))
  const files = await Promise.all(tags.map(async (location) => (await fetch(location)).text()))
  const inFiles = files.flatMap((xml) => textsOf(parseStrictXml(xml), 'loc'))
  expect(inFiles.filter((location) => location === `${HOUSE}/tags/huawei`)).toHaveLength(1)
  expect(locations.get('/news-sitemap.xml')?.length).toBeGreaterThan(0)
  for (const location of index) expect((await fetch(location)).status, location).toBe(200)
})

test('robots, manifest and icons are there', async () => {
  const robots = await (await fetch(`${HOUSE}/robots.txt`)).text()
  for (const path of ['/sitemap.xml', '/news-sitemap.xml']) expect(robots).toContain(`Sitemap: ${HOUSE}${path}`)
  for (const path of ['/admin', '/api']) expect(robots).toMatch(new RegExp(`^Disallow: ${path}`, 'm'))
  const response = await fetch(`${HOUSE}/manifest.webmanifest`)
  expect(response.headers.get('content-type')).toContain('application/manifest+json')
  const manifest: { name: string; icons: { src: string; type: string }[] } = await response.json()
  expect(manifest.name).toBe('The Broadsheet')
  const icons = [...manifest.icons.map(({ src }) => src), '/favicon.ico', '/icon.svg', '/apple-touch-icon.png']
  expect(manifest.icons.length).toBeGreaterThan(1)
  for (const icon of icons) {
    const image = await fetch(new URL(icon, HOUSE))
    expect(image.status, icon).toBe(200)
    expect(image.headers.get('content-type'), icon).toMatch(/^image\//)
  }
})

test('a list’s pages lead to each other', async () => {
  const head = await (await fetch(`${HOUSE}/tags/${LONG_TAG}`)).text()
  const closed = await (await fetch(`${HOUSE}/tags/${LONG_TAG}/page/1`)).text()
  expect(head).toContain(`href="/tags/${LONG_TAG}/page/1"`)
  // The next page is not closed yet: its address leads to the head.
  expect(closed).toContain(`href="/tags/${LONG_TAG}/page/2"`)
  const next = await fetch(`${HOUSE}/tags/${LONG_TAG}/page/2`, { redirect: 'manual' })
  expect([next.status, next.headers.get('location')]).toEqual([302, `/tags/${LONG_TAG}`])
  const storiesOf = (html: string) =>
    [...html.matchAll(/<h2 class="headline"[^>]*><a href="([^"]+)"/g)].map(([, href]) => href)
  expect(storiesOf(closed)).toHaveLength(20)
  expect(storiesOf(head).filter((href) => storiesOf(closed).includes(href))).toEqual([])
})

type NuMessage = { type: string; url: string; message: string; extract?: string }

const ALLOWED = [
  // React writes void elements with a slash: of no effect.
  'Trailing slash on void elements',
  // Another journey's headline, shown as it was written.
  'Text run starts with a composing character',
]

function nameOf(url: string): string {
  const file = /([^/]+)\.html$/.exec(url)?.[1] ?? url
  return PAGE_TYPES[Number(file)]?.name ?? file
}

async function readPage(path: string) {
  const html = await (await fetch(HOUSE + path)).text()
  const headHtml = html.slice(0, html.indexOf('</head>'))
  const attribute = (tag: string, name: string) =>
    withoutEntities(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
  const tags = (name: string) => headHtml.match(new RegExp(`<${name}\\b[^>]*>`, 'g')) ?? []
  return {
    jsonLd: [...html.matchAll(/<script type="application\/ld\+json">([^<]*)<\/script>/g)].map(([, json = '']) => json),
    head: {
      titles: [...headHtml.matchAll(/<title>([^<]*)<\/title>/g)].map(([, title = '']) => withoutEntities(title)),
      meta: (name: string) =>
        tags('meta')
          .filter((tag) => [attribute(tag, 'name'), attribute(tag, 'property')].includes(name))
          .map((tag) => attribute(tag, 'content')),
      links: (rel: string) =>
        tags('link')
          .filter((tag) => attribute(tag, 'rel') === rel)
          .map((tag) => attribute(tag, 'href')),
    },
  }
}

/** The root of a site is the same address with and without its slash. */
function normal(url: string): string {
  return new URL(url).href
}

function withoutEntities(text: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" }
  return text.replace(/&([#\w]+);/g, (whole, name: string) => entities[name] ?? whole)
}
