import type { Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import { testPayload } from '../lib/testing/test-payload.ts'
import type { Article, Tag } from '../payload-types.ts'
import { makeAccount, newestRevision, rest } from './testing/rest.ts'
import { make, makeStory } from './testing/stock.ts'

let payload: Payload
let token: string
let story: Article

beforeAll(async () => {
  payload = await testPayload()
  token = (await makeAccount(payload, 'asha', 'editor')).token
  const section = await make<{ id: string }>(payload, 'sections', { name: 'News' })
  story = await makeStory(payload, { section: section.id, _status: 'draft' })
})

const save = async (json: object) =>
  rest('PATCH', `articles/${story.id}?draft=true`, {
    token,
    json: { ...json, revision: await newestRevision(payload, 'articles', story.id) },
  })

test('a tag that was deleted while a form had it is told as that', async () => {
  const tag = await make<Tag>(payload, 'tags', { name: 'Trams' })
  await payload.delete({ collection: 'tags', id: tag.id })
  const { status, body } = await save({ tags: [tag.id] })
  expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('not there any more')])
})

test.each([{ authors: ['nobody'] }, { leadImage: 'a picture' }, { publishedAt: '9999-99-99' }])(
  '%j is no value, and no fault of the house',
  async (json) => {
    expect((await save(json)).status).toBe(400)
  },
)

test.each([{ corrections: 'none' }, { corrections: 5 }, { corrections: { length: 1 } }])(
  '%j is no list of corrections, and no fault of the house',
  async (json) => {
    expect((await save(json)).status).toBeLessThan(500)
  },
)
