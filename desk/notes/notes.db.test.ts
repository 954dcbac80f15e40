import type { Payload } from 'payload'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeAccount, rest } from '../../collections/testing/rest.ts'
import { make, makeStory, ownerSql } from '../../collections/testing/stock.ts'
import { mailMention } from '../../jobs/mail-mention.ts'
import { payloadPool } from '../../lib/payload-pool.ts'
import type { Sql } from '../../lib/sql.ts'
import { testPayload } from '../../lib/testing/test-payload.ts'
import { transactOn } from '../../lib/transact.ts'
import { addNote } from '../../newsroom/notes/notes.ts'
import type { Thread } from '../../newsroom/notes/thread.ts'
import type { Article, Section } from '../../payload-types.ts'
import { readMine } from '../read-mine.ts'

type Account = { id: string; token: string }
let payload: Payload
let sql: Sql
let section: Section
let people: Record<'editor' | 'reporter' | 'contributor' | 'stranger', Account>
let story: Article

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  section = await make<Section>(payload, 'sections', { name: 'News' })
  people = {
    editor: await makeAccount(payload, 'Meera', 'editor'),
    reporter: await makeAccount(payload, 'Tomas', 'reporter'),
    contributor: await makeAccount(payload, 'Noor', 'contributor'),
    stranger: await makeAccount(payload, 'Olga', 'contributor'),
  }
})
beforeEach(async () => {
  story = await makeStory(payload, { section: section.id, _status: 'draft', owners: [people.contributor.id] })
  await sql`delete from graphile_worker._private_jobs`
  await sql`delete from newsroom.outbox`
})

const write = ({ token }: Account, words: string, more: object = {}) =>
  rest('POST', `articles/${story.id}/notes`, { token, json: { kind: 'question', words, ...more } })
const found = async ({ token }: Account) => {
  const { body } = await rest('GET', `articles/${story.id}/notes`, { token })
  return body as unknown as { threads: Thread[]; people: { id: string; name: string }[] }
}
const jobs = () =>
  sql<{ payload: { noteId: string; userId: string } }>`
    select payload from graphile_worker.jobs as job join graphile_worker._private_jobs using (id)
    where job.task_identifier = 'mail-mention' order by id`
const deliver = async () => {
  for (const { payload: told } of await jobs())
    await mailMention(told, {
      ...{ sql, transact: transactOn(payloadPool(payload)), signal: new AbortController().signal, attempt: 1 },
    })
}
const outbox = () =>
  sql<{ recipient: string; subject: string; words: string }>`
    select recipient, subject, words from newsroom.outbox order by id`

describe('who may', () => {
  test('whoever reads the story writes, answers and settles; others have no such story', async () => {
    const answers: Record<string, number[]> = {}
    for (const [name, { token }] of Object.entries(people)) {
      const { body } = await write(people.editor, 'Who says so?')
      const order = (path: string, json: object) => rest('POST', `articles/${story.id}/notes${path}`, { token, json })
      const done = [
        await rest('GET', `articles/${story.id}/notes`, { token }),
        await order('', { kind: 'note', words: 'Mine.' }),
        await order('/replies', { thread: body.id, words: 'The council.' }),
        await order('/settled', { thread: body.id, isResolved: true }),
      ]
      answers[name] = done.map(({ status }) => status)
    }
    expect(answers).toEqual({
      ...{ editor: [200, 201, 201, 200], reporter: [200, 201, 201, 200], contributor: [200, 201, 201, 200] },
      stranger: [404, 404, 404, 404],
    })
    expect((await rest('GET', `articles/${story.id}/notes`)).status).toBe(401)
  })

  test('only who reads the story can be named: of contributors its owners, and nobody once readers have it', async () => {
    expect((await found(people.editor)).people.map(({ name }) => name)).toEqual(['Meera', 'Noor', 'Tomas'])
    await payload.update({ collection: 'articles', id: story.id, data: { _status: 'published' } })
    expect((await found(people.editor)).people.map(({ name }) => name)).toEqual(['Meera', 'Tomas'])
  })

  test('a contributor is told of editors, and of colleagues who have to do with the text', async () => {
    const names = async () => (await found(people.contributor)).people.map(({ name }) => name)
    expect(await names()).toEqual(['Meera', 'Noor'])
    await write(people.contributor, '@Tomas, who says so?')
    expect(await jobs()).toEqual([])
    await write(people.reporter, 'The council.')
    expect(await names()).toEqual(['Meera', 'Noor', 'Tomas'])
  })

  test('of many notes at once twenty are written, and the others are told to wait', async () => {
    const hasty = await makeAccount(payload, 'Zoe', 'editor')
    const answers = await Promise.all(Array.from({ length: 25 }, () => write(hasty, 'Again.')))
    const count = (wanted: number) => answers.filter(({ status }) => status === wanted).length
    expect([count(201), count(409)]).toEqual([20, 5])
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      errors: [{ message: expect.stringContaining('Wait a minute') }],
    })
  })

  test('a note is of its own story alone, and says something', async () => {
    const { body } = await write(people.editor, 'Who says so?')
    const other = await makeStory(payload, { section: section.id, _status: 'draft' })
    const { status } = await rest('POST', `articles/${other.id}/notes/replies`, {
      token: people.editor.token,
      json: { thread: body.id, words: 'Here.' },
    })
    expect(status).toBe(409)
    expect((await write(people.editor, ' \u200b ')).status).toBe(400)
    expect((await write(people.editor, 'x'.repeat(4001))).status).toBe(400)
  })
})

describe('a thread', () => {
  test('keeps its passage, its answers, and who resolved it first; an answer opens it again', async () => {
    const passage = { quote: 'The tram is late', before: '', after: '. Nobody knows why' }
    const { body } = await write(people.editor, 'Who says so?', { passage })
    const settle = ({ token }: Account, isResolved: boolean) =>
      rest('POST', `articles/${story.id}/notes/settled`, { token, json: { thread: body.id, isResolved } })
    await settle(people.contributor, true)
    await settle(people.reporter, true)
    expect((await found(people.editor)).threads).toMatchObject([
      { kind: 'question', words: 'Who says so?', by: 'Meera', passage, resolved: { by: 'Noor' }, replies: [] },
    ])
    const json = { thread: body.id, words: 'The council.' }
    await rest('POST', `articles/${story.id}/notes/replies`, { token: people.contributor.token, json })
    const [thread] = (await found(people.editor)).threads
    expect(thread?.resolved).toBeUndefined()
    expect(thread?.replies).toMatchObject([{ words: 'The council.', by: 'Noor' }])
  })

  test('a question stands on the desk of whom it names until it is resolved; a note does not', async () => {
    const mine = async () => (await readMine(sql, people.contributor.id)).asked.map(({ words }) => words)
    await write(people.editor, '@Noor look at this', { kind: 'note' })
    const { body } = await write(people.editor, '@Noor, who says so?')
    expect(await mine()).toEqual(['@Noor, who says so?'])
    expect((await readMine(sql, people.reporter.id)).asked).toEqual([])
    const json = { thread: body.id, isResolved: true }
    await rest('POST', `articles/${story.id}/notes/settled`, { token: people.contributor.token, json })
    expect(await mine()).toEqual([])
  })
})

describe('mail', () => {
  test('goes to each who is named, but for whoever writes; without a mail server it lies in the outbox', async () => {
    const { body } = await write(people.editor, '@Noor, @Tomas and @Meera: who says so?')
    expect(body.told).toEqual(['Noor', 'Tomas'])
    await deliver()
    const mails = await outbox()
    expect(mails.map(({ recipient }) => recipient).sort()).toEqual(['noor@example.org', 'tomas@example.org'])
    expect(mails[0]?.subject).toContain('Meera asks you about “Story number')
    expect(mails[0]?.words).toContain(`/admin/collections/articles/${story.id}?note=${body.id}`)
  })

  test('is in the transaction of its note, and gone with it', async () => {
    const noor = { id: people.contributor.id, name: 'Noor' }
    const given = {
      storyId: story.id,
      kind: 'note',
      words: '@Noor',
      by: { id: people.editor.id, name: 'Meera' },
    } as const
    const failing = transactOn(payloadPool(payload))(async (inside) => {
      await addNote(inside, { ...given, mentioned: [noor] })
      throw new Error('the end')
    })
    await expect(failing).rejects.toThrow('the end')
    expect(await jobs()).toEqual([])
    expect((await found(people.editor)).threads).toEqual([])
  })

  test('does not go to who lost the story, or the account, meanwhile', async () => {
    await write(people.editor, '@Noor and @Tomas')
    await payload.update({
      collection: 'articles',
      id: story.id,
      data: { owners: [people.editor.id], _status: 'draft' },
    })
    await sql`update users set is_disabled = true where id = ${people.reporter.id}`
    await deliver()
    await sql`update users set is_disabled = false where id = ${people.reporter.id}`
    expect(await outbox()).toEqual([])
  })

  test('of a note that is gone is no mail', async () => {
    await write(people.editor, '@Noor')
    await payload.delete({ collection: 'articles', id: story.id })
    await deliver()
    expect(await outbox()).toEqual([])
  })
})

test('a link that sets a password is kept nowhere', async () => {
  const { status } = await rest('POST', 'users/forgot-password', { json: { email: 'tomas@example.org' } })
  expect(status).toBe(200)
  expect(await outbox()).toEqual([])
})
