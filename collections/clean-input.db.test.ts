import type { Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import { testPayload } from '../lib/testing/test-payload.ts'
import { makeAccount, newestRevision, rest } from './testing/rest.ts'

let payload: Payload
beforeAll(async () => {
  payload = await testPayload()
})

test.each(['articles', 'assignments'] as const)(
  'of %s nobody from outside says since when there are',
  async (collection) => {
    const { token } = await makeAccount(payload, `asha-${collection}`, 'editor')
    const began = Date.now()
    const dates = { createdAt: '2001-01-01T00:00:00.000Z', updatedAt: '2001-01-01T00:00:00.000Z' }
    const { body } = await rest('POST', `${collection}?draft=true`, {
      token,
      json: { title: 'Trams', headline: 'Trams', ...dates },
    })
    const { id } = body.doc as { id: string }
    const read = () => payload.findByID({ collection, id, draft: true, depth: 0 })
    const made = await read()
    expect(Date.parse(made.createdAt)).toBeGreaterThanOrEqual(began)
    expect(Date.parse(made.updatedAt)).toBeGreaterThanOrEqual(began)
    const revision = collection === 'articles' ? { revision: await newestRevision(payload, 'articles', id) } : {}
    const { status } = await rest('PATCH', `${collection}/${id}?draft=true`, { token, json: { ...revision, ...dates } })
    expect(status).toBe(200)
    const saved = await read()
    expect(saved.createdAt).toBe(made.createdAt)
    expect(Date.parse(saved.updatedAt)).toBeGreaterThanOrEqual(began)
  },
)
