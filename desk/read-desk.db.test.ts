import type { Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import { testPayload } from '../lib/testing/test-payload.ts'
import { transactionSql } from '../lib/transaction-sql.ts'
import type { User } from '../payload-types.ts'
import { readDesk } from './read-desk.ts'
import { readLive } from './read-live.ts'

let payload: Payload
let meera: User
let tomas: User
let noor: User

beforeAll(async () => {
  payload = await testPayload()
  const account = (name: string, role: User['role']) =>
    payload.create({
      collection: 'users',
      data: { name, role, email: `${name}@example.org`, password: 'lantern-press' },
    }) as Promise<User>
  meera = await account('meera', 'editor')
  tomas = await account('tomas', 'reporter')
  noor = await account('noor', 'contributor')
  const section = await payload.create({ collection: 'sections', data: { name: 'World' } as never })
  const author = await payload.create({ collection: 'authors', data: { name: 'Ravi Menon' } as never })
  const story = (headline: string | undefined, owner: User, data: object = {}) =>
    payload.create({
      collection: 'articles',
      data: {
        headline,
        section: section.id,
        authors: [author.id],
        owners: [owner.id],
        _status: 'draft',
        ...data,
      } as never,
      draft: !('_status' in data),
    })
  await story('Draft of the editor', meera)
  await story('Draft of the reporter', tomas)
  const live = await story('Live story', tomas, { _status: 'published' })
  await payload.update({ collection: 'articles', id: live.id, data: { headline: 'Live story, changed' }, draft: true })
  await story(undefined, meera)
})

const headlines = (stories: { headline: string }[]) => stories.map(({ headline }) => headline).sort()

test('an editor finds own drafts, what is live and what others changed, with names', async () => {
  const desk = await readDesk(payload, meera)
  expect(headlines(desk.drafts)).toEqual(['Draft of the editor'])
  expect(desk.drafts[0]).toMatchObject({ section: 'World', people: ['Ravi Menon'], hasUnpublishedChanges: false })
  expect(await readLive(await transactionSql({ payload }))).toMatchObject([
    { headline: 'Live story', section: 'World', authors: ['Ravi Menon'], standing: 'Live, with open changes' },
  ])
  expect(headlines(desk.others)).toEqual(['Draft of the reporter', 'Live story, changed'])
  expect(desk.others.every(({ people }) => people.join() === 'tomas')).toBe(true)
})

test('a changed draft of a live story says that readers have not got the changes', async () => {
  const { drafts } = await readDesk(payload, tomas)
  expect(drafts.filter((story) => story.hasUnpublishedChanges).map(({ headline }) => headline)).toEqual([
    'Live story, changed',
  ])
})

test('a contributor is shown nothing of what others write', async () => {
  const desk = await readDesk(payload, noor)
  expect([...desk.drafts, ...desk.others]).toEqual([])
})

test('writing takes up a draft that was opened and left blank, else begins a new one', async () => {
  expect((await readDesk(payload, meera)).writeHref).toMatch(/articles\/[0-9a-f-]{36}$/)
  expect((await readDesk(payload, tomas)).writeHref).toBe('/admin/collections/articles/create')
})
