import type { Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import { make, ownerSql } from '../collections/testing/stock.ts'
import type { Sql } from '../lib/sql.ts'
import { testPayload } from '../lib/testing/test-payload.ts'
import type { Tag } from '../payload-types.ts'
import { publicReader } from '../reading/reader.ts'

let payload: Payload
let sql: Sql

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
})

const spellings = async (id: string) =>
  (
    await sql<{
      normalised: string
    }>`select normalised from edition.names where id = ${id} order by is_alias, normalised`
  ).map((row) => row.normalised)
const like = async (text: string) =>
  publicReader().sql<{ name: string }>`
    select name from edition.names_like(edition.normalised(${text}), 'tag', 3)`

test('a name is found without its accents, case and signs, and under each alias', async () => {
  const { id } = await make<Tag>(payload, 'tags', { name: 'São Paulo', aliases: ['Sampa', 'sao-paulo'] })
  expect(await spellings(id)).toEqual(['sao paulo', 'sampa'])
})

test('a renamed tag is found under its new name only', async () => {
  const { id } = await make<Tag>(payload, 'tags', { name: 'Twitter' })
  await payload.update({ collection: 'tags', id, data: { name: 'X Corp', aliases: ['Twitter Inc.'] } })
  expect(await spellings(id)).toEqual(['x corp', 'twitter inc'])
  await payload.delete({ collection: 'tags', id })
  expect(await spellings(id)).toEqual([])
})

test('readers find a misspelled name, the likest first', async () => {
  await make<Tag>(payload, 'tags', { name: 'Xiaomi' })
  await make<Tag>(payload, 'tags', { name: 'Xi’an' })
  expect((await like('Xaiomi'))[0]).toEqual({ name: 'Xiaomi' })
})
