import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { beforeAll, describe, expect, test } from 'vitest'
import { accountsByRole, makeAccount, newestRevision, rest } from '../../collections/testing/rest.ts'
import { make, makeFront, makeStory, ownerSql } from '../../collections/testing/stock.ts'
import { payloadPool } from '../../lib/payload-pool.ts'
import type { Sql } from '../../lib/sql.ts'
import { testPayload } from '../../lib/testing/test-payload.ts'
import { transactOn } from '../../lib/transact.ts'
import { pinOfFront, pinOfRedirect, pinOfStory } from '../../newsroom/schedule/pins.ts'
import { addToRelease, makeRelease } from '../../newsroom/schedule/releases.ts'
import { schedulePin } from '../../newsroom/schedule/schedules.ts'
import type { Article, Front, Section } from '../../payload-types.ts'

const ROLES_IN_ORDER = ['anonymous', 'disabled', 'contributor', 'reporter', 'editor', 'admin'] as const

/** Written by hand from the house's rules and read by no rule of ours. `+`: it is done. `-`: it is refused and nothing changes. */
const EXPECTED: Record<string, string> = {
  make: /*              */ '- - - - + +',
  found: /*             */ '- - - - + +',
  rename: /*            */ '- - - - + +',
  moment: /*            */ '- - - - + +',
  wait: /*              */ '- - - - + +',
  'add · own story': /* */ '- - - - + +',
  'add · other’s story': '- - - - + +',
  'add · front': /*     */ '- - - - + +',
  redirect: /*          */ '- - - - + +',
  'take-out': /*        */ '- - - - + +',
  remove: /*            */ '- - - - + +',
  'front standing': /*  */ '- - - - + +',
  'front schedule': /*  */ '- - - - + +',
  'front unschedule': /**/ '- - - - + +',
}

type Account = { id: string; token: string }
type Turn = { releaseId: string; me: Account; token: string | undefined; member: Article; front: Front; pinned: Front }

let payload: Payload
let sql: Sql
let section: Section
let author: { id: string }
let other: Account
let accounts: Map<string, Account>
const LATER = new Date(Date.now() + 86_400_000).toISOString()

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  section = await make<Section>(payload, 'sections', { name: 'News' })
  author = await make<{ id: string }>(payload, 'authors', { name: 'Asha Rao' })
  other = await makeAccount(payload, 'other', 'editor')
  accounts = await accountsByRole(payload, sql)
})

const post = (path: string, { token }: Turn, json: object = {}) => rest('POST', path, { token, json })
const ready = (owner: string) =>
  makeStory(payload, {
    ...{ section: section.id, _status: 'draft', owners: [owner], authors: [author.id] },
    standfirst: 'After forty years the line along the river opens again, and is late.',
  }).then(async (story) => {
    await payload.update({
      ...{ collection: 'articles', id: story.id, draft: true, data: {}, context: { transition: { stage: 'ready' } } },
    })
    return (await payload.findByID({ collection: 'articles', id: story.id, draft: true, depth: 0 })) as Article
  })
const frontOf = async () =>
  makeFront(payload, {
    ...{ section: (await make<Section>(payload, 'sections', { name: `Own ${randomUUID()}` })).id, _status: 'draft' },
  })
const at = '2031-03-01T18:00'

const ATTEMPTS: Record<string, (turn: Turn) => ReturnType<typeof rest>> = {
  make: (turn) => post('releases', turn, { name: 'Another' }),
  found: ({ token }) => rest('GET', 'releases/found?q=story', { token }),
  rename: (turn) => post(`releases/${turn.releaseId}/rename`, turn, { name: 'Renamed' }),
  moment: (turn) => post(`releases/${turn.releaseId}/moment`, turn, { at }),
  wait: (turn) => post(`releases/${turn.releaseId}/wait`, turn),
  'add · own story': async (turn) =>
    post(`releases/${turn.releaseId}/add`, turn, { collection: 'articles', id: (await ready(turn.me.id)).id }),
  'add · other’s story': async (turn) =>
    post(`releases/${turn.releaseId}/add`, turn, { collection: 'articles', id: (await ready(other.id)).id }),
  'add · front': (turn) => post(`releases/${turn.releaseId}/add`, turn, { collection: 'fronts', id: turn.front.id }),
  redirect: (turn) => post(`releases/${turn.releaseId}/redirect`, turn, { from: `/x-${turn.releaseId}`, to: '/about' }),
  'take-out': (turn) => post(`releases/${turn.releaseId}/take-out`, turn, { id: turn.member.id }),
  remove: (turn) => post(`releases/${turn.releaseId}/remove`, turn),
  'front standing': ({ front, token }) => rest('GET', `fronts/${front.id}/standing`, { token }),
  'front schedule': async (turn) =>
    post(`fronts/${turn.front.id}/schedule`, turn, {
      ...{ at, revision: await newestRevision(payload, 'fronts', turn.front.id) },
    }),
  'front unschedule': (turn) => post(`fronts/${turn.pinned.id}/unschedule`, turn),
}

/** What any of them can change. */
const state = async () => ({
  releases: await sql`select id, name, due::text from newsroom.releases order by id`,
  schedules: await sql`select document_id, due::text, release_id from newsroom.schedules order by document_id`,
})

describe.each(Object.keys(EXPECTED))('%s', (name) => {
  const cells = EXPECTED[name]?.split(' ') ?? []
  test.each(ROLES_IN_ORDER.map((role, place) => [role, cells[place]] as const))('%s: %s', async (role, cell) => {
    const me = accounts.get(role) as Account
    const by = { id: other.id, name: 'other' }
    const [member, front, pinned] = [await ready(other.id), await frontOf(), await frontOf()]
    const releaseId = await makeRelease(sql, { name: 'Budget day', by })
    await transactOn(payloadPool(payload))((inside) => addToRelease(inside, { releaseId, pin: pinOfStory(member), by }))
    await schedulePin(sql, { pin: pinOfFront(pinned), due: LATER, by })
    const before = await state()
    const answer = await ATTEMPTS[name]?.({
      ...{ releaseId, me, member, front, pinned, token: role === 'anonymous' ? undefined : me.token },
    })
    const isDone = (answer?.status ?? 500) < 300
    expect([isDone ? '+' : '-', isDone ? undefined : answer?.body]).toEqual([
      cell,
      isDone ? undefined : expect.anything(),
    ])
    if (!isDone) {
      expect([401, 403, 404]).toContain(answer?.status)
      expect(await state()).toEqual(before)
    }
  })
})

test('every address of releases and of a front’s schedule stands in the table', async () => {
  const { releaseEndpoints } = await import('./release-endpoints.ts')
  const { frontScheduleEndpoints } = await import('../fronts/front-schedule-endpoints.ts')
  const names = [
    ...releaseEndpoints.map(({ path }) => path.replace('/releases/:id/', '').replace('/releases/', '')),
    ...frontScheduleEndpoints.map(({ path }) => path.replace('/:id/', 'front ')),
  ].map((name) => (name === '/releases' ? 'make' : name))
  const tried = new Set(Object.keys(ATTEMPTS).map((name) => name.split(' · ')[0]))
  expect(names.filter((name) => !tried.has(name))).toEqual([])
})

describe('what is refused says why', () => {
  const editor = () => accounts.get('editor') as Account
  const message = ({ body }: Awaited<ReturnType<typeof rest>>) => (body.errors as { message: string }[])[0]?.message
  const ask = (path: string, json: object = {}) => rest('POST', path, { token: editor().token, json })
  const made = async () => (await ask('releases', { name: 'Budget day' })).body.id as string

  test('a story that is not ready, that is not whole, or that was saved since', async () => {
    const id = await made()
    const draft = await makeStory(payload, { section: section.id, headline: 'Early', _status: 'draft' })
    expect(message(await ask(`releases/${id}/add`, { collection: 'articles', id: draft.id }))).toBe(
      '“Early” is not ready. Approve it first.',
    )
    await payload.update({
      ...{ collection: 'articles', id: draft.id, draft: true, data: {}, context: { transition: { stage: 'ready' } } },
    })
    const bare = await ask(`releases/${id}/add`, { collection: 'articles', id: draft.id })
    expect([bare.status, message(bare)]).toEqual([422, expect.stringContaining('Not yet.')])
    const whole = await ready(other.id)
    const stale = await ask(`releases/${id}/add`, { collection: 'articles', id: whole.id, revision: 1 })
    expect([stale.status, message(stale)]).toEqual([409, expect.stringContaining('saved again since')])
  })

  test('a front and a redirect that could not go live', async () => {
    const id = await made()
    const front = await makeFront(payload, {
      ...{ section: (await make<Section>(payload, 'sections', { name: `Own ${id}` })).id, _status: 'draft' },
      slots: [{ kind: 'promo' }],
    })
    const refused = await ask(`releases/${id}/add`, { collection: 'fronts', id: front.id })
    expect([refused.status, message(refused)]).toEqual([409, expect.stringContaining('Say what it is about.')])
    expect(await sql`select from edition.fronts where id = ${front.id}`).toEqual([])
    const path = `releases/${id}/redirect`
    expect(message(await ask(path, { from: 'nowhere', to: '/about' }))).toContain('A path of this site')
    await make(payload, 'redirects', { from: `/b-${id}`, to: '/about' })
    expect(message(await ask(path, { from: '/about', to: `/b-${id}` }))).toContain('in a circle')
    expect(await sql`select from redirects where "from" = '/about'`).toEqual([])
  })

  test('a moment that the clocks leave out, and what is in a release already', async () => {
    await payload.updateGlobal({
      slug: 'settings',
      data: { name: 'Paper', timeZone: 'Europe/Berlin', language: 'en' },
    })
    const id = await made()
    expect(message(await ask(`releases/${id}/moment`, { at: '2031-03-30T02:30' }))).toContain('leave 02:30 out')
    expect(message(await ask(`releases/${id}/moment`, { at: '2020-03-30T02:30' }))).toContain('is over')
    const story = await ready(other.id)
    await ask(`releases/${id}/add`, { collection: 'articles', id: story.id })
    const revision = await newestRevision(payload, 'articles', story.id)
    expect(message(await ask(`articles/${story.id}/schedule`, { at, revision }))).toContain(
      'It goes live with “Budget day”',
    )
    expect((await ask(`articles/${story.id}/unschedule`)).status).toBe(200)
    expect(await sql`select from newsroom.schedules where release_id = ${id}`).toEqual([])
  })

  test('approving a newer text moves it into the release', async () => {
    const id = await made()
    const story = await ready(other.id)
    await ask(`releases/${id}/add`, { collection: 'articles', id: story.id })
    await rest('PATCH', `articles/${story.id}?draft=true`, {
      token: editor().token,
      json: { headline: 'Better', revision: await newestRevision(payload, 'articles', story.id), _status: 'draft' },
    })
    const revision = await newestRevision(payload, 'articles', story.id)
    expect((await ask(`articles/${story.id}/transitions`, { action: 'approve', revision })).status).toBe(200)
    expect(
      await sql`select title, release_id, content ->> 'headline' as headline from newsroom.schedules
      where document_id = ${story.id}`,
    ).toEqual([{ title: 'Better', release_id: id, headline: 'Better' }])
  })

  test('an unknown release', async () => {
    expect(message(await ask(`releases/${randomUUID()}/rename`, { name: 'x' }))).toBe('This release was removed.')
    expect((await ask('releases/nothing/rename', { name: 'x' })).status).toBe(404)
    expect(message(await ask('releases', { name: ' ' }))).toContain('Give it a name')
  })
})

test('offers stories that are ready and fronts, and nothing that is on a schedule', async () => {
  const word = `w${randomUUID().slice(0, 8)}`
  const token = accounts.get('editor')?.token
  const [free, taken] = [await ready(other.id), await ready(other.id)]
  for (const { id } of [free, taken])
    await payload.update({
      ...{ collection: 'articles', id, draft: true, data: { headline: `Ready ${word}` } },
      context: { transition: { stage: 'ready' } },
    })
  await makeStory(payload, { section: section.id, headline: `Draft ${word}`, _status: 'draft' })
  await makeStory(payload, { section: section.id, headline: `Live ${word}` })
  const own = await make<Section>(payload, 'sections', { name: `Front ${word}` })
  const front = await makeFront(payload, { section: own.id, _status: 'draft' })
  await schedulePin(sql, { pin: pinOfStory(taken), due: LATER, by: { id: other.id, name: 'other' } })
  const { body } = await rest('GET', `releases/found?q=${word}`, { token })
  expect(body.found).toMatchObject([
    { collection: 'articles', id: free.id, section: 'News' },
    { collection: 'fronts', id: front.id },
  ])
  const redirect = pinOfRedirect({ id: randomUUID(), from: '/a', to: '/b' })
  await expect(schedulePin(sql, { pin: redirect, due: LATER, by: { id: other.id, name: 'x' } })).rejects.toThrow(
    'redirects_in_releases',
  )
})
