import type { Payload } from 'payload'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Sql } from '../lib/sql.ts'
import { testPayload } from '../lib/testing/test-payload.ts'
import { goLiveNext } from '../newsroom/schedule/go-live.ts'
import type { Article, Section } from '../payload-types.ts'
import { readCorrections, readCorrectionsOf } from '../reading/corrections.ts'
import { readStoryPage } from '../reading/story-page.ts'
import { makeAccount, newestRevision, rest } from './testing/rest.ts'
import { bodyOf, make, makeStory, ownerSql } from './testing/stock.ts'

let payload: Payload
let sql: Sql
let section: Section
let editor: { id: string; token: string }
let story: Article

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  section = await make<Section>(payload, 'sections', { name: 'News' })
  editor = await makeAccount(payload, 'Asha', 'editor')
  await payload.updateGlobal({ slug: 'settings', data: { name: 'Paper', timeZone: 'Europe/Berlin', language: 'en' } })
})
beforeEach(async () => {
  const author = await make<{ id: string }>(payload, 'authors', { name: 'Asha Rao' })
  story = await makeStory(payload, {
    ...{ section: section.id, headline: 'Trams return', body: bodyOf('On Monday.'), authors: [author.id] },
    standfirst: 'After forty years the line along the river opens again, and is late.',
  })
})

const MONDAY = { severity: 'correction', wrong: 'It said Monday.', correct: 'It was Tuesday.' } as const
const save = async (data: object, draft = false) =>
  rest('PATCH', `articles/${story.id}${draft ? '?draft=true' : ''}`, {
    token: editor.token,
    json: {
      _status: draft ? 'draft' : 'published',
      revision: await newestRevision(payload, 'articles', story.id),
      ...data,
    },
  })
const shown = async () => {
  const view = await readStoryPage('news', story.slug ?? '')
  return view && 'story' in view ? (view.story.corrections ?? []) : undefined
}
const kept = async () =>
  (await payload.findByID({ collection: 'articles', id: story.id, draft: true, depth: 0 })).corrections ?? []

test('a correction is told with the publish: at its time, by its name, on the story, in the feed and on the page', async () => {
  expect((await save({ corrections: [MONDAY] }, true)).status).toBe(200)
  expect(await shown()).toEqual([])
  expect((await save({ body: bodyOf('On Tuesday.') })).status).toBe(200)
  const [row] = await kept()
  expect(row).toMatchObject({ ...MONDAY, by: 'Asha', at: expect.stringMatching(/^\d{4}-/) })
  const told = { ...MONDAY, at: row?.at }
  expect(await shown()).toEqual([told])
  expect((await readCorrectionsOf([story.id])).get(story.id)).toEqual([told])
  const page = await readCorrections()
  expect(page?.entries[0]).toMatchObject({
    ...{ kind: 'correction', ...told },
    story: { name: 'Trams return', href: `/news/${story.slug}` },
  })
  expect((await readCorrections(page?.months[0]?.month))?.entries).toEqual(page?.entries)
  expect(await readCorrections('1999-01')).toBeUndefined()
  const deeds = await sql<{ deed: string }>`select deed from newsroom.audit where story_id = ${story.id} order by id`
  expect(deeds.at(-1)?.deed).toBe('correct')
})

test('one that readers have is neither rewritten nor left out, and nobody gives one a time or a name', async () => {
  await save({ corrections: [{ ...MONDAY, at: '2001-01-01T00:00:00.000Z', by: 'Mallory' }] })
  const [told] = await kept()
  expect([told?.by, told?.at?.startsWith('2001')]).toEqual(['Asha', false])
  for (const corrections of [[], [{ ...told, correct: 'It was Friday.' }]])
    for (const draft of [true, false]) {
      const { status, body } = await save({ corrections }, draft)
      expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('stays as it is')])
    }
  expect((await save({ corrections: [told, { ...MONDAY, wrong: 'Ten people.' }] })).status).toBe(200)
  expect((await shown())?.map(({ wrong }) => wrong)).toEqual(['It said Monday.', 'Ten people.'])
})

test('nor where a draft says that the story was never published, or the story is away for a moment', async () => {
  await save({ corrections: [MONDAY] })
  expect((await save({ publishedAt: null }, true)).status).toBe(200)
  expect((await save({ corrections: [] })).status).toBe(400)
  expect((await save({ _status: 'draft' })).status).toBe(200)
  expect(await shown()).toBeUndefined()
  for (const draft of [true, false])
    expect((await save({ corrections: [{ ...MONDAY, wrong: 'No.' }], _status: 'draft' }, draft)).status).toBe(400)
  expect((await save({})).status).toBe(200)
  expect((await shown())?.map(({ wrong }) => wrong)).toEqual(['It said Monday.'])
})

test('an older version that is restored brings the correction along', async () => {
  const { docs } = await payload.findVersions({
    ...{ collection: 'articles', where: { parent: { equals: story.id } }, sort: '-createdAt', limit: 1 },
  })
  await save({ corrections: [MONDAY], body: bodyOf('On Tuesday.') })
  const { status } = await rest('POST', `articles/versions/${docs[0]?.id}?draft=false`, {
    token: editor.token,
    json: {},
  })
  expect(status).toBe(200)
  expect((await shown())?.map(({ wrong }) => wrong)).toEqual(['It said Monday.'])
})

test('a text that was scheduled before the correction goes live with it', async () => {
  await save({ headline: 'Trams return for good' }, true)
  const post = async (path: string, json: object) =>
    rest('POST', `articles/${story.id}/${path}`, {
      token: editor.token,
      json: { ...json, revision: await newestRevision(payload, 'articles', story.id) },
    })
  expect((await post('transitions', { action: 'approve' })).status).toBe(200)
  expect((await post('schedule', { at: '2031-03-01T18:00' })).status).toBe(200)
  const [pinned] = await sql`select * from newsroom.schedules where document_id = ${story.id}`
  expect((await save({ corrections: [MONDAY] })).status).toBe(200)
  // The publish by hand has ended the schedule: as if the two had met.
  await sql`
    insert into newsroom.schedules (collection, document_id, due, content, content_hash, title)
    values ('articles', ${story.id}, now(), ${JSON.stringify(pinned?.content)}::jsonb, ${pinned?.content_hash}, '')`
  await goLiveNext(payload)
  const view = await readStoryPage('news', story.slug ?? '')
  expect(view).toMatchObject({ story: { headline: 'Trams return for good', corrections: [MONDAY] } })
})

test('the months are those of the paper’s zone', async () => {
  await save({ corrections: [MONDAY] })
  const at = '2026-10-31T23:30:00Z'
  await sql`update articles_corrections set at = ${at} where _parent_id = ${story.id}`
  await sql`update edition.corrections set at = ${at} where story_id = ${story.id}`
  expect((await readCorrections('2026-11'))?.entries.map(({ at }) => at)).toContain('2026-10-31T23:30:00.000Z')
  expect((await readCorrections('2026-10'))?.entries.map(({ at }) => at) ?? []).not.toContain(
    '2026-10-31T23:30:00.000Z',
  )
})
