import type { Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import { testPayload } from '../lib/testing/test-payload.ts'
import type { Author, Section } from '../payload-types.ts'
import { makeAccount, rest } from './testing/rest.ts'
import { bodyOf, make, makePicture, makeStory } from './testing/stock.ts'

type Account = { id: string; token: string; email: string }

let payload: Payload
let section: string
let editor: Account
let reporter: Account
let contributor: Account

beforeAll(async () => {
  payload = await testPayload()
  section = (await make<Section>(payload, 'sections', { name: 'News' })).id
  editor = await makeAccount(payload, 'editor', 'editor')
  reporter = await makeAccount(payload, 'reporter', 'reporter')
  contributor = await makeAccount(payload, 'contributor', 'contributor')
})

test('a picture is its maker’s to change until readers are shown it, and again when they no longer are', async () => {
  const picture = await makePicture(payload, { alt: 'A quay', createdBy: contributor.id })
  const change = (account: Account, caption: string) =>
    rest('PATCH', `media/${picture.id}`, { token: account.token, json: { caption } })
  expect((await change(contributor, 'Before')).status).toBe(200)
  const story = await makeStory(payload, { section, leadImage: picture.id })
  expect((await change(contributor, 'Smuggled in')).status).toBe(403)
  expect((await payload.findByID({ collection: 'media', id: picture.id, depth: 0 })).caption).toBe('Before')
  expect((await change(editor, 'By an editor')).status).toBe(200)
  await payload.update({ collection: 'articles', id: story.id, data: { _status: 'draft' } })
  expect((await change(contributor, 'After')).status).toBe(200)
})

test('a reporter makes an author, but no picture public through one', async () => {
  const picture = await makePicture(payload, { alt: 'A face' })
  const json = { name: 'Somebody', portrait: picture.id }
  const { status, body } = await rest('POST', 'authors', { token: reporter.token, json })
  expect(status).toBe(201)
  const author = await payload.findByID({ collection: 'authors', id: body.doc?.id ?? '', depth: 0 })
  expect((author as Author).portrait).toBeNull()
})

test('an answer holds a hundred documents at most, whatever is asked for, also where the query comes as a form', async () => {
  for (let number = 0; number < 101; number += 1) await make(payload, 'tags', { name: `Tag ${number}` })
  const count = async (path: string) => (await rest('GET', path, { token: reporter.token })).body.docs?.length
  expect(await count('tags?limit=0')).toBe(100)
  expect(await count('tags?limit=5000')).toBe(100)
  expect(await count('tags?limit=nonsense')).toBe(100)
  expect(await count('tags?pagination=false')).toBe(100)
  expect(await count('tags?limit=7')).toBe(7)
  const form = await rest('POST', 'tags', {
    token: reporter.token,
    json: 'limit=0&depth=0',
    headers: { 'X-Payload-HTTP-Method-Override': 'GET', 'Content-Type': 'application/x-www-form-urlencoded' },
  })
  expect(form.body.docs).toHaveLength(100)
})

test('lists are not sorted by what is hidden behind a relation', async () => {
  expect((await rest('GET', 'media?sort=createdBy.hash', { token: contributor.token })).status).toBe(400)
  expect((await rest('GET', 'media?sort=-createdAt', { token: contributor.token })).status).toBe(200)
})

test('lists are not filtered by what is hidden behind a relation, however the query comes', async () => {
  const secret = await makeStory(payload, { headline: 'Zanzibar in secret', section, _status: 'draft' })
  const own = await rest('POST', 'articles?draft=true', {
    token: contributor.token,
    json: { headline: 'Mine', pinnedRelated: [{ story: secret.id }] },
  })
  expect(own.status).toBe(201)
  const query = 'where[and][0][pinnedRelated.story.headline][like]=Zanzibar'
  const asForm = (path: string, form: string) =>
    rest('POST', path, {
      token: contributor.token,
      json: form,
      headers: { 'X-Payload-HTTP-Method-Override': 'GET', 'Content-Type': 'application/x-www-form-urlencoded' },
    })
  for (const answer of [
    await rest('GET', `articles?draft=true&${query}`, { token: contributor.token }),
    await rest('GET', `articles?draft=true&${query.replace('.', '%2E')}`, { token: contributor.token }),
    await rest('GET', 'articles/versions?where[version.pinnedRelated.story.headline][like]=Z', {
      token: contributor.token,
    }),
    await asForm('articles?draft=true', query),
    await asForm(
      'articles?draft=true',
      Array.from({ length: 61 }, (_, at) => `where[or][${at}][slug][equals]=a`).join('&'),
    ),
  ]) {
    expect(answer.status).toBe(400)
    expect(JSON.stringify(answer.body)).toMatch(/Lists are filtered|A list is filtered/)
  }
  const versions = await rest('GET', 'articles/versions?where[version._status][equals]=draft', {
    token: contributor.token,
  })
  expect(versions.status).toBe(200)
})

test('a story is refused where its text is longer than any story', async () => {
  const json = { headline: 'Endless', body: bodyOf('x'.repeat(2_100_000)) }
  const { status, body } = await rest('POST', 'articles?draft=true', { token: contributor.token, json })
  expect(status).toBe(400)
  expect(JSON.stringify(body)).toContain('too long for one story')
  const huge = { headline: 'Endless', standfirst: 'x'.repeat(4_100_000) }
  expect((await rest('POST', 'articles?draft=true', { token: contributor.token, json: huge })).status).toBe(413)
})

test('what is nested without end is refused with a sentence, as JSON or in a form', async () => {
  const deep = `${'{"children":['.repeat(20_000)}1${']}'.repeat(20_000)}`
  const { token } = editor
  const picture = await makePicture(payload, { alt: 'A quay' })
  const asForm = (json: string) => {
    const form = new FormData()
    form.set('_payload', json)
    return { token, form }
  }
  for (const answer of [
    await rest('POST', 'articles?draft=true', { token, json: `{"headline":"Deep","body":${deep}}` }),
    await rest('POST', 'tags', { token, json: `{"name":${deep}}` }),
    await rest('POST', 'globals/settings', { token, json: deep }),
    await rest('POST', 'payload-preferences/deep', { token, json: `{"value":${deep}}` }),
    await rest('PATCH', `media/${picture.id}`, asForm(`{"caption":${deep}}`)),
    await rest('POST', 'articles?draft=true', asForm(`{"headline":"Deep","body":${deep}}`)),
    await rest('POST', 'globals/settings', asForm(`{"title":${deep}}`)),
  ]) {
    expect(answer.status).toBe(400)
    expect(JSON.stringify(answer.body)).toContain('nested too deeply')
  }
  const { status } = await rest('POST', 'tags', { token, json: '' })
  expect(status, 'an empty body').toBe(400)
})

test('nobody locks a document for others by hand, or takes their locks away', async () => {
  const story = await makeStory(payload, { section })
  const json = {
    document: { relationTo: 'articles', value: story.id },
    user: { relationTo: 'users', value: contributor.id },
  }
  expect((await rest('POST', 'payload-locked-documents', { token: contributor.token, json })).status).toBe(403)
  await payload.create({
    collection: 'payload-locked-documents',
    data: { ...json, user: { relationTo: 'users', value: editor.id } } as never,
  })
  await rest('DELETE', 'payload-locked-documents?where[id][exists]=true', { token: contributor.token })
  expect((await payload.count({ collection: 'payload-locked-documents' })).totalDocs).toBe(1)
})

test('a sign-in form on another site signs nobody in', async () => {
  const json = { email: editor.email, password: 'a long enough password' }
  const from = (Origin: string) => rest('POST', 'users/login', { json, headers: { Origin } })
  expect((await from('https://evil.example')).status).toBe(401)
  expect((await from(process.env.SITE_URL ?? '')).status).toBe(200)
})

test('a link to set a password sets no short one', async () => {
  const token = await payload.forgotPassword({
    collection: 'users',
    data: { email: reporter.email },
    disableEmail: true,
  })
  const reset = (password: string) => rest('POST', 'users/reset-password', { json: { token, password } })
  expect((await reset('abc')).status).toBe(400)
  expect((await reset('a much longer password')).status).toBe(200)
})
