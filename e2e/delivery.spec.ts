import http from 'node:http'
import { expect, test } from '@playwright/test'
import { asOwner, HOUSE, readersAreTold, uniqueWord } from './house.ts'
import { bodyOf, restAs, sectionId } from './rest.ts'

const SOON_MS = 1000
/** An event is announced until its day is over. */
const DAY_MS = 24 * 60 * 60 * 1000

type Answer = { status: number; headers: http.IncomingHttpHeaders; body: Buffer }

/** One GET, with headers that `fetch` would not send. */
function get(
  path: string,
  { headers = {}, signal }: { headers?: http.OutgoingHttpHeaders; signal?: AbortSignal } = {},
) {
  return new Promise<Answer>((resolve, reject) => {
    const options = { headers, agent: false, ...(signal && { signal }) }
    const request = http.get(`${HOUSE}${path}`, options, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part) => parts.push(part))
      response.on('error', reject)
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      )
    })
    request.on('error', reject)
  })
}

const rest = restAs('editor')

/**
 * A live story that nobody has asked for since its page was last changed. What asks for the pages of a publish, to fill in its
 * receipt, has done so.
 */
async function unaskedStory(): Promise<{ path: string; outdate: () => Promise<void> }> {
  const name = `Keeper ${uniqueWord()}`
  const author = await rest.create('authors', { name })
  const story = await rest.create('articles', {
    headline: `Lock gates of ${uniqueWord()}`,
    section: await sectionId(rest, 'world'),
    authors: [author.id],
    body: bodyOf('They open at noon.'),
    _status: 'published',
  })
  await expect
    .poll(() =>
      asOwner(async (client) => {
        const { rows } = await client.query('select status from publishing.receipts where story_id = $1', [story.id])
        return rows.map(({ status }) => status)
      }),
    )
    .toEqual(['complete'])
  // A byline changes and changes back: the page is out of date and will say again what it said, and no receipt is written.
  const outdate = async () => {
    await rest.update('authors', author.id, { name: `${name} the Younger` })
    await rest.update('authors', author.id, { name })
    await readersAreTold()
  }
  await outdate()
  return { path: `/world/${story.slug}`, outdate }
}

const ROUTER = { RSC: '1', 'Next-Router-State-Tree': '%5B%22%22%5D', 'Next-Router-Prefetch': '1', 'Next-Url': '/' }
const HOSTILE: Record<string, http.OutgoingHttpHeaders> = {
  'of Next’s router': ROUTER,
  'of Next’s segments': { ...ROUTER, 'Next-Router-Segment-Prefetch': '/_tree' },
  'of Next’s actions and previews': {
    'Next-Action': 'x',
    'X-Prerender-Revalidate': 'x',
    'X-Matched-Path': '/admin',
    'X-Middleware-Subrequest': 'middleware:middleware',
    'X-Nextjs-Data': '1',
  },
  'of proxies': {
    Forwarded: 'for=1.2.3.4;host=evil.example;proto=https',
    'X-Forwarded-Host': 'evil.example',
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-Prefix': '/evil',
    'X-Original-Url': '/admin',
  },
  'another host': { Host: 'evil.example' },
  'cookies and credentials': {
    Cookie: '__prerender_bypass=x; __next_preview_data=x; payload-token=x',
    Authorization: 'Basic eDp4',
  },
  'languages and ranges': { 'Accept-Language': 'fr', Range: 'bytes=0-10', Accept: 'text/x-component' },
}

for (const [name, headers] of Object.entries(HOSTILE)) {
  test(`whoever asks first with headers ${name}: the page that is kept is the same to the byte`, async () => {
    const { path, outdate } = await unaskedStory()
    await get(path, { headers })
    const kept = await get(path)
    expect(kept.headers['cache-status']).toMatch(/; hit$/)
    await outdate()
    const anew = await get(path)
    expect(anew.headers['cache-status']).toMatch(/fwd=miss/)
    expect(kept.status).toBe(200)
    expect(kept.body.toString()).toBe(anew.body.toString())
    expect(kept.headers['content-type']).toBe(anew.headers['content-type'])
    expect(kept.body.toString()).not.toContain('evil.example')
  })
}

test('of five hundred who ask at once the first leaves: the others all get the page', async () => {
  const { path } = await unaskedStory()
  const leaving = new AbortController()
  const first = get(path, { signal: leaving.signal })
  const others = Array.from({ length: 499 }, () => get(path))
  leaving.abort()
  await expect(first).rejects.toThrow()
  const answers = await Promise.all(others)
  expect(new Set(answers.map(({ status, body }) => `${status} ${body.toString()}`)).size).toBe(1)
  expect(answers[0]?.status).toBe(200)
  const kept = await get(path)
  expect(kept.headers['cache-status']).toMatch(/; hit$/)
  expect(kept.body.equals(answers[0]?.body ?? Buffer.alloc(0))).toBe(true)
})

test('a promo’s day ends: it is gone within a second, though nobody publishes', async () => {
  const admin = restAs('admin')
  const { promos } = (await admin.call('GET', 'globals/settings?depth=0')) as { promos: object[] }
  const title = `Open day at the lock, ${uniqueWord()}`
  const ends = Date.now() + 4000
  const promo = { kind: 'event', title, href: '/about', date: new Date(ends - DAY_MS).toISOString() }
  await admin.call('POST', 'globals/settings', { promos: [promo, ...promos] })
  await readersAreTold()
  expect((await get('/world')).body.toString()).toContain(title)
  expect((await get('/world')).headers['cache-status']).toMatch(/; hit$/)
  expect(Date.now()).toBeLessThan(ends)
  await new Promise((resolve) => setTimeout(resolve, ends + SOON_MS - Date.now()))
  const after = await get('/world')
  expect(after.status).toBe(200)
  expect(after.body.toString()).not.toContain(title)
  await admin.call('POST', 'globals/settings', { promos })
})
