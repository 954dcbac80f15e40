import type { Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import { makeAccount, rest } from '../../collections/testing/rest.ts'
import { make, ownerSql } from '../../collections/testing/stock.ts'
import type { Sql } from '../../lib/sql.ts'
import { testPayload } from '../../lib/testing/test-payload.ts'
import type { Assignment, Section } from '../../payload-types.ts'
import { readMine } from '../read-mine.ts'

type Account = { id: string; token: string }
let payload: Payload
let sql: Sql
let section: Section
let people: Record<'editor' | 'reporter' | 'other' | 'contributor', Account>

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  section = await make<Section>(payload, 'sections', { name: 'News' })
  people = {
    editor: await makeAccount(payload, 'editor', 'editor'),
    reporter: await makeAccount(payload, 'reporter', 'reporter'),
    other: await makeAccount(payload, 'other', 'reporter'),
    contributor: await makeAccount(payload, 'contributor', 'contributor'),
  }
})

const assignment = (data: object = {}) =>
  make<Assignment>(payload, 'assignments', {
    ...{ title: 'Trams return', state: 'accepted', section: section.id, people: [people.reporter.id] },
    ...data,
  })
const begin = ({ id }: Assignment, { token }: Account) => rest('POST', `assignments/${id}/begin`, { token, json: {} })
const ownersOf = async (id: unknown) => {
  const { owners } = await payload.findByID({ collection: 'articles', id: String(id), draft: true, depth: 0 })
  return owners
}

test('the story has the title, the section and the people of its assignment, and is linked to it', async () => {
  const planned = await assignment({ people: [people.reporter.id, people.contributor.id] })
  const { status, body } = await begin(planned, people.contributor)
  expect(status).toBe(201)
  const story = await payload.findByID({ collection: 'articles', id: String(body.storyId), draft: true, depth: 0 })
  expect(story).toMatchObject({ headline: 'Trams return', section: section.id, _status: 'draft', stage: 'draft' })
  expect(await ownersOf(story.id)).toEqual([people.reporter.id, people.contributor.id])
  const after = await payload.findByID({ collection: 'assignments', id: planned.id, depth: 0 })
  expect(after).toMatchObject({ state: 'inProgress', story: story.id })
})

test('an editor begins it for whoever writes it; a reporter who pitched it for others writes with them', async () => {
  const byEditor = await begin(await assignment(), people.editor)
  expect(await ownersOf(byEditor.body.storyId)).toEqual([people.reporter.id])
  const byPitcher = await begin(await assignment({ pitchedBy: people.other.id }), people.other)
  expect(await ownersOf(byPitcher.body.storyId)).toEqual([people.reporter.id, people.other.id])
})

test('of many who begin at once one makes the story', async () => {
  const planned = await assignment()
  const done = await Promise.all(Array.from({ length: 4 }, () => begin(planned, people.reporter)))
  expect(done.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409])
  const stories = await payload.find({
    collection: 'articles',
    where: { headline: { equals: planned.title } },
    limit: 20,
  })
  const { story } = await payload.findByID({ collection: 'assignments', id: planned.id, depth: 0 })
  expect(stories.docs.some(({ id }) => id === story)).toBe(true)
})

test('what is only pitched, or declined, is not begun', async () => {
  for (const state of ['pitch', 'declined', 'done'])
    expect((await begin(await assignment({ state }), people.editor)).status, state).toBe(409)
})

test('a story that somebody may not read is not theirs to link', async () => {
  const [hidden] = [await make<{ id: string }>(payload, 'articles', { headline: 'Hidden', _status: 'draft' })]
  const planned = await assignment({ people: [people.contributor.id] })
  const { token } = people.contributor
  const refused = await rest('PATCH', `assignments/${planned.id}`, { token, json: { story: hidden?.id } })
  expect(refused.status).toBe(400)
})

test('mine to do are those that I am to write: the late first, none that is done or live', async () => {
  const mine = { people: [people.other.id] }
  await assignment({ ...mine, title: 'Without a time' })
  await assignment({ ...mine, title: 'Later', due: '2031-01-01T12:00:00.000Z' })
  await assignment({ ...mine, title: 'Late', due: '2020-01-01T12:00:00.000Z', state: 'inProgress' })
  await assignment({ ...mine, title: 'Done', state: 'done' })
  await assignment({ ...mine, title: 'Only an idea', state: 'pitch' })
  const live = await make<{ id: string }>(payload, 'articles', {
    ...{ headline: 'Live', section: section.id, _status: 'published' },
  })
  await assignment({ ...mine, title: 'Live', story: live.id })
  const { assignments } = await readMine(sql, people.other.id)
  expect(assignments.map(({ title, isLate }) => [title, isLate])).toEqual([
    ['Late', true],
    ['Later', false],
    ['Without a time', false],
  ])
})

test('a pitch stands on the desks of those who decide, until they have', async () => {
  const pitch = await assignment({ people: [people.reporter.id], title: 'Night buses', state: 'pitch' })
  const pitched = async (mayDecide: boolean) =>
    (await readMine(sql, people.other.id, { mayDecide })).pitches.map(({ id }) => id)
  expect(await pitched(true)).toContain(pitch.id)
  expect(await pitched(false)).toEqual([])
  await payload.update({ collection: 'assignments', id: pitch.id, data: { state: 'declined' } })
  expect(await pitched(true)).not.toContain(pitch.id)
})

test('a text of mine that came back stands on my desk until I hand it in again', async () => {
  const story = await make<{ id: string; revision: number }>(payload, 'articles', {
    ...{ headline: 'Back', section: section.id, owners: [people.reporter.id], _status: 'draft' },
    standfirst: 'After forty years the line along the river opens again, and is late.',
    authors: [(await make<{ id: string }>(payload, 'authors', { name: 'Asha Rao' })).id],
    body: undefined,
  })
  const note = (deed: string) =>
    sql`insert into newsroom.audit (story_id, headline, deed, reason, by_name) values (${story.id}, 'Back', ${deed}, 'No source.', 'Meera')`
  const back = async () => (await readMine(sql, people.reporter.id)).sentBack.map(({ reason }) => reason)
  await note('submit')
  expect(await back()).toEqual([])
  await note('sendBack')
  expect(await back()).toEqual(['No source.'])
  expect((await readMine(sql, people.other.id)).sentBack).toEqual([])
  await note('submit')
  expect(await back()).toEqual([])
})
