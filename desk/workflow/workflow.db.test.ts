import type { Payload } from 'payload'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeAccount, newestRevision, rest } from '../../collections/testing/rest.ts'
import { bodyOf, make, makePicture, makeStory, ownerSql } from '../../collections/testing/stock.ts'
import type { Sql } from '../../lib/sql.ts'
import { testPayload } from '../../lib/testing/test-payload.ts'
import { readSharedPreview } from '../../newsroom/preview/shared-previews.ts'
import type { Article, Section } from '../../payload-types.ts'

type Account = { id: string; token: string }
let payload: Payload
let sql: Sql
let section: Section
let author: { id: string }
let people: Record<'editor' | 'reporter' | 'other' | 'contributor', Account>
let story: Article

const STANDFIRST = 'After forty years the line along the river opens again, and is late.'

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  section = await make<Section>(payload, 'sections', { name: 'News' })
  author = await make<{ id: string }>(payload, 'authors', { name: 'Asha Rao' })
  people = {
    editor: await makeAccount(payload, 'editor', 'editor'),
    reporter: await makeAccount(payload, 'reporter', 'reporter'),
    other: await makeAccount(payload, 'other', 'reporter'),
    contributor: await makeAccount(payload, 'contributor', 'contributor'),
  }
})
beforeEach(async () => {
  story = await makeStory(payload, {
    ...{ section: section.id, standfirst: STANDFIRST, authors: [author.id], _status: 'draft' },
    owners: [people.reporter.id],
  })
})

const take = async (action: string, { token }: Account, more: object = {}) =>
  rest('POST', `articles/${story.id}/transitions`, {
    token,
    json: { action, revision: await newestRevision(payload, 'articles', story.id), ...more },
  })
const standing = async ({ token }: Account) => (await rest('GET', `articles/${story.id}/standing`, { token })).body
const stage = async () =>
  (await payload.findByID({ collection: 'articles', id: story.id, draft: true, depth: 0 })).stage
const message = ({ body }: Awaited<ReturnType<typeof take>>) => (body.errors as { message: string }[])[0]?.message

describe('the stages', () => {
  test('own stories are handed in, others’ not; who approves may send back, with a reason', async () => {
    expect((await take('submit', people.other)).status).toBe(403)
    expect((await take('submit', people.contributor)).status).toBe(404)
    expect((await take('submit', people.reporter)).status).toBe(200)
    expect(await stage()).toBe('review')
    expect((await take('approve', people.reporter)).status).toBe(403)
    expect(message(await take('sendBack', people.editor))).toContain('Say why')
    expect((await take('sendBack', people.editor, { reason: 'No source.' })).status).toBe(200)
    expect(await stage()).toBe('draft')
    expect((await standing(people.reporter)).lastWord).toMatchObject({
      what: 'sent back by editor',
      words: 'No source.',
    })
    const rows = await sql<{ deed: string; reason: string | null; by_name: string }>`
      select deed, reason, by_name from newsroom.audit where story_id = ${story.id} order by id`
    expect(rows).toEqual([
      { deed: 'submit', reason: null, by_name: 'reporter' },
      { deed: 'sendBack', reason: 'No source.', by_name: 'editor' },
    ])
    expect((await take('submit', people.reporter)).status).toBe(200)
    expect((await standing(people.editor)).lastWord).toBeUndefined()
  })

  test('a text that lacks something is not handed in, and what it lacks is said', async () => {
    const json = { standfirst: '', revision: story.revision, _status: 'draft' }
    await rest('PATCH', `articles/${story.id}?draft=true`, { token: people.editor.token, json })
    const refused = await take('submit', people.reporter)
    expect([refused.status, message(refused)]).toEqual([422, 'Not yet. Write a standfirst.'])
  })

  test('pictures and links are looked at as they stand in the text', async () => {
    const picture = await makePicture(payload, { alt: 'A wall' })
    const draft = await makeStory(payload, { section: section.id, _status: 'draft' })
    const link = {
      type: 'internalLink',
      to: 'articles',
      id: draft.id,
      children: [{ type: 'text', text: 'the old bridge' }],
    }
    const body = bodyOf({ type: 'image', mediaId: picture.id }, { type: 'paragraph', children: [link as never] })
    const revision = await newestRevision(payload, 'articles', story.id)
    await rest('PATCH', `articles/${story.id}?draft=true`, {
      token: people.editor.token,
      json: { body, revision, _status: 'draft' },
    })
    const { checks } = (await standing(people.editor)) as { checks: { name: string; isMet: boolean; text: string }[] }
    const open = checks.filter(({ isMet }) => !isMet).map(({ name, text }) => `${name}: ${text}`)
    expect(open).toEqual([
      expect.stringMatching(/^credit: “.*” needs a credit\.$/),
      'links: Readers do not have what “the old bridge” leads to.',
    ])
  })

  test('an approved text that somebody else changes goes back to review, and says so in the log', async () => {
    await take('approve', people.editor)
    const revision = await newestRevision(payload, 'articles', story.id)
    const json = { kicker: 'New', revision, _status: 'draft' }
    await rest('PATCH', `articles/${story.id}?draft=true`, { token: people.reporter.token, json })
    expect(await stage()).toBe('review')
    const [row] = await sql<{ deed: string }>`
      select deed from newsroom.audit where story_id = ${story.id} order by id desc limit 1`
    expect(row?.deed).toBe('changedAfterApproval')
  })

  test('another picture is another text, also where a program names it by an object', async () => {
    const [one, other] = [await makePicture(payload, { alt: 'A wall' }), await makePicture(payload, { alt: 'A door' })]
    const showing = (id: string) =>
      JSON.parse(
        JSON.stringify(bodyOf({ type: 'image', mediaId: one.id }, 'The line opens.')).replace(
          `"${one.id}"`,
          `{"id":"${id}"}`,
        ),
      )
    const save = async (body: object, { token }: Account) =>
      rest('PATCH', `articles/${story.id}?draft=true`, {
        token,
        json: { body, revision: await newestRevision(payload, 'articles', story.id), _status: 'draft' },
      })
    await payload.update({ collection: 'media', id: one.id, data: { credit: 'The Broadsheet' } })
    expect((await save(showing(one.id), people.editor)).status).toBe(200)
    expect((await take('approve', people.editor)).status).toBe(200)
    expect((await save(showing(other.id), people.reporter)).status).toBe(200)
    expect(await stage()).toBe('review')
  })

  test('no save sets a stage, and none is approved unseen', async () => {
    const revision = await newestRevision(payload, 'articles', story.id)
    const json = { stage: 'ready', revision, _status: 'draft' }
    await rest('PATCH', `articles/${story.id}?draft=true`, { token: people.reporter.token, json })
    expect(await stage()).toBe('draft')
    const late = await rest('POST', `articles/${story.id}/transitions`, {
      token: people.editor.token,
      json: { action: 'approve', revision },
    })
    expect(late.status).toBe(409)
    expect(await stage()).toBe('draft')
  })

  test('publishing, unpublishing, throwing away and deleting stand in the log', async () => {
    const patch = async (json: object, query = '') =>
      rest('PATCH', `articles/${story.id}${query}`, {
        token: people.editor.token,
        json: { ...json, revision: await newestRevision(payload, 'articles', story.id) },
      })
    await patch({ _status: 'published' })
    await patch({ _status: 'published', kicker: 'Again' })
    await patch({ _status: 'draft' })
    await patch({ deletedAt: new Date().toISOString() })
    await patch({ deletedAt: null }, '?trash=true')
    await rest('DELETE', `articles/${story.id}`, { token: people.editor.token })
    const rows = await sql<{ deed: string }>`select deed from newsroom.audit where story_id = ${story.id} order by id`
    expect(rows.map(({ deed }) => deed)).toEqual(['publish', 'update', 'unpublish', 'trash', 'fetchBack', 'delete'])
  })
})

test('the log is only added to, by its owner too', async () => {
  await take('submit', people.reporter)
  for (const attempt of [
    () => sql`update newsroom.audit set reason = 'other'`,
    () => sql`delete from newsroom.audit where story_id = ${story.id}`,
    () => sql`truncate newsroom.audit`,
  ])
    await expect(attempt()).rejects.toThrow('only added to')
})

describe('a shared preview', () => {
  const share = ({ token }: Account, json: object = { days: 1 }) =>
    rest('POST', `articles/${story.id}/share`, { token, json })
  const read = (path: unknown) =>
    readSharedPreview(sql, { token: String(path).split('/').at(-1) ?? '', secret: payload.secret })

  test('is made by whoever may read the story, for a day, a week or a month', async () => {
    expect((await share(people.contributor)).status).toBe(404)
    expect((await share(people.other, { days: 400 })).status).toBe(400)
    const { body } = await share(people.other)
    expect(await read(body.path)).toMatchObject({ id: story.id, standfirst: STANDFIRST })
  })

  test('ends with its time, with its story in the trash, and when it is taken back', async () => {
    const { path } = (await share(people.editor)).body
    await payload.update({ collection: 'articles', id: story.id, data: { deletedAt: new Date().toISOString() } })
    expect(await read(path)).toBeUndefined()
    await payload.update({ collection: 'articles', id: story.id, trash: true, data: { deletedAt: null } })
    expect(await read(path)).toBeDefined()
    const [link] = (await rest('GET', `articles/${story.id}/shared`, { token: people.editor.token })).body
      .links as unknown as { id: string }[]
    expect(
      (await rest('POST', `articles/${story.id}/unshare`, { token: people.editor.token, json: link })).status,
    ).toBe(200)
    expect(await read(path)).toBeUndefined()
    const again = (await share(people.editor)).body.path
    await sql`update newsroom.shared_previews set expires_at = now() where story_id = ${story.id}`
    expect(await read(again)).toBeUndefined()
  })

  test('ends when its story comes under embargo; one that an editor makes under it stays as the embargo moves', async () => {
    const embargo = (at: string) =>
      rest('POST', `articles/${story.id}/embargo`, { token: people.editor.token, json: { at } })
    const { path } = (await share(people.other)).body
    expect((await embargo('2031-03-01T18:00')).status).toBe(200)
    expect(await read(path)).toBeUndefined()
    expect((await share(people.other)).status).toBe(403)
    const { path: known } = (await share(people.editor)).body
    expect((await embargo('2031-03-02T18:00')).status).toBe(200)
    expect(await read(known)).toBeDefined()
    await sql`delete from newsroom.embargoes where story_id = ${story.id}`
  })
})
