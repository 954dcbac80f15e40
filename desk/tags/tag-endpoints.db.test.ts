import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { makeAccount, rest } from '../../collections/testing/rest.ts'
import { make, makeStory, ownerSql } from '../../collections/testing/stock.ts'
import type { Sql } from '../../lib/sql.ts'
import { testPayload } from '../../lib/testing/test-payload.ts'
import type { Section, Tag } from '../../payload-types.ts'

let payload: Payload
let sql: Sql
let section: Section
let token: string
let one: Tag
let two: Tag

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  token = (await makeAccount(payload, 'editor', 'editor')).token
  section = await make<Section>(payload, 'sections', { name: 'News' })
})
beforeEach(async () => {
  one = await make<Tag>(payload, 'tags', { name: 'Sealink' })
  two = await make<Tag>(payload, 'tags', { name: 'Sea Link' })
})

const post = (path: string, json: unknown = {}, headers = {}) => rest('POST', `tags/${path}`, { token, json, headers })
const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
const mergedInto = async (tag: Tag) =>
  (await sql<{ id: string | null }>`select merged_into_id as id from tags where id = ${tag.id} limit 1`)[0]?.id

test('a merge is done with the request, and what cannot be done says why', async () => {
  expect(await post(`${one.id}/merge`, { into: two.id })).toMatchObject({ status: 200, body: { done: 'merged' } })
  expect(await mergedInto(one)).toBe(two.id)
  const again = await post(`${one.id}/merge`, { into: two.id })
  expect(again.status).toBe(409)
  expect(JSON.stringify(again.body)).toContain('has been merged already')
  expect((await post(`${one.id}/undo-merge`)).body).toMatchObject({ done: 'undone' })
  expect(await mergedInto(one)).toBeNull()
  expect((await post(`${one.id}/undo-merge`)).status).toBe(409)
})

test('a merge that fails half-way leaves nothing', async () => {
  await makeStory(payload, { section: section.id, tags: [one.id] })
  await sql([
    `create function stop() returns trigger language plpgsql as 'begin raise exception ''stop''; end'`,
  ] as never)
  await sql(['create trigger stop before update on tagging.works for each row execute function stop()'] as never)
  try {
    expect((await post(`${one.id}/merge`, { into: two.id })).status).toBe(500)
  } finally {
    await sql(['drop trigger stop on tagging.works'] as never)
  }
  expect(await mergedInto(one)).toBeNull()
  expect(await sql`select 1 from tagging.works where tag_id = ${one.id}`).toHaveLength(0)
  expect(await sql`select 1 from edition.tag_lists where tag_id = ${two.id}`).toHaveLength(0)
})

test('a form is sent on to the record, with what came of it', async () => {
  expect((await post(`${one.id}/merge`, `into=${two.id}`, form)).status).toBe(303)
  expect(await mergedInto(one)).toBe(two.id)
  expect((await post(`${one.id}/merge`, `into=${two.id}`, form)).status).toBe(303)
})

test('ticked stories are the only ones that a form splits off', async () => {
  const first = await makeStory(payload, { section: section.id, tags: [one.id] })
  const second = await makeStory(payload, { section: section.id, tags: [one.id] })
  const fields = `into=${two.id}&mode=instead&text=&which=ticked&ids=${first.id}`
  expect((await post(`${one.id}/split`, fields, form)).status).toBe(303)
  const tagsOf = async (id: string) => (await payload.findByID({ collection: 'articles', id, depth: 0 })).tags
  expect(await tagsOf(first.id)).toEqual([two.id])
  expect(await tagsOf(second.id)).toEqual([one.id])
  // None ticked is none, not all.
  expect((await post(`${one.id}/split`, `into=${two.id}&which=ticked`, form)).status).toBe(303)
  expect(await tagsOf(second.id)).toEqual([one.id])
})

test('what is no id, or no choice, is answered, not thrown', async () => {
  for (const id of ['x', '1; drop'])
    expect((await post(`${encodeURIComponent(id)}/merge`, { into: two.id })).status).toBe(400)
  expect((await post(`${one.id}/merge`, {})).status).toBe(400)
  expect((await post(`${one.id}/merge`, { into: 'x' })).status).toBe(400)
  expect((await post(`${one.id}/merge`, 'not json')).status).toBe(400)
  expect((await post(`${one.id}/split`, { into: two.id, from: 'yesterday' })).status).toBe(400)
  expect((await post(`${randomUUID()}/merge`, { into: two.id })).status).toBe(409)
  expect((await post('not-the-same', { one: one.id })).status).toBe(400)
})

test('a look for duplicates waits once, however often it is asked for', async () => {
  for (let time = 0; time < 3; time += 1) expect((await post('look-for-duplicates')).status).toBe(200)
  expect(await sql`select 1 from graphile_worker.jobs where task_identifier = 'propose-merges' limit 5`).toHaveLength(1)
})
