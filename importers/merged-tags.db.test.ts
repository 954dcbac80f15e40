import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Payload } from 'payload'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { make } from '../collections/testing/stock.ts'
import { payloadPool } from '../lib/payload-pool.ts'
import { testPayload } from '../lib/testing/test-payload.ts'
import { transactOn } from '../lib/transact.ts'
import { mergeTag } from '../newsroom/tags/merge-tag.ts'
import type { Tag } from '../payload-types.ts'
import { archiveFormat } from './archive/format.ts'
import { createPayloadWriter } from './payload-writer.ts'
import { runImport } from './pipeline.ts'

let payload: Payload
let folder: string

beforeAll(async () => {
  payload = await testPayload()
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-merged-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Imports a story with some tags; resolves to the names of those that it has then. */
async function imported(id: string, tags: object[]): Promise<string[]> {
  const file = join(folder, `${id}.jsonl`)
  const line = {
    ...{ id, headline: `Headline of ${id}`, section: { slug: 'news', name: 'News' } },
    ...{ publishedAt: '2020-01-01T10:00:00Z', bodyMarkdown: 'Text.', tags },
  }
  writeFileSync(file, JSON.stringify(line))
  const writer = createPayloadWriter({ payload, namespace: 'merged' })
  await runImport({ file, format: archiveFormat, namespace: 'merged', images: false, writer })
  const where = { sourceId: { equals: `merged:${id}` } }
  const { docs } = await payload.find({ collection: 'articles', where, depth: 1, limit: 1 })
  return (docs[0]?.tags ?? []).map((tag) => (typeof tag === 'string' ? tag : tag.name))
}
const merge = (tag: Tag, into: Tag) =>
  transactOn(payloadPool(payload))((sql) =>
    mergeTag(sql, { tagId: tag.id, intoId: into.id, by: { id: tag.id, name: 'Mira' } }),
  )

test('a story that names a merged tag, by its slug, its name or an alias, gets the one that stands for it, once', async () => {
  const one = await make<Tag>(payload, 'tags', { name: 'Bombay', aliases: ['Bom Bahia'] })
  const two = await make<Tag>(payload, 'tags', { name: 'Mumbai' })
  await merge(one, two)
  expect(await imported('slug', [{ slug: 'bombay', name: 'Bombay' }])).toEqual(['Mumbai'])
  expect(await imported('name', [{ slug: 'place-17', name: 'BOMBAY' }])).toEqual(['Mumbai'])
  expect(await imported('alias', [{ slug: 'place-18', name: 'Bom Bahia' }])).toEqual(['Mumbai'])
  const both = [
    { slug: 'bombay', name: 'Bombay' },
    { slug: 'mumbai', name: 'Mumbai' },
  ]
  expect(await imported('both', both)).toEqual(['Mumbai'])
})

test('a renamed tag is found by its slug of before', async () => {
  const tag = await make<Tag>(payload, 'tags', { name: 'Madras' })
  await imported('before', [{ slug: 'madras', name: 'Madras' }])
  await payload.update({ collection: 'tags', id: tag.id, data: { name: 'Chennai', slug: 'chennai' } })
  expect(await imported('after', [{ slug: 'madras', name: 'Madras' }])).toEqual(['Chennai'])
})

test('a name that could be two tags makes a tag of its own, and so does a name that is only alike', async () => {
  await make<Tag>(payload, 'tags', { name: 'Paris (city)', aliases: ['Paris'] })
  await make<Tag>(payload, 'tags', { name: 'Paris (myth)', aliases: ['Paris'] })
  expect(await imported('two', [{ slug: 'paris', name: 'Paris' }])).toEqual(['Paris'])
  expect(await imported('alike', [{ slug: 'mumbay', name: 'Mumbay' }])).toEqual(['Mumbay'])
})
