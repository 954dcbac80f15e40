import type { Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import { behindPublish } from '../../collections/testing/behind-publish.ts'
import { make, makePage, makeStory, ownerSql } from '../../collections/testing/stock.ts'
import type { Sql } from '../../lib/sql.ts'
import { testPayload } from '../../lib/testing/test-payload.ts'
import type { Author, Section } from '../../payload-types.ts'
import { readRedirect } from '../../reading/redirect.ts'

let payload: Payload
let sql: Sql

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
})

const lead = (from: string, to: string) => make<{ id: string }>(payload, 'redirects', { from, to })

test('a chain of redirects is one step, whichever was made first', async () => {
  await lead('/b', '/c')
  await lead('/a', '/b')
  expect(await readRedirect('/a')).toBe('/c')
  await lead('/c', '/d')
  expect([await readRedirect('/a'), await readRedirect('/b'), await readRedirect('/c')]).toEqual(['/d', '/d', '/d'])
  const rows = await sql`select "to" from redirects where "from" in ('/a', '/b', '/c') order by "from"`
  expect(rows).toEqual([{ to: '/d' }, { to: '/d' }, { to: '/d' }])
})

test('a circle is refused, however long', async () => {
  await lead('/x', '/y')
  await lead('/y', '/z')
  for (const [from, to] of [
    ['/z', '/x'],
    ['/z', '/y'],
    ['/z', '/z'],
  ] as const)
    await expect(lead(from, to)).rejects.toThrow('invalid: to')
})

test('of two that would lead to each other and are saved at once, one is refused', async () => {
  const answers = await behindPublish(
    payload,
    () => Promise.allSettled([lead('/left', '/right'), lead('/right', '/left')]),
    { inLine: 2 },
  )
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('an address with a slash at its end is the one without', async () => {
  await lead('/p', '/q/')
  expect(await readRedirect('/p')).toBe('/q')
  await expect(lead('/q', '/p/')).rejects.toThrow('invalid: to')
})

test('a section, an author and a page keep their addresses of before, over several renamings and back', async () => {
  const section = await make<Section>(payload, 'sections', { name: 'Inland', slug: 'inland' })
  const author = await make<Author>(payload, 'authors', { name: 'Asha Rao', slug: 'asha-rao' })
  const page = await makePage(payload, { slug: 'imprint' })
  const rename = (slug: string) => payload.update({ collection: 'sections', id: section.id, data: { slug } })
  await rename('home')
  await rename('nation')
  expect([await readRedirect('/inland'), await readRedirect('/home')]).toEqual(['/nation', '/nation'])
  expect(await readRedirect('/inland/rss.xml')).toBe('/nation/rss.xml')
  await rename('inland')
  expect([await readRedirect('/inland'), await readRedirect('/home'), await readRedirect('/nation')]).toEqual([
    undefined,
    '/inland',
    '/inland',
  ])
  await payload.update({ collection: 'authors', id: author.id, data: { slug: 'asha-k-rao' } })
  expect(await readRedirect('/authors/asha-rao')).toBe('/authors/asha-k-rao')
  await payload.update({ collection: 'pages', id: page.id, data: { slug: 'legal' }, draft: true })
  expect(await readRedirect('/imprint')).toBeUndefined()
  await payload.update({ collection: 'pages', id: page.id, data: { slug: 'legal', _status: 'published' } })
  expect(await readRedirect('/imprint')).toBe('/legal')
})

test('a redirect to a story that has moved since leads to where it is', async () => {
  const section = await make<Section>(payload, 'sections', { name: 'Coast', slug: 'coast' })
  const other = await make<Section>(payload, 'sections', { name: 'Sea', slug: 'sea' })
  const story = await makeStory(payload, { section: section.id, slug: 'harbour' })
  await lead('/2019/harbour', '/coast/harbour')
  await payload.update({
    ...{ collection: 'articles', id: story.id },
    data: { slug: 'old-harbour', section: other.id, _status: 'published' },
  })
  expect(await readRedirect('/2019/harbour')).toBe('/sea/old-harbour')
})
