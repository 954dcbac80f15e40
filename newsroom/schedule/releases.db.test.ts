import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeAccount, newestRevision, rest } from '../../collections/testing/rest.ts'
import { make, makeStory, ownerSql } from '../../collections/testing/stock.ts'
import { payloadPool } from '../../lib/payload-pool.ts'
import type { Sql } from '../../lib/sql.ts'
import { testPayload } from '../../lib/testing/test-payload.ts'
import { transactOn } from '../../lib/transact.ts'
import type { Article, Front, Section } from '../../payload-types.ts'
import { goLiveNext, isAnythingDue } from './go-live.ts'
import { pinOfFront, pinOfRedirect, pinOfStory } from './pins.ts'
import { readRelease } from './read-releases.ts'
import { addToRelease, makeRelease, moveRelease, removeRelease, renameRelease, takeOutOfRelease } from './releases.ts'
import { moveSchedule, pinAgain, readSchedule, readSchedules, schedulePin } from './schedules.ts'

const LATER = '2031-03-01T17:00:00.000Z'

let payload: Payload
let sql: Sql
let section: Section
let releaseId: string
let one: Article
let two: Article
const by = { id: randomUUID(), name: 'Asha' }

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  section = await make<Section>(payload, 'sections', { name: 'News' })
})
beforeEach(async () => {
  await sql`delete from newsroom.schedules`
  one = await makeStory(payload, { section: section.id, headline: 'One', _status: 'draft' })
  two = await makeStory(payload, { section: section.id, headline: 'Two', _status: 'draft' })
  releaseId = await inside((sql) => makeRelease(sql, { name: 'Budget day', by }))
})

const inside = <Result>(work: (sql: Sql) => Promise<Result>) => transactOn(payloadPool(payload))(work)
const add = (...stories: Article[]) =>
  inside(async (sql) => {
    for (const story of stories) await addToRelease(sql, { releaseId, pin: pinOfStory(story), by })
  })
const move = (due?: string) => inside((sql) => moveRelease(sql, { releaseId, due, by }))
const makeDue = () => sql`update newsroom.releases set due = now() - interval '1 second' where id = ${releaseId}`
const tryNow = () => sql`update newsroom.schedules set next_try = '-infinity'`
const live = async () =>
  (
    await sql<{ headline: string }>`
    select headline from edition.stories where id = any (${[one.id, two.id]}::uuid[]) order by headline`
  ).map(({ headline }) => headline)
const lastChange = async () =>
  (await sql<{ id: string }>`select id from edition.changes order by id desc limit 1`)[0]?.id ?? '0'
const deedsOf = async (id: string) =>
  (
    await sql<{ deed: string; collection: string; detail: { release?: string } | null }>`
    select deed, collection, detail from newsroom.audit where story_id = ${id} order by id`
  ).map(({ deed, collection, detail }) => [deed, collection, detail?.release])
const save = (id: string, data: Partial<Article>) =>
  payload.update({ collection: 'articles', id, draft: true, data, depth: 0 })
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    ({ userMessage }) => userMessage,
  )

/** A front of a section of its own, as a draft. */
async function draftFront(): Promise<Front> {
  const own = await make<Section>(payload, 'sections', { name: `Own ${randomUUID().slice(0, 8)}` })
  return make<Front>(payload, 'fronts', {
    ...{ frontOf: 'section', section: own.id, _status: 'draft' },
    slots: [{ kind: 'lead', items: [{ story: one.id }] }],
  })
}

describe('a release', () => {
  test('is one moment for all that is in it: two stories, a front and a redirect', async () => {
    const front = await draftFront()
    const redirect = pinOfRedirect({ id: randomUUID(), from: `/old-${releaseId}`, to: '/news/one' })
    await add(one, two)
    await inside(async (sql) => {
      await addToRelease(sql, { releaseId, pin: pinOfFront(front), by })
      await addToRelease(sql, { releaseId, pin: redirect, by })
    })
    await move(LATER)
    expect(await readRelease(sql, releaseId)).toMatchObject({ size: 4, due: LATER, isLate: false })
    expect(await isAnythingDue(sql)).toBe(false)
    await makeDue()
    const before = await lastChange()
    expect(await goLiveNext(payload)).toBe(true)
    expect(await sql`select from edition.changes where id > ${before}`).toHaveLength(1)
    expect(await live()).toEqual(['One', 'Two'])
    expect(await sql`select slots from edition.fronts where id = ${front.id}`).toMatchObject([
      { slots: [{ kind: 'lead', picks: [{ storyId: one.id }] }] },
    ])
    expect(await sql`select to_path from edition.redirects where from_path = ${`/old-${releaseId}`}`).toEqual([
      { to_path: '/news/one' },
    ])
    expect(await readSchedules(sql, { releaseId, limit: 9 })).toEqual([])
    const closed = await readRelease(sql, releaseId)
    expect(closed).toMatchObject({ size: 4, isLate: false, liveAt: expect.any(String) })
    expect(closed?.contents?.map(({ title }) => title).sort()).toEqual(
      [redirect.title, 'One', 'Two', front.name].sort(),
    )
    expect(await deedsOf(one.id)).toEqual([
      ['intoRelease', 'articles', 'Budget day'],
      ['moveRelease', 'articles', 'Budget day'],
      ['publish', 'articles', 'Budget day'],
    ])
    expect(await deedsOf(front.id)).toEqual([
      ['intoRelease', 'fronts', 'Budget day'],
      ['moveRelease', 'fronts', 'Budget day'],
      ['publish', 'fronts', 'Budget day'],
    ])
    expect((await deedsOf(redirect.documentId)).map(([deed]) => deed)).toEqual([
      'intoRelease',
      'moveRelease',
      'publish',
    ])
    expect(await goLiveNext(payload)).toBe(false)
  })

  test('goes live whole or not at all: what fails is told on each of them, and it is tried again', async () => {
    await add(one, two)
    await makeDue()
    const whole = await sql<{ content_hash: string }>`
      select content_hash from newsroom.schedules where document_id = ${two.id}`
    await sql`update newsroom.schedules set content_hash = 'x' where document_id = ${two.id}`
    const before = await lastChange()
    await goLiveNext(payload)
    expect([await live(), await lastChange()]).toEqual([[], before])
    expect((await payload.findByID({ collection: 'articles', id: one.id }))._status).toBe('draft')
    for (const { id } of [one, two]) expect((await readSchedule(sql, id))?.problem).toMatch(/^“Two”: .*not whole/)
    expect(await isAnythingDue(sql)).toBe(false)
    await sql`update newsroom.schedules set content_hash = ${whole[0]?.content_hash} where document_id = ${two.id}`
    await tryNow()
    await goLiveNext(payload)
    expect(await live()).toEqual(['One', 'Two'])
    expect(await sql`select from edition.changes where id > ${before}`).toHaveLength(1)
    expect(await readRelease(sql, releaseId)).toMatchObject({ liveAt: expect.any(String) })
  })

  test('what is mended while it is late goes live with the next look, all of it', async () => {
    await add(one, two)
    await makeDue()
    await sql`update newsroom.schedules set content_hash = 'x' where document_id = ${two.id}`
    await goLiveNext(payload)
    await inside((sql) => pinAgain(sql, { pin: pinOfStory(two), by }))
    expect(await isAnythingDue(sql)).toBe(true)
    await goLiveNext(payload)
    expect(await live()).toEqual(['One', 'Two'])
  })

  test('goes live without what kept it back, as soon as that is taken out', async () => {
    await add(one, two)
    await makeDue()
    await sql`update newsroom.schedules set content_hash = 'x' where document_id = ${two.id}`
    await goLiveNext(payload)
    await inside((sql) => takeOutOfRelease(sql, { releaseId, documentId: two.id, by }))
    expect((await readSchedule(sql, one.id))?.problem).toBeUndefined()
    await goLiveNext(payload)
    expect(await live()).toEqual(['One'])
  })

  test('with no moment waits for ever, and with nothing in it does nothing', async () => {
    await add(one)
    expect([await isAnythingDue(sql), (await readSchedule(sql, one.id))?.due]).toEqual([false, undefined])
    await move(LATER)
    expect((await readSchedule(sql, one.id))?.due).toBe(LATER)
    await move()
    expect((await readSchedule(sql, one.id))?.due).toBeUndefined()
    await inside((sql) => takeOutOfRelease(sql, { releaseId, documentId: one.id, by }))
    await makeDue()
    expect([await isAnythingDue(sql), (await readRelease(sql, releaseId))?.isLate]).toEqual([false, false])
  })

  test('a moment that is moved is moved for all, and no member can have one of its own', async () => {
    await add(one, two)
    await move(LATER)
    await move('2031-04-01T17:00:00.000Z')
    const dues = (await readSchedules(sql, { releaseId, limit: 9 })).map(({ due }) => due)
    expect(dues).toEqual(['2031-04-01T17:00:00.000Z', '2031-04-01T17:00:00.000Z'])
    await expect(sql`update newsroom.schedules set due = ${LATER} where document_id = ${one.id}`).rejects.toThrow(
      'schedules_release_fkey',
    )
    expect(await refusal(inside((sql) => moveSchedule(sql, { documentId: one.id, due: LATER })))).toContain(
      'It goes live with “Budget day”',
    )
    expect(await refusal(inside((sql) => schedulePin(sql, { pin: pinOfStory(one), due: LATER, by })))).toContain(
      'It goes live with “Budget day”',
    )
    expect(await refusal(move('2020-01-01T00:00:00.000Z'))).toContain('is over')
  })

  test('refuses what it cannot keep', async () => {
    await add(one)
    await move(LATER)
    const other = await inside((sql) => makeRelease(sql, { name: 'Other', by }))
    const put = (story: Article, id = releaseId) =>
      refusal(inside((sql) => addToRelease(sql, { releaseId: id, pin: pinOfStory(story), by })))
    expect(await put(one, other)).toContain('in “Budget day” already')
    await inside((sql) => schedulePin(sql, { pin: pinOfStory(two), due: LATER, by }))
    expect(await put(two)).toContain('scheduled by itself')
    const secret = await makeStory(payload, { section: section.id, headline: 'Secret', _status: 'draft' })
    await sql`insert into newsroom.embargoes (story_id, until) values (${secret.id}, '2031-03-02')`
    expect(await put(secret)).toContain('under embargo until later')
    expect(await put(secret, other)).toBe('done')
    expect(await refusal(inside((sql) => moveRelease(sql, { releaseId: other, due: LATER, by })))).toBe(
      '“Secret” is under embargo until later than that.',
    )
    await makeDue()
    const third = await makeStory(payload, { section: section.id, _status: 'draft' })
    expect(await put(third)).toContain('is over')
    await goLiveNext(payload)
    expect(await put(third)).toBe('“Budget day” is live.')
    expect(await put(third, randomUUID())).toBe('This release was removed.')
    expect(await refusal(inside((sql) => renameRelease(sql, { releaseId, name: 'x' })))).toBe('“Budget day” is live.')
  })

  test('that is removed leaves what was in it where it was', async () => {
    await add(one, two)
    await inside((sql) => removeRelease(sql, { releaseId, by }))
    expect([await readRelease(sql, releaseId), await readSchedule(sql, one.id)]).toEqual([undefined, undefined])
    expect((await deedsOf(one.id)).at(-1)).toEqual(['outOfRelease', 'articles', 'Budget day'])
  })
})

describe('what was edited after it was pinned', () => {
  test('waits, of a story and of a front, on top of what went live', async () => {
    const front = await draftFront()
    await add(one)
    await inside((sql) => addToRelease(sql, { releaseId, pin: pinOfFront(front), by }))
    await save(one.id, { headline: 'Leaked' })
    const slots = [...(front.slots ?? []), { kind: 'list' as const, title: 'Leaked' }]
    await payload.update({ collection: 'fronts', id: front.id, draft: true, data: { slots }, depth: 0 })
    await makeDue()
    await goLiveNext(payload)
    expect(await live()).toEqual(['One'])
    expect(await sql`select jsonb_array_length(slots) as size from edition.fronts where id = ${front.id}`).toEqual([
      { size: 1 },
    ])
    const draft = await payload.findByID({ collection: 'fronts', id: front.id, draft: true, depth: 0 })
    expect(draft).toMatchObject({ _status: 'draft', slots: [{ kind: 'lead' }, { title: 'Leaked' }] })
    const text = await payload.findByID({ collection: 'articles', id: one.id, draft: true, depth: 0 })
    expect(text).toMatchObject({ _status: 'draft', headline: 'Leaked' })
  })

  test('a member that is deleted, thrown away or published by hand leaves; the others go on', async () => {
    const [gone, trashed, published] = [
      await makeStory(payload, { section: section.id, _status: 'draft' }),
      await makeStory(payload, { section: section.id, _status: 'draft' }),
      await makeStory(payload, { section: section.id, _status: 'draft' }),
    ]
    const front = await draftFront()
    await add(one, gone, trashed, published)
    await inside((sql) => addToRelease(sql, { releaseId, pin: pinOfFront(front), by }))
    await payload.delete({ collection: 'articles', id: gone.id })
    await payload.update({ collection: 'articles', id: trashed.id, data: { deletedAt: new Date().toISOString() } })
    await payload.update({ collection: 'articles', id: published.id, data: { _status: 'published' } })
    await payload.delete({ collection: 'fronts', id: front.id })
    expect((await readSchedules(sql, { releaseId, limit: 9 })).map(({ title }) => title)).toEqual(['One'])
    await makeDue()
    await goLiveNext(payload)
    expect(await live()).toEqual(['One'])
  })
})

describe('a redirect of a release', () => {
  const redirect = (from: string, to: string) =>
    inside((sql) => addToRelease(sql, { releaseId, pin: pinOfRedirect({ id: randomUUID(), from, to }), by }))

  test('takes the place of one that is there, and chains are collapsed', async () => {
    await make(payload, 'redirects', { from: '/start', to: '/first' })
    await make(payload, 'redirects', { from: '/before', to: '/hub' })
    await redirect('/start', '/second')
    await redirect('/hub', '/third')
    await makeDue()
    await goLiveNext(payload)
    const rows =
      await sql`select from_path as "from", to_path as "to" from edition.redirects where from_path in ('/start', '/before', '/hub') order by 1`
    expect(rows).toEqual([
      { from: '/before', to: '/third' },
      { from: '/hub', to: '/third' },
      { from: '/start', to: '/second' },
    ])
  })

  test('that would lead in a circle by then keeps all of it back', async () => {
    await add(one)
    await redirect('/here', '/there')
    await make(payload, 'redirects', { from: '/there', to: '/here' })
    await makeDue()
    await goLiveNext(payload)
    expect(await live()).toEqual([])
    expect((await readSchedule(sql, one.id))?.problem).toContain('“/here”: This would lead readers in a circle')
  })
})

test('a form of a front that is open when it goes live goes on saving', async () => {
  const editor = await makeAccount(payload, 'Ravi', 'editor')
  const front = await draftFront()
  const savedInForm = `${editor.id}-form-1`
  const autosave = (title: string, revision: number) =>
    rest('PATCH', `fronts/${front.id}?draft=true&autosave=true`, {
      ...{ token: editor.token },
      json: { slots: [{ kind: 'list', title }], revision, savedInForm, _status: 'draft' },
    })
  expect((await autosave('Typed', await newestRevision(payload, 'fronts', front.id))).status).toBe(200)
  const known = await newestRevision(payload, 'fronts', front.id)
  const typed = (await payload.findByID({ collection: 'fronts', id: front.id, draft: true, depth: 0 })) as Front
  await inside((sql) => addToRelease(sql, { releaseId, pin: pinOfFront(typed), by }))
  await makeDue()
  await goLiveNext(payload)
  expect((await autosave('Typed on', known)).status).toBe(200)
  expect(await sql`select slots -> 0 ->> 'title' as title from edition.fronts where id = ${front.id}`).toEqual([
    { title: 'Typed' },
  ])
})

test('of two who schedule one thing in the same moment one is told', async () => {
  const both = await Promise.allSettled([
    add(one),
    inside((sql) => schedulePin(sql, { pin: pinOfStory(one), due: LATER, by })),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a front by itself goes live at its moment; whoever publishes it by hand ends that', async () => {
  const front = await draftFront()
  await schedulePin(sql, { pin: pinOfFront(front), due: LATER, by })
  await payload.update({ collection: 'fronts', id: front.id, data: { _status: 'published' } })
  expect(await readSchedule(sql, front.id)).toBeUndefined()
  const other = await draftFront()
  await schedulePin(sql, { pin: pinOfFront(other), due: LATER, by })
  await sql`update newsroom.schedules set due = now() where document_id = ${other.id}`
  await goLiveNext(payload)
  expect(await sql`select from edition.fronts where id = ${other.id}`).toHaveLength(1)
})
