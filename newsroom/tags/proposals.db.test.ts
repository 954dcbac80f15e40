import type { Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import { make, makeStory, ownerSql } from '../../collections/testing/stock.ts'
import { addJob } from '../../jobs/add-job.ts'
import { payloadPool } from '../../lib/payload-pool.ts'
import type { Sql } from '../../lib/sql.ts'
import { testPayload } from '../../lib/testing/test-payload.ts'
import { transactOn } from '../../lib/transact.ts'
import type { Section, Tag } from '../../payload-types.ts'
import { findProposals } from './find-proposals.ts'
import { findTags } from './find-tags.ts'
import { mergeTag, undoMerge } from './merge-tag.ts'
import { readComparison, readProposals, tellApart } from './proposals.ts'

let payload: Payload
let sql: Sql
let section: Section

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  section = await make<Section>(payload, 'sections', { name: 'News' })
})

const tag = (name: string, aliases: string[] = []) => make<Tag>(payload, 'tags', { name, aliases })
const story = (headline: string, tags: Tag[]) =>
  makeStory(payload, { headline, section: section.id, tags: tags.map(({ id }) => id) })
const look = () => findProposals(sql, { signal: new AbortController().signal })
const proposed = async () => {
  await look()
  const found = await readProposals(sql, { limit: 50 })
  return found.map(({ tag: one, into, reason }) => [one.name, into.name, reason])
}

test('it is told whether tags were compared, are being compared, or never were', async () => {
  const { id } = await tag('Lonely')
  expect(await readComparison(sql)).toBe('never')
  await addJob(sql, 'propose-merges', {}, { key: 'propose-merges' })
  expect(await readComparison(sql)).toBe('running')
  // It failed, and will be tried again in an hour.
  await sql`update graphile_worker._private_jobs set attempts = 1, run_at = now() + interval '1 hour'`
  expect(await readComparison(sql)).toBe('never')
  await sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'pool-x'`
  expect(await readComparison(sql)).toBe('running')
  await sql`delete from graphile_worker._private_jobs`
  await look()
  expect(await readComparison(sql)).toBe('done')
  await payload.delete({ collection: 'tags', id })
})

test('the same spelling, an alias, and a few other letters are proposed, with the tag of fewer stories as the one to merge', async () => {
  const sao = await tag('São Paulo')
  await story('One', [sao])
  const sealink = await tag('Sealink')
  await story('Two', [sealink])
  await tag('Sao Paulo')
  await tag('Sea Link')
  const un = await tag('United Nations', ['UNO'])
  await story('Three', [un])
  await tag('UNO')
  expect(await proposed()).toEqual([
    ['Sao Paulo', 'São Paulo', 'spelling'],
    ['UNO', 'United Nations', 'alias'],
    ['Sea Link', 'Sealink', 'likeness'],
  ])
  const [first] = await readProposals(sql, { limit: 1 })
  expect(first).toMatchObject({ into: { stories: 1, samples: ['One'] }, tag: { stories: 0, samples: [] } })
})

test('names that differ in their numbers are no duplicates', async () => {
  const before = await proposed()
  await tag('Election 2023')
  await tag('Election 2024')
  expect(await proposed()).toEqual(before)
})

test('what somebody has told apart, and what is merged, is not proposed; undone, it is again', async () => {
  const [one, two] = [await tag('Metro rail'), await tag('Metrorail')]
  const isProposed = async () => (await proposed()).some((names) => names.includes('Metrorail'))
  expect(await isProposed()).toBe(true)
  const transact = transactOn(payloadPool(payload))
  const by = { id: one.id, name: 'Mira' }
  await transact((inside) => mergeTag(inside, { tagId: one.id, intoId: two.id, by }))
  expect(await isProposed()).toBe(false)
  await transact((inside) => undoMerge(inside, { tagId: one.id, by }))
  expect(await isProposed()).toBe(true)
  await tellApart(sql, { one: two.id, other: one.id, byId: one.id })
  await tellApart(sql, { one: one.id, other: two.id, byId: one.id })
  expect(await isProposed()).toBe(false)
})

test('initials that keep the same company, and never each other’s, are proposed; those that stand together are not', async () => {
  const company = [
    await tag('Quantico'),
    await tag('Wiretaps'),
    await tag('Subpoenas'),
    await tag('Informants'),
    await tag('Fugitives'),
  ]
  const long = await tag('Federal Bureau of Investigation')
  const short = await tag('FBI')
  const rival = await tag('Foreign Benefits Inspectorate')
  for (let number = 0; number < 3; number += 1) {
    await story(`Long ${number}`, [long, ...company])
    await story(`Short ${number}`, [short, ...company])
    await story(`Rival ${number}`, [rival, short])
  }
  const found = await proposed()
  expect(found.filter(([, , reason]) => reason === 'company').map(([one, other]) => [one, other].toSorted())).toEqual([
    ['FBI', 'Federal Bureau of Investigation'],
  ])
})

test('what has not changed is not compared again', async () => {
  await look()
  expect(await look()).toBe(0)
  await tag('Something new')
  expect(await look()).toBe(1)
})

test('a tag is found by a misspelled name, and what is merged as what stands for it', async () => {
  const [xiaomi, old] = [await tag('Xiaomi'), await tag('Beijing Little Rice')]
  const by = { id: xiaomi.id, name: 'Mira' }
  await transactOn(payloadPool(payload))((inside) => mergeTag(inside, { tagId: old.id, intoId: xiaomi.id, by }))
  expect((await findTags(sql, { text: 'Xaiomi', limit: 5 }))[0]).toMatchObject({ id: xiaomi.id })
  expect((await findTags(sql, { text: 'beijing lit', limit: 5 }))[0]).toMatchObject({
    id: xiaomi.id,
    alias: 'Beijing Little Rice',
  })
  expect(await findTags(sql, { text: '%_\\', limit: 5 })).toEqual([])
  expect(await findTags(sql, { text: 'Xiaomi', except: xiaomi.id, limit: 5 })).not.toContainEqual(
    expect.objectContaining({ id: xiaomi.id }),
  )
})
