import type { Payload } from 'payload'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Sql } from '../../lib/sql.ts'
import { testPayload } from '../../lib/testing/test-payload.ts'
import { contentOf } from '../../newsroom/revisions/content.ts'
import { contentHash } from '../../newsroom/revisions/content-hash.ts'
import type { Section } from '../../payload-types.ts'
import { makeAccount, newestRevision, rest } from '../testing/rest.ts'
import { make, makeFront, makeStory, ownerSql } from '../testing/stock.ts'

let payload: Payload
let sql: Sql
let asha: { id: string; token: string }
let ravi: { id: string; token: string }

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  asha = await makeAccount(payload, 'asha', 'editor')
  ravi = await makeAccount(payload, 'ravi', 'admin')
})

let number = 0
function makeSection(): Promise<Section> {
  number += 1
  return make<Section>(payload, 'sections', { name: `Section ${number}` })
}
const list = (count: number) => ({ slots: [{ kind: 'list' as const, count }] })
const publicSlots = async (id: string) =>
  (await sql<{ slots: unknown[] }>`select slots from edition.fronts where id = ${id}`)[0]?.slots
const save = (id: string, { token, json, query = '' }: { token: string; json: object; query?: string }) =>
  rest('PATCH', `fronts/${id}${query}`, { token, json })
const newestOf = (id: string) => payload.findByID({ collection: 'fronts', id, draft: true, depth: 0 })

describe('two editors at one front', () => {
  test('the second is told, and nothing is written over', async () => {
    const { id } = await makeFront(payload, { section: (await makeSection()).id, ...list(2) })
    const revision = await newestRevision(payload, 'fronts', id)
    expect(await save(id, { token: asha.token, json: { ...list(3), revision } })).toMatchObject({ status: 200 })
    const refused = await save(id, { token: ravi.token, json: { ...list(4), revision } })
    expect(refused.status).toBe(409)
    expect(JSON.stringify(refused.body)).toContain('asha has saved this since you opened it')
    expect((await newestOf(id)).slots).toMatchObject([{ count: 3 }])
    expect(await save(id, { token: ravi.token, json: list(4) })).toMatchObject({ status: 428 })
  })

  test('twenty saves at once: every one that is taken is a version, and one version is the newest', async () => {
    const { id } = await makeFront(payload, { section: (await makeSection()).id, ...list(1), _status: 'draft' })
    const revision = await newestRevision(payload, 'fronts', id)
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        save(id, {
          token: at % 2 ? asha.token : ravi.token,
          json: { slots: [{ kind: 'list', title: `By ${at}` }], revision, _status: 'draft' },
          query: '?draft=true',
        }),
      ),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19)
    const [counted] = await sql`
      select count(*) filter (where latest)::int as newest, max(version_revision)::int as revision from _fronts_v where parent_id = ${id}`
    expect(counted).toEqual({ newest: 1, revision: revision + 1 })
  })

  test('both are shown what differs, slot by slot, in words', async () => {
    const section = await makeSection()
    const story = await makeStory(payload, { headline: 'Cranes over the port', section: section.id })
    const { id } = await makeFront(payload, { section: section.id, ...list(2) })
    const revision = await newestRevision(payload, 'fronts', id)
    await save(id, { token: asha.token, json: { ...list(3), revision } })
    const mine = {
      slots: [
        { kind: 'opinion', items: [{ story: story.id }] },
        { kind: 'list', items: 0 },
      ],
    }
    const { body } = await rest('POST', `fronts/${id}/compare`, { token: ravi.token, json: { revision, mine } })
    const differences = body.differences as { field: string; verdict: string; mine: string[]; theirs: string[] }[]
    const slots = differences.find(({ field }) => field === 'slots')
    expect(slots).toMatchObject({
      verdict: 'both',
      theirs: ['Kind: List · Stories: 3 · The rest is: The newest of this front'],
    })
    expect(slots?.mine[0]).toContain('Kind: Opinion · Picked stories: Cranes over the port')
  })
})

describe('an earlier front', () => {
  test('is restored as a new revision, and readers get it', async () => {
    const { id } = await makeFront(payload, { section: (await makeSection()).id, ...list(2) })
    const [first] = await sql<{
      id: string
    }>`select id from _fronts_v where parent_id = ${id} order by created_at limit 1`
    const revision = await newestRevision(payload, 'fronts', id)
    await save(id, { token: asha.token, json: { ...list(9), revision, _status: 'published' } })
    expect(await publicSlots(id)).toMatchObject([{ room: 9 }])
    const { status } = await rest('POST', `fronts/versions/${first?.id}`, { token: asha.token })
    expect(status).toBe(200)
    expect(await publicSlots(id)).toMatchObject([{ room: 2 }])
    expect(await newestRevision(payload, 'fronts', id)).toBe(revision + 2)
  })
})

test('the hash of a front is that of what is read back: for whoever keeps one to publish it later', async () => {
  const section = await makeSection()
  const story = await makeStory(payload, { section: section.id })
  const { id } = await makeFront(payload, {
    section: section.id,
    slots: [
      { kind: 'lead', items: [{ story: story.id, until: '2027-01-01T10:00:00+05:30' }] },
      { kind: 'list', fill: 'section', section: section.id, title: ' Padded  ' },
      { kind: 'promo', title: 'Tea', href: '/about', from: '2027-01-01T00:00:00Z' },
    ],
  })
  const read = await newestOf(id)
  expect(read.contentHash).toBe(contentHash(read as unknown as Record<string, unknown>))
  const again = await payload.update({
    collection: 'fronts',
    id,
    data: { ...contentOf(read as unknown as Record<string, unknown>), _status: 'published' },
    depth: 0,
  })
  expect(again.contentHash).toBe(read.contentHash)
})

test('a draft holds no more slots, and no more in one, than a front shows', async () => {
  const { id } = await makeFront(payload, { section: (await makeSection()).id, ...list(2), _status: 'draft' })
  const many = Array.from({ length: 1000 }, () => ({ kind: 'list' }))
  for (const slots of [many, [{ kind: 'list', items: many.map(() => ({ story: null })) }]]) {
    const revision = await newestRevision(payload, 'fronts', id)
    const json = { slots, revision, _status: 'draft' }
    const { status, body } = await save(id, { token: asha.token, json, query: '?draft=true' })
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('at most')])
  }
})

describe('one front each', () => {
  test('a second front of a section, and of the paper, is refused with a sentence', async () => {
    const section = await makeSection()
    const first = await makeFront(payload, { section: section.id, _status: 'draft' })
    await expect(makeFront(payload, { section: section.id })).rejects.toMatchObject({
      data: { errors: [{ path: 'section', message: expect.stringContaining(`“${section.name}”`) }] },
    })
    await makeFront(payload, {})
    await expect(makeFront(payload, {})).rejects.toMatchObject({ data: { errors: [{ path: 'frontOf' }] } })
    // One that was thrown away is in nobody's way.
    await payload.update({
      collection: 'fronts',
      id: first.id,
      data: { deletedAt: new Date().toISOString() },
      depth: 0,
    })
    await expect(makeFront(payload, { section: section.id })).resolves.toMatchObject({ name: section.name })
  })

  test('of two made at once one is', async () => {
    const section = await makeSection()
    const made = await Promise.allSettled([1, 2, 3].map(() => makeFront(payload, { section: section.id })))
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('a form that says nothing yet is kept, and not published', async () => {
    const drafts = [1, 2].map(() => make(payload, 'fronts', { _status: 'draft' }))
    expect(await Promise.all(drafts)).toMatchObject([
      { name: 'Front of nothing yet' },
      { name: 'Front of nothing yet' },
    ])
    await expect(make(payload, 'fronts', { _status: 'published' })).rejects.toThrow('Front of')
  })

  test('a section that has a front is not deleted', async () => {
    const section = await makeSection()
    await makeFront(payload, { section: section.id, _status: 'draft' })
    await expect(payload.delete({ collection: 'sections', id: section.id })).rejects.toThrow('a front of its own')
  })
})

describe('what readers get', () => {
  test('follows publish, draft, unpublish, trash and deletion', async () => {
    const { id } = await makeFront(payload, { section: (await makeSection()).id, ...list(2) })
    const update = (data: object, draft = false) => payload.update({ collection: 'fronts', id, data, draft, depth: 0 })
    expect(await publicSlots(id)).toHaveLength(1)
    await update({ ...list(5), _status: 'draft' }, true)
    expect(await publicSlots(id)).toMatchObject([{ room: 2 }])
    await update({ _status: 'published' })
    expect(await publicSlots(id)).toMatchObject([{ room: 5 }])
    await update({ _status: 'draft' })
    expect(await publicSlots(id)).toBeUndefined()
    await update({ _status: 'published' })
    await update({ deletedAt: new Date().toISOString() })
    expect(await publicSlots(id)).toBeUndefined()
  })

  test('is whole: a promo without an address, a rule of nobody, a story picked twice are refused with a sentence', async () => {
    const section = await makeSection()
    const story = await makeStory(payload, { section: section.id })
    const refused = async (slots: object[]) => {
      const given = { frontOf: 'section', section: section.id, slots, _status: 'published' }
      const { status, body } = await rest('POST', 'fronts', { token: asha.token, json: given })
      expect(status).toBe(400)
      return JSON.stringify(body)
    }
    expect(await refused([{ kind: 'promo', title: 'Tea' }])).toContain('Say where it leads.')
    expect(await refused([{ kind: 'promo', href: '/about' }])).toContain('Say what it is about.')
    expect(await refused([{ kind: 'promo', title: 'Tea', href: 'javascript:alert(1)' }])).toContain(
      'A path of this site',
    )
    expect(await refused([{ kind: 'list', fill: 'tag' }])).toContain('Say which one.')
    expect(await refused([{ kind: 'lead' }, { kind: 'lead' }])).toContain('A front has one lead.')
    const items = [{ story: story.id }]
    expect(
      await refused([
        { kind: 'lead', items },
        { kind: 'list', items },
      ]),
    ).toContain('picked twice')
    const window = { from: '2027-01-02T00:00:00Z', until: '2027-01-01T00:00:00Z' }
    expect(await refused([{ kind: 'list', ...window }])).toContain('It would end before it begins.')
    expect(await refused(Array.from({ length: 9 }, () => ({ kind: 'list', count: 12 })))).toContain('108')
  })
})
