import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { makeAccount, rest } from '../../collections/testing/rest.ts'
import { askForNothing, bodyOf, make, ownerSql } from '../../collections/testing/stock.ts'
import type { Sql } from '../../lib/sql.ts'
import { testPayload } from '../../lib/testing/test-payload.ts'
import type { Section } from '../../payload-types.ts'
import { readReceipts } from '../../publishing/receipts.ts'

let payload: Payload
let sql: Sql
let storyId: string
let receiptId: string
const tokens: Record<string, string> = {}

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  await askForNothing(payload)
  for (const role of ['admin', 'editor', 'reporter', 'contributor']) {
    tokens[role] = (await makeAccount(payload, role, role)).token
  }
  const section = await make<Section>(payload, 'sections', { name: 'News' })
  const json = { headline: 'Rain', section: section.id, body: bodyOf('It rains.'), _status: 'published' }
  const { body } = await rest('POST', 'articles', { token: tokens.editor, json })
  storyId = body.doc?.id ?? ''
})
beforeEach(async () => {
  const [receipt] = await readReceipts(sql, { storyId })
  receiptId = receipt?.id ?? ''
  const lines = [{ address: '/news/rain', place: 'public', problem: 'is still the old one' }]
  await sql`update publishing.receipts set status = 'late', lines = ${JSON.stringify(lines)}`
  // As the worker leaves it after the last try.
  await sql`
    update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'It was late.'
    where payload ->> 'receiptId' = ${receiptId}`
})

const newest = (token?: string, id = storyId) => rest('GET', `articles/${id}/receipt`, token ? { token } : {})
const checkAgain = (
  options: { token?: string; json?: unknown; headers?: Record<string, string> },
  { id = storyId, receipt = receiptId } = {},
) => rest('POST', `articles/${id}/receipts/${receipt}/check-again`, options)
const status = async () => (await readReceipts(sql, { storyId }))[0]?.status
const jobs = () =>
  sql<{ attempts: number }>`
    select attempts from graphile_worker._private_jobs where payload ->> 'receiptId' = ${receiptId} limit 10`

test('a publish by a person leaves one receipt, of that person, and a job', async () => {
  const receipts = await readReceipts(sql, { storyId })
  expect(receipts).toHaveLength(1)
  expect(receipts[0]).toMatchObject({ action: 'publish', headline: 'Rain', userId: expect.any(String) })
  expect(await jobs()).toHaveLength(1)
})

test.each(['admin', 'editor', 'reporter'])(
  'an %s reads the newest in a word and has it looked at again',
  async (role) => {
    expect(await newest(tokens[role])).toEqual({ status: 200, body: { receipt: { tone: 'late', words: 'Late' } } })
    expect(await checkAgain({ token: tokens[role] })).toEqual({ status: 200, body: { done: 'check-again' } })
    expect(await status()).toBe('waiting')
    expect(await jobs()).toEqual([{ attempts: 0 }])
  },
)

test('a contributor, who may not read the story, finds neither', async () => {
  expect((await newest(tokens.contributor)).status).toBe(404)
  expect((await checkAgain({ token: tokens.contributor })).status).toBe(404)
  expect(await status()).toBe('late')
})

test('without an account both are closed', async () => {
  expect((await newest()).status).toBe(401)
  expect((await checkAgain({})).status).toBe(401)
  expect(await status()).toBe('late')
})

test('where the job was given up there is a new one', async () => {
  await sql`delete from graphile_worker._private_jobs where payload ->> 'receiptId' = ${receiptId}`
  expect((await checkAgain({ token: tokens.editor })).status).toBe(200)
  expect(await jobs()).toEqual([{ attempts: 0 }])
})

test('what is complete or being looked at is not looked at again', async () => {
  for (const now of ['waiting', 'complete']) {
    await sql`update publishing.receipts set status = ${now}`
    expect((await checkAgain({ token: tokens.editor })).status, now).toBe(409)
    expect(await status()).toBe(now)
  }
  expect((await jobs())[0]?.attempts).toBeGreaterThan(0)
})

test('a receipt is found only below its own story', async () => {
  const other = await payload.create({ collection: 'articles', data: { headline: 'Other' } as never, draft: true })
  expect((await checkAgain({ token: tokens.editor }, { id: other.id })).status).toBe(409)
  expect(await status()).toBe('late')
  expect((await newest(tokens.editor, other.id)).body).toEqual({ receipt: null })
})

test('what is no id, or nobody’s, is answered, not thrown', async () => {
  for (const id of ['x', '1; drop', randomUUID()]) {
    expect((await newest(tokens.editor, encodeURIComponent(id))).status, id).toBe(404)
    expect((await checkAgain({ token: tokens.editor }, { receipt: encodeURIComponent(id) })).status, id).toBe(409)
  }
})

test('a form is sent back to the page, with this receipt open', async () => {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
  expect((await checkAgain({ token: tokens.editor, json: '', headers })).status).toBe(303)
  expect(await status()).toBe('waiting')
})
