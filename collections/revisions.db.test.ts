import type { Payload } from 'payload'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Sql } from '../lib/sql.ts'
import { testPayload } from '../lib/testing/test-payload.ts'
import type { Article, Section } from '../payload-types.ts'
import { type Answer, makeAccount, newestRevision, rest } from './testing/rest.ts'
import { bodyOf, make, makeStory, ownerSql } from './testing/stock.ts'

let payload: Payload
let sql: Sql
let section: Section
let asha: { id: string; token: string }
let ravi: { id: string; token: string }
let story: Article

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  section = await make<Section>(payload, 'sections', { name: 'News' })
  asha = await makeAccount(payload, 'Asha', 'editor')
  ravi = await makeAccount(payload, 'Ravi', 'editor')
})
beforeEach(async () => {
  story = await makeStory(payload, { section: section.id, headline: 'Before', _status: 'draft' })
})

type Save = { token: string; form?: string; revision?: number | null; autosave?: boolean; publish?: boolean }
function save(data: object, { token, form, revision, autosave, publish }: Save): Promise<Answer> {
  const query = publish ? '' : autosave ? '?draft=true&autosave=true' : '?draft=true'
  const carried = {
    ...(revision !== undefined && { revision }),
    ...(form && { savedInForm: `${ownerOf(token)}-${form}` }),
  }
  const json = { ...data, ...carried, _status: publish ? 'published' : 'draft' }
  return rest('PATCH', `articles/${story.id}${query}`, { token, json })
}
const ownerOf = (token: string) => [asha, ravi].find((account) => account.token === token)?.id
const newest = () => newestRevision(payload, 'articles', story.id)
const headlines = async () => {
  const rows = await sql<{ headline: string; latest: boolean }>`
    select version_headline as headline, latest from _articles_v where parent_id = ${story.id} order by version_revision`
  return rows.map(({ headline, latest }) => `${headline}${latest ? ' *' : ''}`)
}

describe('a save', () => {
  test('on the newest revision is taken, and counted', async () => {
    const revision = await newest()
    const { status, body } = await save({ headline: 'Mine' }, { token: asha.token, revision })
    expect([status, (body.doc as unknown as Article).revision]).toEqual([200, revision + 1])
    expect((body.doc as unknown as Article).savedBy).toBe(asha.id)
  })

  test('on an older one is refused with who came before, and nothing is written', async () => {
    const revision = await newest()
    await save({ headline: 'Hers' }, { token: asha.token, revision })
    const { status, body } = await save({ headline: 'His' }, { token: ravi.token, revision })
    expect(status).toBe(409)
    expect(body.errors).toMatchObject([
      { message: expect.stringContaining('Asha has saved this'), data: { errors: [{ path: 'revision' }] } },
    ])
    expect((await headlines()).at(-1)).toBe('Hers *')
  })

  test('that does not say is refused; one that only takes back, throws away or fetches back is not', async () => {
    const { status, body } = await save({ headline: 'His' }, { token: ravi.token })
    expect([status, JSON.stringify(body)]).toEqual([428, expect.stringContaining('Nothing was changed')])
    const state = (json: object, query = '') =>
      rest('PATCH', `articles/${story.id}${query}`, { token: ravi.token, json })
    expect((await state({ _status: 'draft' })).status).toBe(200)
    expect((await state({ deletedAt: new Date().toISOString() })).status).toBe(200)
    expect((await state({ deletedAt: null }, '?trash=true')).status).toBe(200)
    expect((await state({ _status: 'published' })).status).toBe(428)
    expect((await state({ deletedAt: null, _status: 'published' })).status).toBe(428)
    expect((await state({ _status: 'draft', headline: 'X' })).status).toBe(428)
  })

  test('of a text from before revisions were counted says null', async () => {
    await sql`update _articles_v set version_revision = null where parent_id = ${story.id}`
    expect((await save({ headline: 'First' }, { token: asha.token, revision: null })).status).toBe(200)
    expect((await save({ headline: 'Second' }, { token: ravi.token, revision: null })).status).toBe(409)
    expect(await newest()).toBe(1)
  })

  test('cannot set a revision of its own, nor who made it', async () => {
    const revision = await newest()
    await save({ savedBy: ravi.id, formSince: 0 }, { token: asha.token, revision })
    expect(await save({ headline: 'X' }, { token: asha.token, revision: 1_000_000 })).toMatchObject({ status: 409 })
    const [row] = await sql<{
      by: string
    }>`select version_saved_by as by from _articles_v where parent_id = ${story.id} and latest`
    expect(row?.by).toBe(asha.id)
  })
})

describe('a form that saves by itself', () => {
  test('knows its own saves, told or not', async () => {
    const revision = await newest()
    const form = { token: asha.token, form: 'asha-1', autosave: true }
    for (const headline of ['A', 'AB', 'ABC'])
      expect((await save({ headline }, { ...form, revision })).status).toBe(200)
    expect((await save({ headline: 'ABCD' }, { ...form, revision: revision + 1 })).status).toBe(200)
    expect(await headlines()).toEqual(['Before', 'ABCD *'])
  })

  test('does not write over another form’s, of the same person neither', async () => {
    const revision = await newest()
    await save({ headline: 'One' }, { token: asha.token, form: 'asha-1', autosave: true, revision })
    const late = await save({ headline: 'Two' }, { token: asha.token, form: 'asha-2', autosave: true, revision })
    expect(late.status).toBe(409)
    const known = await newest()
    const read = await save({ headline: 'Two' }, { token: asha.token, form: 'asha-2', autosave: true, revision: known })
    expect(read.status).toBe(200)
    expect(await headlines()).toEqual(['Before', 'One', 'Two *'])
    expect(
      (await save({ headline: 'Three' }, { token: asha.token, form: 'asha-1', autosave: true, revision: known }))
        .status,
    ).toBe(409)
  })

  test('two at once: one is taken, the other told', async () => {
    const revision = await newest()
    const both = await Promise.all(
      [asha, ravi].map(({ token }, at) =>
        save({ headline: `At once ${at}` }, { token, form: `f${at}`, autosave: true, revision }),
      ),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await headlines()).filter((headline) => headline.endsWith('*'))).toHaveLength(1)
  })

  test('twelve at once wait for each other without harm', async () => {
    const revision = await newest()
    const all = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        save({ headline: `${at}` }, { token: asha.token, form: `f${at}`, revision }),
      ),
    )
    expect(all.map(({ status }) => status).sort()).toEqual([200, ...Array(11).fill(409)])
  })
})

test('what leaves the text as it was is in no form’s way: an approval, a withdrawal from readers', async () => {
  const form = { token: asha.token, form: 'asha-1', autosave: true }
  const first = (await save({ headline: 'Mine' }, { ...form, revision: await newest() })).body.doc as unknown as Article
  const { revision, contentHash } = first
  const patch = (json: object) => rest('PATCH', `articles/${story.id}`, { token: ravi.token, json })
  expect((await patch({ _status: 'draft' })).status).toBe(200)
  expect((await save({ headline: 'Mine, still' }, { ...form, revision: revision ?? null })).status).toBe(200)
  const known = await payload.findByID({ collection: 'articles', id: story.id, draft: true, depth: 0 })
  await patch({ _status: 'draft' })
  const other = { token: ravi.token, form: 'ravi-1', revision: known.revision ?? null }
  expect((await save({ headline: 'His', contentHash }, other)).status).toBe(409)
  expect((await save({ headline: 'His', contentHash: known.contentHash }, other)).status).toBe(200)
})

test('nobody saves in the name of another’s form, nor publishes over another’s decision', async () => {
  const revision = await newest()
  await save({ headline: 'Hers' }, { token: asha.token, form: 'asha-1', autosave: true, revision })
  const json = { headline: 'Forged', savedInForm: `${asha.id}-asha-1`, revision, _status: 'draft' }
  const forged = await rest('PATCH', `articles/${story.id}?draft=true&autosave=true`, { token: ravi.token, json })
  expect(forged.status).toBe(409)
  const known = await payload.findByID({ collection: 'articles', id: story.id, draft: true, depth: 0 })
  await rest('PATCH', `articles/${story.id}`, { token: ravi.token, json: { _status: 'draft' } })
  const old = { token: asha.token, form: 'asha-1', revision: known.revision ?? null, publish: true }
  expect((await save({ contentHash: known.contentHash }, old)).status).toBe(409)
  const text = { headline: 'For many', _status: 'draft' }
  const many = await rest('PATCH', `articles?where[id][equals]=${story.id}`, { token: asha.token, json: text })
  expect(many.status).toBe(428)
})

test('a publish on an older revision is refused as well', async () => {
  const revision = await newest()
  await save({ headline: 'Hers' }, { token: asha.token, revision })
  expect((await save({ headline: 'His' }, { token: ravi.token, revision, publish: true })).status).toBe(409)
  expect(await sql`select 1 from edition.stories where id = ${story.id}`).toEqual([])
})

test('restoring an older version goes on top, and a form that was open is told', async () => {
  const revision = await newest()
  await save({ headline: 'Hers' }, { token: asha.token, revision })
  const [first] = await sql<{
    id: string
  }>`select id from _articles_v where parent_id = ${story.id} order by version_revision limit 1`
  expect((await rest('POST', `articles/versions/${first?.id}?draft=true`, { token: ravi.token })).status).toBe(200)
  expect((await headlines()).at(-1)).toBe('Before *')
  expect(await newest()).toBe(revision + 2)
  expect((await save({ headline: 'Late' }, { token: asha.token, revision: revision + 1 })).status).toBe(409)
})

test('many at once change what they name, on top of the newest', async () => {
  const revision = await newest()
  await save({ headline: 'Hers' }, { token: asha.token, form: 'a', autosave: true, revision })
  const where = `where[id][equals]=${story.id}`
  const { status } = await rest('PATCH', `articles?${where}&draft=true`, {
    token: ravi.token,
    json: { kicker: 'Exclusive' },
  })
  expect(status).toBe(200)
  expect(await headlines()).toEqual(['Before', 'Hers', 'Hers *'])
  expect((await save({ headline: 'Late' }, { token: asha.token, form: 'a', autosave: true, revision })).status).toBe(
    409,
  )
})

test('many at once, in two orders at the same time, wait for each other and never in a circle', async () => {
  const ids = [story.id]
  for (let at = 0; at < 7; at += 1)
    ids.push((await makeStory(payload, { section: section.id, headline: `Row ${at}`, _status: 'draft' })).id)
  const bulk = (sort: string, kicker: string) =>
    rest('PATCH', `articles?where[id][in]=${ids.join(',')}&draft=true&sort=${sort}`, {
      token: ravi.token,
      json: { kicker },
    })
  for (let round = 0; round < 5; round += 1) {
    const answers = await Promise.all(
      ['id', '-id', 'headline', '-createdAt'].map((sort) => bulk(sort, `${sort} ${round}`)),
    )
    for (const { status, body } of answers) {
      expect([status, body.errors], JSON.stringify(body.errors)).toEqual([200, []])
      expect(body.docs).toHaveLength(ids.length)
    }
  }
})

test('a machine whose clock is behind makes the newest version all the same', async () => {
  await sql`update _articles_v set updated_at = now() + interval '5 minutes' where parent_id = ${story.id}`
  await save({ headline: 'After' }, { token: asha.token, revision: await newest() })
  expect(await headlines()).toEqual(['Before', 'After *'])
  const { body } = await rest('GET', `articles/${story.id}?draft=true&depth=0`, { token: asha.token })
  expect(body.headline).toBe('After')
})

test('two latest versions are refused by the database', async () => {
  await save({ headline: 'After' }, { token: asha.token, revision: await newest() })
  await expect(sql`update _articles_v set latest = true where parent_id = ${story.id}`).rejects.toThrow('one_latest')
})

describe('both texts', () => {
  const compare = (revision: number, mine: object, token = ravi.token) =>
    rest('POST', `articles/${story.id}/compare`, { token, json: { revision, mine } })

  test('say which fields differ, who changed what, and how', async () => {
    const revision = await newest()
    const before = await payload.findByID({ collection: 'articles', id: story.id, draft: true, depth: 0 })
    await save({ headline: 'The bridge cost 5 million', kicker: 'Trams' }, { token: asha.token, revision })
    const mine = { ...before, headline: 'The bridge cost 6 million', body: bodyOf('Other words.'), section: null }
    const { status, body } = await compare(revision, mine)
    expect(status).toBe(200)
    expect(body).toMatchObject({ revision: revision + 1, savedBy: 'Asha' })
    const differences = body.differences as { field: string; verdict: string; mine: string[]; theirs: string[] }[]
    expect(Object.fromEntries(differences.map(({ field, ...rest }) => [field, rest]))).toMatchObject({
      headline: { verdict: 'both', mine: ['The bridge cost 6 million'], theirs: ['The bridge cost 5 million'] },
      kicker: { verdict: 'theirs', mine: [], theirs: ['Trams'] },
      body: { verdict: 'mine', mine: ['Other words.'] },
      section: { verdict: 'mine', mine: [], theirs: ['News'] },
    })
  })

  test('are for those who may read the story, and name nothing that they may not', async () => {
    const { token } = await makeAccount(payload, 'Contributor', 'contributor')
    expect((await compare(1, {}, token)).status).toBe(404)
    const own = (await rest('POST', 'articles', { token, json: { headline: 'Own' } })).body.doc
    const json = { revision: 1, mine: { pinnedRelated: [{ story: story.id }] } }
    const { status, body } = await rest('POST', `articles/${own?.id}/compare`, { token, json })
    expect(status).toBe(200)
    expect(JSON.stringify(body)).not.toContain('Before')
  })

  test('ask for sense', async () => {
    expect((await rest('POST', `articles/${story.id}/compare`, { token: asha.token, json: {} })).status).toBe(400)
    expect(
      (await rest('POST', 'articles/x/compare', { token: asha.token, json: { revision: 1, mine: {} } })).status,
    ).toBe(400)
  })
})

describe('who has a story open', () => {
  const sign = (token: string, form: string, more: object = {}) =>
    rest('POST', `articles/${story.id}/presence`, { token, json: { form, ...more } })

  test('is told to the others, and taken over from', async () => {
    const [one, other] = [`${asha.id}-${story.id.slice(-8)}`, `${ravi.id}-${story.id.slice(-8)}`]
    expect((await sign(asha.token, one)).body).toEqual({ others: [] })
    expect((await sign(ravi.token, other)).body).toMatchObject({ others: [{ name: 'Asha', isSelf: false }] })
    const revision = await newest()
    expect((await sign(ravi.token, other, { takeOver: true })).body).toEqual({ others: [] })
    expect((await sign(asha.token, one)).body).toMatchObject({ takenBy: 'Ravi' })
    const { status, body } = await save(
      { headline: 'Hers' },
      { token: asha.token, form: story.id.slice(-8), autosave: true, revision },
    )
    expect([status, JSON.stringify(body)]).toEqual([409, expect.stringContaining('Ravi has taken this over')])
    expect(
      (await save({ headline: 'His' }, { token: ravi.token, form: story.id.slice(-8), autosave: true, revision }))
        .status,
    ).toBe(200)
    await sign(ravi.token, other, { isLeaving: true })
    expect((await sign(asha.token, `${one}-2`)).body).toEqual({ others: [] })
  })

  test('is told to nobody who may not read it, and nobody speaks for another’s form', async () => {
    const { token, id } = await makeAccount(payload, `contributor-${story.id}`, 'contributor')
    const own = `${asha.id}-a${story.id.slice(-8)}`
    await sign(asha.token, own)
    expect((await sign(token, `${id}-c1`)).status).toBe(404)
    expect((await sign(ravi.token, own, { takeOver: true })).status).toBe(400)
    expect((await sign(asha.token, own)).body).toEqual({ others: [] })
  })

  test('is taken over by those alone who may edit it', async () => {
    const reporter = await makeAccount(payload, `reporter-${story.id}`, 'reporter')
    expect((await sign(reporter.token, `${reporter.id}-r1`, { takeOver: true })).status).toBe(403)
  })
})
