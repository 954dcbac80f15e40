import { setTimeout } from 'node:timers/promises'
import type { Payload } from 'payload'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeAccount, newestRevision, rest } from '../../collections/testing/rest.ts'
import { make, makeStory, ownerSql } from '../../collections/testing/stock.ts'
import { payloadPool } from '../../lib/payload-pool.ts'
import { rawFragment, type Sql } from '../../lib/sql.ts'
import { testPayload } from '../../lib/testing/test-payload.ts'
import { transactOn } from '../../lib/transact.ts'
import { addEntry, readEntries } from '../../newsroom/audit/audit.ts'
import { addNote } from '../../newsroom/notes/notes.ts'
import { listSharedPreviews, readSharedPreview } from '../../newsroom/preview/shared-previews.ts'
import { pinOfStory } from '../../newsroom/schedule/pins.ts'
import { readReleases } from '../../newsroom/schedule/read-releases.ts'
import { addToRelease, makeRelease } from '../../newsroom/schedule/releases.ts'
import { moveSchedule, schedulePin } from '../../newsroom/schedule/schedules.ts'
import { SEALED } from '../../newsroom/withdrawal/seal.ts'
import { isLegallyWithdrawn } from '../../newsroom/withdrawal/withdrawal.ts'
import type { Article, Section } from '../../payload-types.ts'
import { readCorrections } from '../../reading/corrections.ts'
import { readStoryPage } from '../../reading/story-page.ts'

let payload: Payload
let sql: Sql
let section: Section
let people: Record<'admin' | 'editor' | 'reporter', { id: string; token: string }>
let story: Article

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  section = await make<Section>(payload, 'sections', { name: 'News' })
  people = {
    admin: await makeAccount(payload, 'Boss', 'admin'),
    editor: await makeAccount(payload, 'Asha', 'editor'),
    reporter: await makeAccount(payload, 'Ben', 'reporter'),
  }
})
beforeEach(async () => {
  story = await makeStory(payload, { section: section.id, owners: [people.reporter.id] })
})

const NOTICE = {
  notice: 'The minister was not there.',
  reason: 'Source withdrew',
  status: 410,
  showsHeadline: true,
}
const post = (path: string, json: object, who: keyof typeof people = 'editor') =>
  rest('POST', `articles/${story.id}/${path}`, { token: people[who].token, json })
const withdraw = (json: object = {}, who?: keyof typeof people) => post('withdraw', { ...NOTICE, ...json }, who)
const publish = async (who: keyof typeof people = 'admin') =>
  rest('PATCH', `articles/${story.id}`, {
    token: people[who].token,
    json: { _status: 'published', revision: await newestRevision(payload, 'articles', story.id) },
  })
const page = (slug = story.slug ?? '') => readStoryPage('news', slug)
const message = ({ body }: Awaited<ReturnType<typeof post>>) => (body.errors as { message: string }[])[0]?.message

test('a notice stands where the story stood, dated, and on the page of corrections', async () => {
  expect((await withdraw()).status).toBe(200)
  expect(await page()).toEqual({
    withdrawn: {
      ...{ href: `/news/${story.slug}`, at: expect.any(String), notice: NOTICE.notice, language: 'en' },
      ...{ headline: story.headline, isGone: true },
    },
  })
  expect(await sql`select from edition.stories where id = ${story.id}`).toEqual([])
  expect((await readCorrections())?.entries[0]).toMatchObject({
    ...{ kind: 'withdrawal', notice: NOTICE.notice, story: { name: story.headline } },
  })
  const { standings, actions, withdrawal } = (
    await rest('GET', `articles/${story.id}/standing`, { token: people.admin.token })
  ).body
  expect({ standings, actions, withdrawal }).toMatchObject({
    ...{ standings: ['Withdrawn'], actions: ['reinstate', 'seal'], withdrawal: { reason: NOTICE.reason, by: 'Asha' } },
  })
  const [entry] =
    await sql`select deed, reason, by_name from newsroom.audit where story_id = ${story.id} order by id desc`
  expect(entry).toEqual({ deed: 'withdraw', reason: NOTICE.reason, by_name: 'Asha' })
})

test('the notice answers 200 and keeps the headline to itself where that was chosen', async () => {
  await withdraw({ status: 200, showsHeadline: false })
  const view = await page()
  expect(view).toMatchObject({ withdrawn: { isGone: false } })
  expect(JSON.stringify([view, await readCorrections()])).not.toContain(story.headline)
})

test('former addresses lead to the notice, and no other story gets its address', async () => {
  const first = story.slug ?? ''
  await payload.update({ collection: 'articles', id: story.id, data: { slug: `${first}-moved`, _status: 'published' } })
  await withdraw()
  expect(await page(first)).toEqual({ movedTo: `/news/${first}-moved` })
  for (const slug of [first, `${first}-moved`]) {
    const other = await makeStory(payload, { section: section.id, slug })
    expect(other.slug).not.toBe(slug)
  }
  await payload.delete({ collection: 'articles', id: story.id })
  const other = await makeStory(payload, { section: section.id, slug: `${first}-moved` })
  expect(other.slug).not.toBe(`${first}-moved`)
  expect(await page(`${first}-moved`)).toMatchObject({ withdrawn: { notice: NOTICE.notice } })
  expect(await page(first)).toEqual({ movedTo: `/news/${first}-moved` })
})

test('editors withdraw, with a notice and a reason; reporters do not, and what is not live cannot be', async () => {
  expect(message(await withdraw({}, 'reporter'))).toContain('Your role')
  expect(message(await withdraw({ reason: ' ' }))).toContain('Say why')
  expect(message(await withdraw({ notice: ' ' }))).toContain('what readers are told')
  expect((await withdraw({ status: 404 })).status).toBe(400)
  await payload.update({ collection: 'articles', id: story.id, data: { _status: 'draft' } })
  expect(message(await withdraw())).toContain('not possible to withdraw')
})

test('it comes back by no way but the end of its withdrawal, which an admin gives with a reason', async () => {
  await withdraw()
  expect(message(await publish())).toContain('End the withdrawal first')
  // By a way that forgets to ask.
  await expect(sql`
    insert into edition.stories (id, slug, section_id, headline, body, published_at, is_paid, word_count, media_ids, linked_ids)
    values (${story.id}, 'back', ${section.id}, 'Back', '[]', now(), false, 0, '{}', '{}')`).rejects.toThrow(
    'is withdrawn',
  )
  expect(message(await post('reinstate', { reason: 'It was so' }))).toContain('Your role')
  expect(message(await post('reinstate', { reason: '' }, 'admin'))).toContain('Say why')
  expect((await post('reinstate', { reason: 'It was so' }, 'admin')).status).toBe(200)
  expect(await page()).toBeUndefined()
  expect((await publish()).status).toBe(200)
  expect(await page()).toMatchObject({ story: { headline: story.headline } })
})

test('links to previews end with it, and no new ones are made', async () => {
  const { body } = await post('share', { days: 7 })
  const token = String(body.path).split('/').at(-1) ?? ''
  const read = () => readSharedPreview(sql, { token, secret: payload.secret })
  expect(await read()).toBeDefined()
  await withdraw()
  expect(await read()).toBeUndefined()
  expect((await post('share', { days: 7 })).status).toBe(403)
})

test('what is withdrawn or under embargo is not copied: the copy could be published', async () => {
  const copy = (id: string) => rest('POST', `articles/${id}/duplicate`, { token: people.admin.token, json: {} })
  expect((await copy(story.id)).status).toBe(200)
  await withdraw()
  const answer = await copy(story.id)
  expect([answer.status, message(answer)]).toEqual([403, expect.stringContaining('withdrawn')])
  const secret = await makeStory(payload, { section: section.id, _status: 'draft' })
  await sql`insert into newsroom.embargoes (story_id, until) values (${secret.id}, now() + interval '1 day')`
  expect((await copy(secret.id)).status).toBe(403)
})

test('a link that was made in the moment of the withdrawal opens nothing', async () => {
  const { body } = await post('share', { days: 7 })
  const token = String(body.path).split('/').at(-1) ?? ''
  await withdraw()
  // Whoever shared had looked before the withdrawal, and wrote after it.
  await sql`update newsroom.shared_previews set is_revoked = false where story_id = ${story.id}`
  expect(await readSharedPreview(sql, { token, secret: payload.secret })).toBeUndefined()
  expect(await listSharedPreviews(sql, story.id)).toEqual([])
})

test('what is withdrawn in the moment in which it is scheduled is on no schedule, and in no release', async () => {
  const { id } = story
  const by = { id: people.editor.id, name: 'Asha' }
  const pin = pinOfStory(story)
  const releaseId = await makeRelease(sql, { name: 'Rain', by })
  await withdraw()
  // Whoever did this had looked before the withdrawal, and wrote after it.
  const inside = transactOn(payloadPool(payload))
  await expect(inside((each) => addToRelease(each, { releaseId, pin, by }))).rejects.toThrow('withdrawn')
  const due = new Date(Date.now() + 60_000).toISOString()
  await expect(inside((each) => schedulePin(each, { pin, due, by }))).rejects.toThrow('withdrawn')
  await expect(inside((each) => moveSchedule(each, { documentId: id, due }))).rejects.toThrow('on no schedule any more')
  expect(await sql`select from newsroom.schedules where document_id = ${id}`).toEqual([])
})

describe('by law', () => {
  const WORDS = ['Umbrellas', 'standfirst of it', 'A slip of it', 'Other of it', 'Asked about it']
  const seal = (who: keyof typeof people = 'admin', reason = 'A court says so.') => post('seal', { reason }, who)
  /** A story with a text in every place that keeps one. */
  const tellEverywhere = async () => {
    story = await makeStory(payload, {
      ...{ section: section.id, owners: [people.reporter.id], headline: 'Umbrellas of it' },
      ...{ standfirst: 'The standfirst of it', _status: 'published' },
    })
    await payload.update({
      ...{ collection: 'articles', id: story.id, depth: 0 },
      data: {
        ...{ headline: 'Other of it', _status: 'published' },
        corrections: [{ severity: 'correction', wrong: 'A slip of it.', correct: 'None.' }],
      },
    })
    await post('notes', { kind: 'question', words: '@Boss Asked about it' }, 'reporter')
    await post('share', { days: 7 })
    const by = { id: people.editor.id, name: 'Asha' }
    await addEntry(sql, { storyId: story.id, headline: '', deed: 'showChange', reason: 'A slip of it', by })
    await sql`insert into newsroom.outbox (recipient, subject, words) values ('a@b.example', 'Umbrellas', ${`articles/${story.id}?note=1`})`
    expect((await withdraw()).status).toBe(200)
  }
  /** Live with it in a release: that keeps what it is called. */
  const inRelease = () => {
    const contents = [
      { collection: 'articles', documentId: story.id, title: 'Umbrellas of it' },
      { collection: 'redirects', documentId: section.id, title: '/rain' },
    ]
    return sql`
      insert into newsroom.releases (id, name, due, live_at, contents)
      values (uuidv7(), 'Rain', now(), now(), ${JSON.stringify(contents)}::jsonb)`
  }
  /** Every table of the desk and of readers that still has one of its words, but for where it was put away. */
  const placesOf = async () => {
    const tables = await sql<{ name: string }>`
      select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema in ('public', 'newsroom', 'edition', 'publishing', 'tagging')
      order by 1 limit 500`
    const found = await Promise.all(
      tables.map(async ({ name }) => {
        const rows =
          await sql`select from ${rawFragment(name)} as kept where to_jsonb(kept)::text like any (${WORDS.map((word) => `%${word}%`)}) limit 1`
        return rows.length > 0 ? [name] : []
      }),
    )
    return found.flat()
  }

  test('the text goes from every place but one, and the log alone keeps its headline, which it does not show', async () => {
    await tellEverywhere()
    await inRelease()
    await make(payload, 'assignments', { title: 'Umbrellas of it', budgetLine: 'Other of it', story: story.id })
    expect(await placesOf()).toEqual(
      expect.arrayContaining([
        'newsroom.notes',
        'newsroom.releases',
        'newsroom.shared_previews',
        'newsroom.published_texts',
        'public.articles',
        'public.assignments',
      ]),
    )
    expect((await seal()).status).toBe(200)
    expect(await placesOf()).toEqual(['newsroom.audit', 'newsroom.sealed_texts'])
    const [release] = await readReleases(sql, { isLive: true, limit: 1 })
    expect(release?.contents?.map(({ title }) => title)).toEqual([SEALED.headline, '/rain'])
    const [kept] = await sql<{
      content: object
    }>`select content from newsroom.sealed_texts where story_id = ${story.id}`
    for (const word of WORDS) expect(JSON.stringify(kept), word).toContain(word)
    const entries = await readEntries(sql, { storyId: story.id, limit: 50 })
    expect(new Set(entries.map(({ headline }) => headline))).toEqual(new Set([SEALED.headline]))
    expect(JSON.stringify(entries)).not.toContain('A slip of it')
    expect(entries[1]).toMatchObject({ deed: 'withdraw', reason: NOTICE.reason })
    expect(entries[0]).toMatchObject({ deed: 'seal', reason: 'A court says so.', by: { name: 'Boss' } })
    expect(await page()).toMatchObject({ withdrawn: { notice: NOTICE.notice } })
    expect(JSON.stringify([await page(), await readCorrections()])).not.toContain('of it')
  })

  test('no tab brings the text back, and it can be thrown away', async () => {
    await tellEverywhere()
    await seal()
    const save = async (json: object, who: keyof typeof people = 'admin') =>
      rest('PATCH', `articles/${story.id}`, {
        token: people[who].token,
        json: { ...json, revision: await newestRevision(payload, 'articles', story.id) },
      })
    for (const who of ['reporter', 'admin'] as const) {
      const answer = await save({ headline: 'Umbrellas of it', _status: 'draft' }, who)
      expect([answer.status, message(answer)]).toEqual([403, expect.stringContaining('sealed')])
    }
    // Ids are no part of what a text is compared by where it has rows: it has no text to be compared.
    const hidden = await save({ body: { root: { type: 'root', fields: { id: 'Umbrellas of it' } } }, _status: 'draft' })
    expect([hidden.status, message(hidden)]).toEqual([403, expect.stringContaining('sealed')])
    expect((await save({ deletedAt: new Date().toISOString() })).status).toBe(200)
    expect((await rest('DELETE', `articles/${story.id}?trash=true`, { token: people.admin.token })).status).toBe(200)
    expect(await page()).toMatchObject({ withdrawn: { notice: NOTICE.notice } })
  })

  test('an open tab writes no note beside it, with a passage or without, and answers none', async () => {
    const { body } = await post('notes', { kind: 'note', words: 'Look at this' })
    await withdraw()
    expect((await post('notes', { kind: 'note', words: 'Who asks for it?' })).status).toBe(201)
    await seal()
    const passage = { quote: 'Umbrellas of it', before: '', after: '' }
    for (const answer of [
      await post('notes', { kind: 'note', words: 'This one', passage }),
      await post('notes', { kind: 'note', words: 'This one' }),
      await post('notes/replies', { thread: body.id, words: 'Yes' }),
    ])
      expect([answer.status, message(answer)]).toEqual([409, expect.stringContaining('sealed')])
  })

  test('a note that is written in the moment of the seal goes with it', async () => {
    await withdraw()
    let seen: Promise<{ status: number }> | undefined
    await transactOn(payloadPool(payload))(async (inside) => {
      const by = { id: people.editor.id, name: 'Asha' }
      await addNote(inside, { storyId: story.id, kind: 'note', words: 'Umbrellas of it', by, mentioned: [] })
      seen = seal()
      await setTimeout(300)
    })
    expect((await seen)?.status).toBe(200)
    expect(await sql`select from newsroom.notes where story_id = ${story.id}`).toEqual([])
    const [kept] = await sql<{ notes: object[] }>`
      select content -> 'notes' as notes from newsroom.sealed_texts where story_id = ${story.id}`
    expect(kept?.notes).toHaveLength(1)
  })

  test('an admin says so of what is withdrawn, with a reason, once; it never ends, and the database says so too', async () => {
    expect(message(await seal())).toContain('not possible to seal it')
    await withdraw()
    expect(message(await seal('editor'))).toContain('Your role')
    expect(message(await seal('admin', ' '))).toContain('Say why')
    expect((await seal()).status).toBe(200)
    expect(await isLegallyWithdrawn(sql, story.id)).toBe(true)
    expect(message(await seal())).toContain('already')
    expect(message(await post('reinstate', { reason: 'Please' }, 'admin'))).toContain('by law')
    await expect(sql`delete from newsroom.withdrawals where story_id = ${story.id}`).rejects.toThrow('never ends')
    await expect(sql`update newsroom.withdrawals set is_legal = false where story_id = ${story.id}`).rejects.toThrow(
      'never ends',
    )
  })
})
