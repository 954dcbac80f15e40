import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { makeAccount, rest } from '../../collections/testing/rest.ts'
import { ownerSql } from '../../collections/testing/stock.ts'
import { addJob } from '../../jobs/add-job.ts'
import type { Sql } from '../../lib/sql.ts'
import { testPayload } from '../../lib/testing/test-payload.ts'

let payload: Payload
let sql: Sql
let id: string
const tokens: Record<string, string> = {}

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  for (const role of ['admin', 'editor', 'reporter', 'contributor']) {
    tokens[role] = (await makeAccount(payload, role, role)).token
  }
})
beforeEach(async () => {
  await sql`delete from graphile_worker._private_jobs`
  await addJob(sql, 'relate-story', { storyId: randomUUID() }, { maxAttempts: 2 })
  const [job] = await sql<{ id: string }>`
    update graphile_worker._private_jobs set attempts = 2, last_error = 'It broke.' returning id`
  id = job?.id ?? ''
})

const attempts = async () => (await sql`select attempts from graphile_worker.jobs`).map((job) => job.attempts)

test.each(['admin', 'editor'])('an %s runs a failed job again, and removes it', async (role) => {
  expect(await rest('POST', 'jobs/run-again', { token: tokens[role], json: { id } })).toEqual({
    status: 200,
    body: { done: 'run-again' },
  })
  expect(await attempts()).toEqual([0])
  await sql`update graphile_worker._private_jobs set attempts = 2`
  expect((await rest('POST', 'jobs/remove', { token: tokens[role], json: { id } })).status).toBe(200)
  expect(await attempts()).toEqual([])
})

test.each(['reporter', 'contributor'])('a %s may do neither', async (role) => {
  for (const path of ['jobs/run-again', 'jobs/remove']) {
    expect((await rest('POST', path, { token: tokens[role], json: { id } })).status, path).toBe(403)
  }
  expect(await attempts()).toEqual([2])
})

test('without an account both are closed', async () => {
  for (const path of ['jobs/run-again', 'jobs/remove']) {
    expect((await rest('POST', path, { json: { id } })).status, path).toBe(401)
  }
  expect(await attempts()).toEqual([2])
})

test('a form is sent back to the page', async () => {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const answer = await rest('POST', 'jobs/run-again', { token: tokens.editor, json: `id=${id}`, headers })
  expect(answer.status).toBe(303)
  expect(await attempts()).toEqual([0])
})

test('a job that is gone, and what is no id, are told apart', async () => {
  const send = (json: unknown) => rest('POST', 'jobs/run-again', { token: tokens.editor, json })
  expect((await send({ id: '987654321' })).status).toBe(409)
  expect((await send({ id: '1; drop' })).status).toBe(400)
  expect((await send({})).status).toBe(400)
  expect((await send('no json')).status).toBe(400)
  expect(await attempts()).toEqual([2])
})
