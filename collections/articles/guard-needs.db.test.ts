import type { Payload } from 'payload'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Sql } from '../../lib/sql.ts'
import { testPayload } from '../../lib/testing/test-payload.ts'
import { askForLinkChecks, keepLinkCheck } from '../../newsroom/links/link-checks.ts'
import { goLiveNext } from '../../newsroom/schedule/go-live.ts'
import { pinOfStory } from '../../newsroom/schedule/pins.ts'
import { schedulePin } from '../../newsroom/schedule/schedules.ts'
import { DEFAULT_NEEDS, readNeeds } from '../../newsroom/workflow/needs.ts'
import type { Article, Section } from '../../payload-types.ts'
import { makeAccount, newestRevision, rest } from '../testing/rest.ts'
import { askForNothing, bodyOf, make, makePicture, makeStory, ownerSql } from '../testing/stock.ts'

const STANDFIRST = 'After forty years the line along the river opens again, and is late.'

/** A house that asks an editor in a hurry for all of it, too. */
const STRICT = { standfirst: 'both', text: 'both', author: 'both', credit: 'both' } as const

let payload: Payload
let sql: Sql
let section: Section
let author: { id: string }
let editor: { id: string; token: string }
let story: Article

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  section = await make<Section>(payload, 'sections', { name: 'News' })
  author = await make<{ id: string }>(payload, 'authors', { name: 'Asha Rao' })
  editor = await makeAccount(payload, 'editor', 'editor')
})
beforeEach(async () => {
  await setNeeds({})
  story = await draft({})
})

const draft = (data: Partial<Article>) =>
  makeStory(payload, {
    ...{ section: section.id, standfirst: STANDFIRST, authors: [author.id], _status: 'draft', ...data },
  })
const setNeeds = async (needs: object) => {
  const { levels, standfirst } = DEFAULT_NEEDS
  const lengths = { standfirstLeast: standfirst.least, standfirstMost: standfirst.most }
  await payload.updateGlobal({ slug: 'settings', data: { needs: { ...levels, ...lengths, ...STRICT, ...needs } } })
}
const publish = async (data: object = {}, { id } = story) =>
  rest('PATCH', `articles/${id}`, {
    token: editor.token,
    json: { ...data, _status: 'published', revision: await newestRevision(payload, 'articles', id) },
  })
const sentence = ({ body }: Awaited<ReturnType<typeof publish>>) =>
  (body.errors as { message: string }[] | undefined)?.[0]?.message
const isLive = async ({ id } = story) => (await sql`select from edition.stories where id = ${id}`).length === 1

describe('a publish by REST', () => {
  test('meets the checklist of the button, and is told every sentence and the fields', async () => {
    const picture = await makePicture(payload, { alt: 'A wall' })
    const answer = await publish({ standfirst: 'Short.', authors: [], leadImage: picture.id })
    expect(answer.status).toBe(422)
    expect(sentence(answer)).toMatch(
      /^Not yet. The standfirst has 6 of at least 40 characters\. Say who wrote it, an author or a desk\. “.*” needs a credit\.$/,
    )
    const [error] = answer.body.errors as unknown as { data: { errors: { path: string }[] } }[]
    expect(error?.data.errors.map(({ path }) => path)).toEqual(['standfirst', 'authors', 'leadImage'])
    expect(await isLive()).toBe(false)
    expect((await publish({ credit: 'x' })).status).toBe(200)
    expect(await isLive()).toBe(true)
  })

  test('of a new story meets it, too; a draft may lack anything', async () => {
    const create = (data: object) => rest('POST', 'articles', { token: editor.token, json: data })
    const bare = { headline: 'Bare', section: section.id }
    expect(sentence(await create({ ...bare, _status: 'published' }))).toContain('Write a standfirst.')
    expect((await create({ ...bare, _status: 'draft' })).status).toBe(201)
    expect((await sql`select from edition.stories where headline = 'Bare'`).length).toBe(0)
  })

  test('of many at once leaves those that lack something, and says so', async () => {
    const bare = await draft({ standfirst: '', headline: 'Bare' })
    const { status, body } = await rest('PATCH', `articles?where[id][in]=${story.id},${bare.id}`, {
      token: editor.token,
      json: { _status: 'published' },
    })
    expect([status, JSON.stringify(body.errors)]).toEqual([400, expect.stringContaining('Write a standfirst.')])
    expect(await isLive(bare)).toBe(false)
  })

  test('is stopped by no hint, and by whatever the house asks for besides', async () => {
    const data = { standfirst: '', authors: [], body: null }
    expect((await publish(data)).status).toBe(422)
    await setNeeds({ standfirst: 'hint', author: 'hint', text: 'hint' })
    expect((await publish(data)).status).toBe(200)
    await setNeeds({ standfirst: 'live', standfirstLeast: 10, standfirstMost: 20 })
    expect(sentence(await publish({}, await draft({})))).toContain('of at most 20 characters')
  })

  test('asks for a headline and a section whatever the house says', async () => {
    await askForNothing(payload)
    expect((await publish({ section: null })).status).toBe(400)
  })
})

describe('what is live already', () => {
  test('may go on lacking what it lacked, and nothing more', async () => {
    const old = await makeStory(payload, { section: section.id })
    expect((await publish({ kicker: 'Mended' }, old)).status).toBe(200)
    const picture = await makePicture(payload, { alt: 'A wall', credit: '' })
    expect(sentence(await publish({ leadImage: picture.id }, old))).toMatch(/^Not yet. “.*” needs a credit\.$/)
  })

  test('is not live any more when it was taken back', async () => {
    const old = await makeStory(payload, { section: section.id })
    await payload.update({ collection: 'articles', id: old.id, data: { _status: 'draft' } })
    expect((await publish({}, old)).status).toBe(422)
  })
})

test('the form, the button and the schedule ask for the same as the settings', async () => {
  await setNeeds({ text: 'hint', section: 'review', standfirst: 'hint' })
  expect((await readNeeds(sql)).levels).toMatchObject({ text: 'hint', section: 'review', standfirst: 'hint' })
  const bare = await draft({ section: null as never, standfirst: '' })
  const post = async (path: string, json: object) =>
    rest('POST', `articles/${bare.id}/${path}`, {
      token: editor.token,
      json: { ...json, revision: await newestRevision(payload, 'articles', bare.id) },
    })
  expect(sentence(await post('transitions', { action: 'approve' }))).toBe('Not yet. Choose a section.')
  await setNeeds({ section: 'live', standfirst: 'hint' })
  expect((await post('transitions', { action: 'approve' })).status).toBe(200)
  expect(sentence(await post('schedule', { at: '2031-03-01T18:00' }))).toBe('Not yet. Choose a section.')
  const { body } = await rest('GET', `articles/${bare.id}/standing`, { token: editor.token })
  const checks = body.checks as unknown as { name: string; level: string; field: string }[]
  expect(checks.find(({ name }) => name === 'section')).toMatchObject({ level: 'live', field: 'section' })
})

test('what is due is not asked again', async () => {
  const bare = await draft({ standfirst: '' })
  const due = new Date(Date.now() + 60_000).toISOString()
  await schedulePin(sql, { pin: pinOfStory(bare), due, by: { id: editor.id, name: 'Asha' } })
  await sql`update newsroom.schedules set due = now() where document_id = ${bare.id}`
  await goLiveNext(payload)
  expect(await isLive(bare)).toBe(true)
})

test('a link that did not answer is a hint, unless the house says otherwise', async () => {
  const link = { type: 'link', href: 'https://elsewhere.example/a#b', children: [{ type: 'text', text: 'the report' }] }
  const body = bodyOf({ type: 'paragraph', children: [link as never] })
  story = await draft({ body })
  await askForLinkChecks(sql, story.id)
  const jobs = await sql`select key from graphile_worker.jobs where key = ${`check-links-${story.id}`}`
  expect(jobs).toHaveLength(1)
  await keepLinkCheck(sql, { address: 'https://elsewhere.example/a', status: 404, problem: 'answered 404' })
  await setNeeds({ outsideLinks: 'live' })
  expect(sentence(await publish())).toBe('Not yet. “the report” answered 404 when it was last looked at, just now.')
  await setNeeds({})
  expect((await publish()).status).toBe(200)
})
