import type { Payload } from 'payload'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { behindPublish } from '../../collections/testing/behind-publish.ts'
import { makeAccount, newestRevision, rest } from '../../collections/testing/rest.ts'
import { bodyOf, make, makeStory, ownerSql } from '../../collections/testing/stock.ts'
import type { Sql } from '../../lib/sql.ts'
import { testPayload } from '../../lib/testing/test-payload.ts'
import type { Article, Section } from '../../payload-types.ts'
import { startClock } from './clock.ts'
import { goLiveNext, isAnythingDue } from './go-live.ts'
import { pinOfStory } from './pins.ts'
import { moveSchedule, readSchedule, schedulePin } from './schedules.ts'

let payload: Payload
let sql: Sql
let section: Section
let editor: { id: string; token: string }
let admin: { id: string; token: string }
let story: Article

const STANDFIRST = 'After forty years the line along the river opens again, and is late.'

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  section = await make<Section>(payload, 'sections', { name: 'News' })
  editor = await makeAccount(payload, 'Asha', 'editor')
  admin = await makeAccount(payload, 'Boss', 'admin')
  await payload.updateGlobal({ slug: 'settings', data: { name: 'Paper', timeZone: 'Europe/Berlin', language: 'en' } })
})
beforeEach(async () => {
  await sql`delete from newsroom.schedules`
  story = await makeStory(payload, {
    ...{ section: section.id, headline: 'Trams return', standfirst: STANDFIRST, _status: 'draft' },
    authors: [(await make<{ id: string }>(payload, 'authors', { name: 'Asha Rao' })).id],
  })
})

const newest = () => newestRevision(payload, 'articles', story.id)
const post = async (path: string, json: object, { token } = editor) =>
  rest('POST', `articles/${story.id}/${path}`, { token, json })
const approve = async () => post('transitions', { action: 'approve', revision: await newest() })
const schedule = async (at = '2031-03-01T18:00', more: object = {}) =>
  post('schedule', { at, revision: await newest(), ...more })
const save = async (data: object, more: object = {}) =>
  rest('PATCH', `articles/${story.id}?draft=true&autosave=true`, {
    token: editor.token,
    json: { ...data, revision: await newest(), _status: 'draft', ...more },
  })
const makeDue = () =>
  sql`update newsroom.schedules set due = now() - interval '1 second' where document_id = ${story.id}`
const live = async () =>
  (
    await sql<{ headline: string; body: unknown; published_at: Date }>`
  select headline, body, published_at from edition.stories where id = ${story.id}`
  )[0]
const message = ({ body }: Awaited<ReturnType<typeof post>>) => (body.errors as { message: string }[])[0]?.message

describe('scheduling', () => {
  test('is for what was approved, by whoever may publish, at a time that there is', async () => {
    expect(message(await schedule())).toContain('“Draft”')
    expect((await approve()).status).toBe(200)
    const reporter = await makeAccount(payload, `reporter-${story.id}`, 'reporter')
    expect((await post('schedule', { at: '2031-03-01T18:00', revision: await newest() }, reporter)).status).toBe(403)
    expect(message(await schedule('2020-01-01T00:00'))).toContain('That moment is over')
    expect(message(await schedule('2031-03-30T02:30'))).toContain('leave 02:30 out')
    const twice = await schedule('2031-10-26T02:30')
    expect([twice.status, message(twice)]).toEqual([
      422,
      expect.stringContaining('the earlier (UTC+2) or the later (UTC+1)'),
    ])
    expect((await schedule('2031-10-26T02:30', { which: 'later' })).body.due).toBe('2031-10-26T01:30:00.000Z')
    expect((await schedule('2031-07-01T12:00')).body.due).toBe('2031-07-01T10:00:00.000Z')
  })

  test('pins what was on the screen, and nothing that somebody has saved since', async () => {
    await approve()
    const before = await newest()
    await save({ kicker: 'New' })
    expect((await post('schedule', { at: '2031-03-01T18:00', revision: before })).status).toBe(409)
  })

  test('what somebody saves in the same moment is not scheduled unseen, nor is anything while it is published', async () => {
    await approve()
    const revision = await newest()
    const answer = await behindPublish(payload, () => post('schedule', { at: '2031-03-01T18:00', revision }), {
      meanwhile: () => save({ kicker: 'New' }),
    })
    expect([answer.status, message(answer)]).toEqual([409, expect.stringContaining('saved again since')])
    expect(await readSchedule(sql, story.id)).toBeUndefined()
  })

  test('is moved only where it is on the schedule', async () => {
    const moved = moveSchedule(sql, { documentId: story.id, due: '2031-03-01T17:00:00.000Z' })
    await expect(moved).rejects.toMatchObject({ userMessage: 'It is on no schedule any more. Look again.' })
  })

  test('asks for what a live story needs', async () => {
    await save({ section: null })
    await approve()
    const { status } = await schedule()
    expect(status).toBe(422)
  })
})

describe('when its time has come', () => {
  test('the text that was approved goes live, byte for byte; what was written since waits on top', async () => {
    const body = bodyOf('Every word   of this — “quotes”, 東京, 😀 and all.', {
      type: 'heading',
      level: 2,
      children: [{ type: 'text', text: 'H' }],
    })
    await save({ body, kicker: null })
    const pinned = await payload.findByID({ collection: 'articles', id: story.id, draft: true, depth: 0 })
    await approve()
    await schedule()
    await save({ headline: 'Changed afterwards', kicker: 'Later', body: bodyOf('Other.') })
    const [standing] = [(await rest('GET', `articles/${story.id}/standing`, { token: editor.token })).body]
    expect(standing).toMatchObject({ standings: ['Scheduled', expect.anything()], schedule: { hasNewerText: true } })
    await makeDue()
    expect(await isAnythingDue(sql)).toBe(true)
    expect(await goLiveNext(payload)).toBe(true)
    const row = await payload.findByID({ collection: 'articles', id: story.id, depth: 0 })
    expect(row).toMatchObject({ _status: 'published', headline: 'Trams return', kicker: null, stage: 'ready' })
    expect(JSON.stringify(row.body)).toBe(JSON.stringify(pinned.body))
    expect((await live())?.headline).toBe('Trams return')
    const draft = await payload.findByID({ collection: 'articles', id: story.id, draft: true, depth: 0 })
    expect(draft).toMatchObject({ _status: 'draft', headline: 'Changed afterwards', kicker: 'Later' })
    expect([await readSchedule(sql, story.id), await goLiveNext(payload)]).toEqual([undefined, false])
  })

  test.each([
    ['its address stays, whatever headline was written since', { headline: 'Something else' }, undefined],
    ['an address that somebody typed since is its next', { slug: 'typed-by-somebody' }, 'typed-by-somebody'],
  ])('%s', async (_, since, next) => {
    const slug = async () =>
      (await sql<{ slug: string }>`select slug from edition.stories where id = ${story.id}`)[0]?.slug
    await approve()
    await schedule()
    await save(since)
    await makeDue()
    await goLiveNext(payload)
    const first = await slug()
    const { status } = await rest('PATCH', `articles/${story.id}`, {
      token: editor.token,
      json: { _status: 'published', revision: await newest() },
    })
    expect([status, await slug()]).toEqual([200, next ?? first])
  })

  test('it bears the moment that was promised, and the log names who approved it', async () => {
    await approve()
    await schedule()
    await makeDue()
    const [{ due } = { due: new Date() }] = await sql<{
      due: Date
    }>`select due from newsroom.schedules where document_id = ${story.id}`
    await goLiveNext(payload)
    expect((await live())?.published_at).toEqual(due)
    const rows = await sql<{
      deed: string
      by_name: string
    }>`select deed, by_name from newsroom.audit where story_id = ${story.id} order by id`
    expect(rows).toEqual(['approve', 'schedule', 'publish'].map((deed) => ({ deed, by_name: 'Asha' })))
  })

  test('a form that is open goes on saving', async () => {
    const savedInForm = `${editor.id}-form-1`
    await save({ headline: 'Typed' }, { savedInForm })
    const known = await newest()
    await post('transitions', { action: 'approve', revision: known, savedInForm })
    await schedule()
    await makeDue()
    await goLiveNext(payload)
    const answer = await save({ headline: 'Typed on' }, { savedInForm, revision: known })
    expect(answer.status).toBe(200)
    expect((await live())?.headline).toBe('Typed')
  })

  test('approving again moves the pin to what was read now', async () => {
    await approve()
    await schedule()
    await save({ headline: 'Better' })
    await approve()
    await makeDue()
    await goLiveNext(payload)
    expect((await live())?.headline).toBe('Better')
  })

  test('what cannot be published is late, with a sentence, and others are not held up', async () => {
    await approve()
    await schedule()
    await sql`update newsroom.schedules set due = now() - interval '1 minute', content_hash = 'x' where document_id = ${story.id}`
    const other = await makeStory(payload, { section: section.id, _status: 'draft' })
    const due = new Date(Date.now() + 60_000).toISOString()
    await schedulePin(sql, { pin: pinOfStory(other), due, by: { id: editor.id, name: 'Asha' } })
    await sql`update newsroom.schedules set due = now() - interval '1 second' where document_id = ${other.id}`
    await goLiveNext(payload)
    expect(await readSchedule(sql, story.id)).toMatchObject({
      isLate: true,
      problem: expect.stringContaining('not whole'),
    })
    expect(await isAnythingDue(sql)).toBe(true)
    await goLiveNext(payload)
    expect(await isAnythingDue(sql)).toBe(false)
    expect(await live()).toBeUndefined()
    expect(await sql`select from edition.stories where id = ${other.id}`).toHaveLength(1)
    expect(await readSchedule(sql, other.id)).toBeUndefined()
  })

  test('what was due while the house was down goes live when it is back', async () => {
    await approve()
    await schedule()
    await makeDue()
    const clock = startClock({ databaseUrl: process.env.DATABASE_URL ?? '', openPayload: async () => payload })
    await expect.poll(async () => (await live())?.headline, { timeout: 10_000 }).toBe('Trams return')
    await clock.stop()
  })

  test('whoever publishes it by hand, or takes it from readers, has changed the plan', async () => {
    for (const json of [{ _status: 'published' }, { _status: 'draft' }, { deletedAt: new Date().toISOString() }]) {
      await approve()
      expect((await schedule()).status).toBe(200)
      const carried = '_status' in json && json._status === 'published' ? { revision: await newest() } : {}
      await rest('PATCH', `articles/${story.id}`, { token: editor.token, json: { ...json, ...carried } })
      expect(await readSchedule(sql, story.id), JSON.stringify(json)).toBeUndefined()
      if (json._status === 'published') await save({ kicker: 'Next' })
    }
  })

  test('another moment moves the text that is pinned, not what was written since', async () => {
    await approve()
    await schedule()
    await save({ headline: 'Not read by anybody' })
    expect((await schedule('2031-04-01T18:00')).body.due).toBe('2031-04-01T16:00:00.000Z')
    await makeDue()
    await goLiveNext(payload)
    expect((await live())?.headline).toBe('Trams return')
  })

  test('a story that is taken off the schedule stays where it is', async () => {
    await approve()
    await schedule()
    expect((await post('unschedule', {})).status).toBe(200)
    expect(await isAnythingDue(sql)).toBe(false)
    expect((await rest('GET', `articles/${story.id}/standing`, { token: editor.token })).body.standings).toEqual([
      'Ready',
    ])
  })
})

describe('an embargo', () => {
  const embargo = (at: string, who = editor) => post('embargo', { at, reason: 'Agreed with the ministry' }, who)
  const publish = async () =>
    rest('PATCH', `articles/${story.id}`, {
      token: admin.token,
      json: { _status: 'published', revision: await newest() },
    })

  test('keeps a story from readers, whoever publishes it and however', async () => {
    expect((await embargo('2031-03-01T18:00')).status).toBe(200)
    expect(message(await publish())).toContain('Under embargo until Sat 1 Mar 2031, 18:00 (UTC+1)')
    // By a way that forgets to ask.
    await expect(
      payload.update({ collection: 'articles', id: story.id, data: { _status: 'published' }, context: {} }),
    ).rejects.toThrow('embargo')
    await approve()
    expect(message(await schedule('2031-03-01T17:00'))).toContain('under embargo until later')
    expect((await schedule('2031-03-01T18:00')).status).toBe(200)
    await makeDue()
    await goLiveNext(payload)
    expect([await live(), (await readSchedule(sql, story.id))?.problem]).toEqual([
      undefined,
      expect.stringContaining('Under embargo'),
    ])
  })

  test('is kept by the database itself, if all else forgets', async () => {
    const live = await makeStory(payload, { section: section.id })
    await sql`insert into newsroom.embargoes (story_id, until) values (${live.id}, now() + interval '1 hour')`
    await expect(sql`update edition.stories set kicker = 'x' where id = ${live.id}`).rejects.toThrow('is under embargo')
    await sql`delete from newsroom.embargoes where story_id = ${live.id}`
  })

  test('moves to later by any editor, to sooner by nobody, and is lifted by an admin who says why', async () => {
    await embargo('2031-03-01T18:00')
    expect(message(await embargo('2031-02-01T18:00'))).toContain('lasts longer')
    expect((await embargo('2031-04-01T18:00')).status).toBe(200)
    expect((await post('lift-embargo', { reason: 'Broken elsewhere' })).status).toBe(403)
    expect((await post('lift-embargo', { reason: ' ' }, admin)).status).toBe(400)
    expect((await post('lift-embargo', { reason: 'Broken elsewhere' }, admin)).status).toBe(200)
    expect((await publish()).status).toBe(200)
    const deeds = await sql<{ deed: string; reason: string | null }>`
      select deed, reason from newsroom.audit where story_id = ${story.id} order by id`
    expect(deeds.map(({ deed }) => deed)).toEqual(['embargo', 'moveEmbargo', 'liftEmbargo', 'publish'])
    expect(deeds[2]?.reason).toBe('Broken elsewhere')
  })

  test('is for what readers have not got', async () => {
    await publish()
    expect(message(await embargo('2031-03-01T18:00'))).toContain('Readers have the story already')
  })
})
