import { expect, test } from '@playwright/test'
import { asOwner, HOUSE, readersAreTold, uniqueWord } from './house.ts'
import { PAGE_TYPES, STORY } from './page-types.ts'
import { bodyOf, restAs, sectionId } from './rest.ts'

/** What a whole page may ask of the database: layout and body together. */
const STATEMENTS = { story: 4, list: 3, search: 6, help: 25 }

test.describe('with JavaScript off', () => {
  test.use({ javaScriptEnabled: false })

  for (const { name, path, status, heading, text } of PAGE_TYPES) {
    test(`the ${name} shows its heading and text`, async ({ page }) => {
      const response = await page.goto(path)
      expect(response?.status()).toBe(status)
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
      await expect(page.getByRole('main').or(page.getByRole('banner')).getByText(text).first()).toBeVisible()
    })
  }

  test('a story that breaks shows the 500 page: a heading, a way on, and nothing of our insides', async ({ page }) => {
    const editor = restAs('editor')
    const headline = `A broken row of ${uniqueWord()}`
    const section = await sectionId(editor, 'science')
    const { id, slug } = await editor.create('articles', {
      headline,
      section,
      body: bodyOf('Whole.'),
      _status: 'published',
    })
    const path = `/science/${slug}`
    await asOwner(async (client) => {
      await client.query('begin')
      await client.query(`update edition.stories set body = '{"not":"a list"}'::jsonb where id = $1`, [id])
      // The receipt has read the page already; a change of everything leaves nothing to be served in its place.
      await client.query(`select edition.note('all')`)
      await client.query('commit')
    })
    await readersAreTold()
    const response = await page.goto(path)
    expect(response?.status()).toBe(500)
    expect(response?.headers()['cache-control']).toBe('no-store')
    await expect(page.getByRole('heading', { level: 1, name: 'Something broke on our side' })).toBeVisible()
    await expect(page.getByText('Please try again in a minute.')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Front page' })).toHaveAttribute('href', '/')
    expect(await page.content()).not.toMatch(/TypeError|\bat .*\.(?:js|ts)|node_modules|is not a function|edition\./)

    // The lists hold its card, not its body.
    for (const list of ['/', '/science', '/rss.xml']) expect((await fetch(HOUSE + list)).status, list).toBe(200)
    await editor.remove('articles', id)
    expect((await page.goto(path))?.status()).toBe(404)
  })
})

test('no page carries a script of the framework', async () => {
  for (const { name, path } of PAGE_TYPES) {
    const html = await (await fetch(HOUSE + path)).text()
    const scripts = [...html.matchAll(/<script\b([^>]*)>/g)].map(([, attributes = '']) => attributes)
    const foreign = scripts.filter((attributes) => !/ld\+json|src="\/islands\//.test(attributes))
    expect(foreign, name).toEqual([])
    expect(html, name).not.toMatch(/__next_f|self\.__next|as="script"|\$RC\(/)
  }
})

test('a page asks the database for no more than its share', async () => {
  for (const { name, path, status } of PAGE_TYPES) {
    const { headers } = await fetch(HOUSE + path)
    const statements = Number(/(\d+) statements/.exec(headers.get('server-timing') ?? '')?.[1])
    const most = STATEMENTS[kindOf(name)]
    if (status === 200) expect(statements, name).toBeGreaterThan(0)
    expect(statements, name).toBeLessThanOrEqual(most)
  }
})

function kindOf(name: string): keyof typeof STATEMENTS {
  if (name.startsWith('story')) return 'story'
  if (name.startsWith('search')) return name.includes('nothing') ? 'help' : 'search'
  return 'list'
}

test('addresses have one spelling', async () => {
  const moves: [string, string][] = [
    ['/culture/xiaomi-award-us-defence-list', STORY],
    [`${STORY}/`, STORY],
    ['/technology/', '/technology'],
    ['/tags/huawei/', '/tags/huawei'],
    ['//technology//', '/technology'],
    ['/archive/2021', '/archive'],
    ['/archive/2021/3', '/archive/2021/03'],
    ['/archive/2021/3/1', '/archive/2021/03/01'],
    ['/archive/2021/03/1', '/archive/2021/03/01'],
  ]
  for (const [from, to] of moves) {
    const response = await fetch(HOUSE + from, { redirect: 'manual' })
    expect(response.status, from).toBe(301)
    expect(new URL(response.headers.get('location') ?? '', HOUSE).pathname, from).toBe(to)
  }
})

test('what is no address of ours is a 404 and nothing worse', async () => {
  const paths = [
    '/tags/no-such-tag',
    '/authors/nobody',
    '/tags/huawei/page/2',
    '/tags/huawei/page/0',
    '/tags/huawei/page/1e3',
    '/technology/page/99999999999',
    '/sitemap-2021-13-1.xml',
    '/sitemap-2021-03-4.xml',
    '/%',
    '/%00',
    '/technology/%2e%2e%2fadmin',
    '/technology/%F0%28%8C%28',
    '/not-found/x',
    '/sitemaps/2021-03',
    '/islands/nothing.js',
    '/internal/nothing',
    '/preview/nothing',
    '/setup/x',
    '/_next/nothing',
    '/_next/static/nothing.js',
    `/${'x'.repeat(5000)}`,
  ]
  for (const path of paths) expect((await fetch(HOUSE + path)).status, path.slice(0, 80)).toBe(404)
})

test('HEAD answers as GET does, without a body; other methods are refused', async () => {
  for (const { path, status } of PAGE_TYPES) {
    const [get, head] = [await fetch(HOUSE + path), await fetch(HOUSE + path, { method: 'HEAD' })]
    expect(head.status, path).toBe(status)
    expect(head.headers.get('content-type'), path).toBe(get.headers.get('content-type'))
    expect(await head.text(), path).toBe('')
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const response = await fetch(HOUSE + path, { method, ...(method === 'OPTIONS' ? {} : { body: 'x' }) })
      expect(response.status, `${method} ${path}`).toBe(405)
      expect(response.headers.get('allow')).toBe('GET, HEAD')
    }
  }
})
