import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { beforeAll, describe, expect, test } from 'vitest'
import { payloadPool } from '../lib/payload-pool.ts'
import { rawFragment, type Sql } from '../lib/sql.ts'
import { testPayload } from '../lib/testing/test-payload.ts'
import { transactOn } from '../lib/transact.ts'
import { plain } from '../media/testing-images.ts'
import { mergeTag } from '../newsroom/tags/merge-tag.ts'
import { EXPECTED, ROLES_IN_ORDER } from './access-expectations.ts'
import { type Answer, makeAccount, newestRevision, rest } from './testing/rest.ts'
import { askForNothing, bodyOf, make, makeFront, makePage, makePicture, makeStory, ownerSql } from './testing/stock.ts'

type RoleName = (typeof ROLES_IN_ORDER)[number]
type Account = { id: string; token: string }
/** Whose turn it is, and a document that the operation is tried on. */
type Turn = { role: RoleName; me: Account; token: string | undefined; id: string }
type Operation = {
  /** Makes the document; none for operations that make one themselves. */
  prepare?: (turn: Omit<Turn, 'id'>) => Promise<string>
  attempt: (turn: Turn) => Promise<Answer>
  /** What must change when it is done and stay when it is refused; absent: whether the answer holds the document. */
  observe?: (turn: Turn) => Promise<unknown>
}

const ABSENT = '01890000-0000-7000-8000-00000000dead'

let payload: Payload
let sql: Sql
let section: string
let other: Account
let bystander: Account
const accounts = new Map<RoleName, Account>()

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  await askForNothing(payload)
  section = (await make<{ id: string }>(payload, 'sections', { name: 'News' })).id
  other = await makeAccount(payload, 'other', 'editor')
  // Somebody to be disabled and demoted: an admin, so that changing it is worth something.
  bystander = await makeAccount(payload, 'bystander', 'admin')
  for (const role of ['contributor', 'reporter', 'editor', 'admin'] as const) {
    accounts.set(role, await makeAccount(payload, role, role))
  }
  const disabled = await makeAccount(payload, 'disabled', 'admin')
  // Past Payload, which would end the session: the rules must refuse by themselves.
  await sql`update users set is_disabled = true where id = ${disabled.id}`
  accounts.set('disabled', disabled)
  accounts.set('anonymous', disabled)
})

type State = 'draft' | 'live' | 'unpublished' | 'trashed draft' | 'trashed live'

/** A story in a state, of mine or of somebody else. Live ones were drafts before, as they are in life. */
const story = (owner: 'own' | 'other’s', state: State) => async (turn: { me: Account }) => {
  const { id } = await makeStory(payload, {
    section,
    owners: [owner === 'own' ? turn.me.id : other.id],
    headline: 'Before',
    _status: 'draft',
  })
  const update = (data: object) => payload.update({ collection: 'articles', id, data, depth: 0, trash: true })
  if (state !== 'draft' && state !== 'trashed draft') await update({ _status: 'published' })
  if (state === 'unpublished') await update({ _status: 'draft' })
  if (state.startsWith('trashed')) await update({ deletedAt: new Date().toISOString() })
  return id
}

/** Everything of a document that a save can change, its versions and what readers have of it. */
const rowsOf =
  (table: string) =>
  async ({ id }: { id: string }) => {
    const versioned = table === 'articles' || table === 'pages' || table === 'fronts'
    const [row] = await sql`
    select (select to_jsonb(document) from ${rawFragment(`"${table}"`)} as document where id = ${id}) as document
      ${versioned ? rawFragment(`, (select jsonb_agg(to_jsonb(version) order by version.id) from _${table}_v as version where parent_id = '${id}') as versions`) : rawFragment('')}
      ${table === 'articles' ? rawFragment(`, (select jsonb_agg(to_jsonb(rel) order by rel.id) from articles_rels as rel where parent_id = '${id}') as rels, (select to_jsonb(live) from edition.stories as live where id = '${id}') as live`) : rawFragment('')}`
    return row
  }
const columnOf =
  (table: string, column: string) =>
  async ({ id }: { id: string }) => {
    const [row] = await sql`
    select ${rawFragment(`"${column}"`)} as value from ${rawFragment(`"${table}"`)} where id = ${id}`
    return row?.value
  }
const countOf = (table: string) => async () => {
  const [row] = await sql<{ count: number }>`select count(*)::int as count from ${rawFragment(`"${table}"`)}`
  return row?.count
}
const countIn = (table: string, where: string) => async () => {
  const [row] = await sql`select count(*)::int as count from ${rawFragment(`"${table}" where ${where}`)}`
  return row?.count
}
const liveOf = async ({ id }: { id: string }) => (await sql`select 1 from edition.stories where id = ${id}`).length
const newestVersion = async (id: string) => {
  const [row] = await sql<{ id: string }>`select id from _articles_v where parent_id = ${id} order by id desc limit 1`
  return row?.id ?? ABSENT
}

const articles: Record<string, Operation> = {}
const STATES = {
  'own draft': story('own', 'draft'),
  'other’s draft': story('other’s', 'draft'),
  'own live': story('own', 'live'),
  'other’s live': story('other’s', 'live'),
  'own unpublished': story('own', 'unpublished'),
  'own trashed draft': story('own', 'trashed draft'),
  'other’s trashed draft': story('other’s', 'trashed draft'),
  'own trashed live': story('own', 'trashed live'),
}
type Attempts = Record<string, [attempt: Operation['attempt'], observe?: Operation['observe']]>
const patch =
  (query: string, data: (turn: Turn) => object): Operation['attempt'] =>
  async (turn) => {
    const revision = await newestRevision(payload, 'articles', turn.id)
    return rest('PATCH', `articles/${turn.id}${query}`, { ...auth(turn), json: { ...data(turn), revision } })
  }
const bulk =
  (data: (turn: Turn) => object): Operation['attempt'] =>
  (turn) =>
    rest('PATCH', `articles?where[id][equals]=${turn.id}`, { ...auth(turn), json: data(turn) })
const after = () => ({ headline: 'After' })
const story$ = rowsOf('articles')

const OF_STORIES: Attempts = {
  list: [(turn) => rest('GET', `articles?where[id][equals]=${turn.id}&draft=true`, auth(turn))],
  count: [
    async (turn) => {
      const { status, body } = await rest('GET', `articles/count?where[id][equals]=${turn.id}`, auth(turn))
      return { status, body: { docs: body.totalDocs === 1 ? [{ id: turn.id }] : [] } }
    },
  ],
  read: [(turn) => rest('GET', `articles/${turn.id}?draft=true`, auth(turn))],
  versions: [
    async (turn) => {
      const newest = await newestVersion(turn.id)
      const { status, body } = await rest('GET', `articles/versions?where[parent][equals]=${turn.id}`, auth(turn))
      return { status, body: { docs: body.docs?.some(({ id }) => id === newest) ? [{ id: turn.id }] : [] } }
    },
  ],
  version: [
    async (turn) => {
      const newest = await newestVersion(turn.id)
      const { status, body } = await rest('GET', `articles/versions/${newest}`, auth(turn))
      return { status, body: { id: body.id === newest ? turn.id : '' } }
    },
  ],
  'save draft': [patch('?draft=true', after), story$],
  autosave: [patch('?draft=true&autosave=true', after), story$],
  save: [patch('', after), story$],
  'bulk save': [bulk(() => ({ kicker: 'After' })), story$],
  publish: [patch('', () => ({ _status: 'published' })), liveOf],
  'publish with draft=true': [patch('?draft=true', () => ({ _status: 'published' })), liveOf],
  'publish with draft=false': [patch('?draft=false', () => ({ _status: 'published' })), liveOf],
  'bulk publish': [bulk(() => ({ _status: 'published' })), liveOf],
  unpublish: [patch('', () => ({ _status: 'draft' })), story$],
  'bulk unpublish': [bulk(() => ({ _status: 'draft' })), story$],
  'restore version': [
    async (turn) => rest('POST', `articles/versions/${await newestVersion(turn.id)}`, auth(turn)),
    story$,
  ],
  duplicate: [(turn) => rest('POST', `articles/${turn.id}/duplicate`, auth(turn)), countOf('articles')],
  'duplicate as live': [
    (turn) => rest('POST', `articles/${turn.id}/duplicate`, { ...auth(turn), json: { _status: 'published' } }),
    countIn('articles', `_status = 'published'`),
  ],
  trash: [patch('', () => ({ deletedAt: new Date().toISOString() })), story$],
  'trash as a draft': [patch('?draft=true', () => ({ deletedAt: new Date().toISOString() })), liveOf],
  'bulk trash': [bulk(() => ({ deletedAt: new Date().toISOString() })), story$],
  untrash: [patch('?trash=true', () => ({ deletedAt: null })), columnOf('articles', 'deleted_at')],
  'untrash as live': [patch('?trash=true', () => ({ deletedAt: null, _status: 'published' })), liveOf],
  delete: [(turn) => rest('DELETE', `articles/${turn.id}?trash=true`, auth(turn)), story$],
  'bulk delete': [(turn) => rest('DELETE', `articles?where[id][equals]=${turn.id}`, auth(turn)), story$],
  'set publishedAt': [
    patch('', () => ({ publishedAt: '2001-01-01T00:00:00.000Z' })),
    columnOf('articles', 'published_at'),
  ],
  'set revisedAt': [patch('', () => ({ revisedAt: '2001-01-01T00:00:00.000Z' })), columnOf('articles', 'revised_at')],
  'set owners': [
    patch('', ({ me }) => ({ owners: [me.id, bystander.id] })),
    ({ id }) => sql`select users_id from articles_rels where parent_id = ${id} and path = 'owners' order by users_id`,
  ],
  'set sourceId': [patch('', ({ id }) => ({ sourceId: `taken-${id}` })), columnOf('articles', 'source_id')],
  'set sourceHash': [patch('', () => ({ sourceHash: 'changed' })), columnOf('articles', 'source_hash')],
  'set id': [
    patch('', () => ({ id: ABSENT })),
    ({ id }) => sql`select id from articles where id in (${id}, ${ABSENT}) order by id`,
  ],
  'add HTML': [
    patch('', () => ({ body: bodyOf({ type: 'rawHtml', html: '<b>x</b>' }) })),
    columnOf('articles', 'body'),
  ],
}
for (const [name, [attempt, observe]] of Object.entries(OF_STORIES)) {
  for (const [state, prepare] of Object.entries(STATES)) {
    const key = `articles · ${name} · ${state}`
    if (key in EXPECTED) articles[key] = { prepare, attempt, ...(observe && { observe }) }
  }
}

/** The plain operations of a collection that is not owned by anybody. */
function plainOperations(
  table: 'authors' | 'tags' | 'sections' | 'pages' | 'redirects',
  field: string,
): Record<string, Operation> {
  let number = 0
  const data = () => {
    number += 1
    const value = `${table === 'redirects' ? '/' : ''}${table}-${number}`
    return { [field]: value, ...(table === 'redirects' && { to: '/there' }) }
  }
  const prepare = async () => (await make<{ id: string }>(payload, table, data())).id
  return {
    [`${table} · read`]: { prepare, attempt: (turn) => rest('GET', `${table}/${turn.id}`, auth(turn)) },
    [`${table} · create`]: {
      attempt: (turn) => rest('POST', table, { ...auth(turn), json: data() }),
      observe: countOf(table),
    },
    [`${table} · update`]: {
      prepare,
      attempt: async (turn) => {
        const revision = table === 'pages' ? await newestRevision(payload, 'pages', turn.id) : undefined
        return rest('PATCH', `${table}/${turn.id}`, { ...auth(turn), json: { ...data(), revision } })
      },
      observe: rowsOf(table),
    },
    [`${table} · delete`]: {
      prepare,
      attempt: (turn) => rest('DELETE', `${table}/${turn.id}`, auth(turn)),
      observe: rowsOf(table),
    },
  }
}

/** What is done to a tag as a whole, by the addresses below it. */
const freshTag = async () => {
  const { id } = await make<{ id: string }>(payload, 'tags', { name: 'Whole' })
  await makeStory(payload, { section, tags: [id] })
  return id
}
const mergedTag = async () => {
  const [tagId, intoId] = [await freshTag(), await freshTag()]
  await transactOn(payloadPool(payload))((inside) =>
    mergeTag(inside, { tagId, intoId, by: { id: other.id, name: 'Other' } }),
  )
  return tagId
}
const postTag =
  (path: string, json: (turn: Turn) => Promise<object>): Operation['attempt'] =>
  async (turn) =>
    rest('POST', `tags/${path.replace(':id', turn.id)}`, { ...auth(turn), json: await json(turn) })
const nothing = async () => ({})

const wholeTags: Record<string, Operation> = {
  'tags · merge': {
    prepare: freshTag,
    attempt: postTag(':id/merge', async () => ({ into: await freshTag() })),
    observe: columnOf('tags', 'merged_into_id'),
  },
  'tags · undo merge': {
    prepare: mergedTag,
    attempt: postTag(':id/undo-merge', nothing),
    observe: columnOf('tags', 'merged_into_id'),
  },
  'tags · split': {
    prepare: freshTag,
    attempt: postTag(':id/split', async () => ({ into: await freshTag() })),
    observe: ({ id }) => sql`select parent_id from articles_rels where tags_id = ${id} order by parent_id limit 5`,
  },
  'tags · delete everywhere': {
    prepare: freshTag,
    attempt: postTag(':id/delete-everywhere', nothing),
    observe: rowsOf('tags'),
  },
  'tags · tell apart': {
    prepare: freshTag,
    attempt: postTag('not-the-same', async ({ id }) => ({ one: id, other: await freshTag() })),
    observe: ({ id }) => sql`select one from tagging.not_the_same where ${id} in (one, other) order by one limit 5`,
  },
  'tags · set mergedInto': {
    prepare: freshTag,
    attempt: async (turn) =>
      rest('PATCH', `tags/${turn.id}`, { ...auth(turn), json: { mergedInto: await freshTag() } }),
    observe: columnOf('tags', 'merged_into_id'),
  },
}

const picture = (owner: 'own' | 'other’s') => async (turn: { me: Account }) => {
  const { id } = await makePicture(payload, { alt: 'Before' })
  await sql`update media set created_by_id = ${owner === 'own' ? turn.me.id : other.id} where id = ${id}`
  return id
}
const pngForm = async (data: object, colour = '#123456') => {
  const form = new FormData()
  const png = await plain(30, 20, colour).png().toBuffer()
  form.set('file', new File([new Uint8Array(png)], 'x.png', { type: 'image/png' }))
  form.set('_payload', JSON.stringify(data))
  return form
}
const patchPicture =
  (data: (turn: Turn) => object): Operation['attempt'] =>
  (turn) =>
    rest('PATCH', `media/${turn.id}`, { ...auth(turn), json: data(turn) })

const pictures: Record<string, Operation> = {
  'media · read': { prepare: picture('other’s'), attempt: (turn) => rest('GET', `media/${turn.id}`, auth(turn)) },
  'media · create': {
    attempt: async (turn) => rest('POST', 'media', { ...auth(turn), form: await pngForm({ alt: 'New' }) }),
    observe: countOf('media'),
  },
  'media · update · own': {
    prepare: picture('own'),
    attempt: patchPicture(() => ({ alt: 'After' })),
    observe: rowsOf('media'),
  },
  'media · update · other’s': {
    prepare: picture('other’s'),
    attempt: patchPicture(() => ({ alt: 'After' })),
    observe: rowsOf('media'),
  },
  'media · replace file · other’s': {
    prepare: picture('other’s'),
    attempt: async (turn) => rest('PATCH', `media/${turn.id}`, { ...auth(turn), form: await pngForm({}) }),
    observe: rowsOf('media'),
  },
  'media · delete · own': {
    prepare: picture('own'),
    attempt: (turn) => rest('DELETE', `media/${turn.id}`, auth(turn)),
    observe: rowsOf('media'),
  },
  'media · delete · other’s': {
    prepare: picture('other’s'),
    attempt: (turn) => rest('DELETE', `media/${turn.id}`, auth(turn)),
    observe: rowsOf('media'),
  },
  'media · set hash · own': {
    prepare: picture('own'),
    attempt: patchPicture(() => ({ hash: 'f'.repeat(64) })),
    observe: columnOf('media', 'hash'),
  },
  'media · set createdBy · own': {
    prepare: picture('own'),
    attempt: patchPicture(() => ({ createdBy: bystander.id })),
    observe: columnOf('media', 'created_by_id'),
  },
  'media · set widths · own': {
    prepare: picture('own'),
    attempt: patchPicture(() => ({ widths: [1] })),
    observe: columnOf('media', 'widths'),
  },
  'media · set sourceId · own': {
    prepare: picture('own'),
    attempt: patchPicture(({ id }) => ({ sourceId: `x-${id}` })),
    observe: columnOf('media', 'source_id'),
  },
}

const draftPage = async () => (await makePage(payload, { _status: 'draft' })).id
const pages: Record<string, Operation> = {
  'pages · publish': {
    prepare: draftPage,
    attempt: async (turn) => {
      const revision = await newestRevision(payload, 'pages', turn.id)
      return rest('PATCH', `pages/${turn.id}`, { ...auth(turn), json: { _status: 'published', revision } })
    },
    observe: rowsOf('pages'),
  },
  'pages · trash': {
    prepare: draftPage,
    attempt: (turn) =>
      rest('PATCH', `pages/${turn.id}`, { ...auth(turn), json: { deletedAt: new Date().toISOString() } }),
    observe: rowsOf('pages'),
  },
  'pages · versions': {
    prepare: draftPage,
    attempt: async (turn) => {
      const { status, body } = await rest('GET', `pages/versions?where[parent][equals]=${turn.id}`, auth(turn))
      return { status, body: { docs: body.docs?.length ? [{ id: turn.id }] : [] } }
    },
  },
  'pages · restore version': {
    prepare: draftPage,
    attempt: async (turn) => {
      const [version] = await sql`select id from _pages_v where parent_id = ${turn.id} limit 1`
      return rest('POST', `pages/versions/${version?.id}`, auth(turn))
    },
    observe: rowsOf('pages'),
  },
}

/** A section has one front, so each of these is of another. */
const freshSection = async () => (await make<{ id: string }>(payload, 'sections', { name: `Fresh ${randomUUID()}` })).id
const frontThat = (_status: 'draft' | 'published') => async () =>
  (await makeFront(payload, { section: await freshSection(), _status })).id
const patchFront =
  (json: object, query = ''): Operation['attempt'] =>
  async (turn) => {
    const revision = await newestRevision(payload, 'fronts', turn.id)
    return rest('PATCH', `fronts/${turn.id}${query}`, { ...auth(turn), json: { ...json, revision } })
  }
const someSlots = { slots: [{ kind: 'list', count: 2 }] }
const ofFront = (attempt: Operation['attempt'], state: 'draft' | 'published' = 'draft'): Operation => ({
  prepare: frontThat(state),
  attempt,
  observe: rowsOf('fronts'),
})
const fronts: Record<string, Operation> = {
  'fronts · read': {
    prepare: frontThat('draft'),
    attempt: (turn) => rest('GET', `fronts/${turn.id}`, auth(turn)),
  },
  'fronts · create': {
    attempt: async (turn) =>
      rest('POST', 'fronts', { ...auth(turn), json: { frontOf: 'section', section: await freshSection() } }),
    observe: countOf('fronts'),
  },
  'fronts · update': ofFront(patchFront(someSlots), 'published'),
  'fronts · save draft': ofFront(patchFront({ ...someSlots, _status: 'draft' }, '?draft=true'), 'published'),
  'fronts · publish': ofFront(patchFront({ _status: 'published' })),
  'fronts · unpublish': ofFront(patchFront({ _status: 'draft' }), 'published'),
  'fronts · trash': ofFront(patchFront({ deletedAt: new Date().toISOString() }), 'published'),
  'fronts · delete': ofFront((turn) => rest('DELETE', `fronts/${turn.id}`, auth(turn))),
  'fronts · versions': {
    prepare: frontThat('draft'),
    attempt: async (turn) => {
      const { status, body } = await rest('GET', `fronts/versions?where[parent][equals]=${turn.id}`, auth(turn))
      return { status, body: { docs: body.docs?.length ? [{ id: turn.id }] : [] } }
    },
  },
  'fronts · restore version': ofFront(async (turn) => {
    const [version] = await sql`select id from _fronts_v where parent_id = ${turn.id} limit 1`
    return rest('POST', `fronts/versions/${version?.id}`, auth(turn))
  }),
}

const me = async (turn: { me: Account }) => turn.me.id
const another = async () => bystander.id
let invited = 0
const newcomer = () => {
  invited += 1
  return {
    name: 'Newcomer',
    email: `newcomer-${invited}@example.org`,
    role: 'reporter',
    password: 'a long enough password',
  }
}
const patchUser =
  (data: object): Operation['attempt'] =>
  (turn) =>
    rest('PATCH', `users/${turn.id}`, { ...auth(turn), json: data })
const disposable = async () => (await make<{ id: string }>(payload, 'users', newcomer())).id
const isRole = (role: string) => countIn('users', `role = '${role}'`)

const users: Record<string, Operation> = {
  'users · read · self': { prepare: me, attempt: (turn) => rest('GET', `users/${turn.id}`, auth(turn)) },
  'users · read · another': { prepare: another, attempt: (turn) => rest('GET', `users/${turn.id}`, auth(turn)) },
  'users · create': {
    attempt: (turn) => rest('POST', 'users', { ...auth(turn), json: newcomer() }),
    observe: countOf('users'),
  },
  'users · update · self': { prepare: me, attempt: patchUser({ name: 'After' }), observe: columnOf('users', 'name') },
  'users · update · another': {
    prepare: disposable,
    attempt: patchUser({ name: 'After' }),
    observe: columnOf('users', 'name'),
  },
  'users · delete · another': {
    prepare: disposable,
    attempt: (turn) => rest('DELETE', `users/${turn.id}`, auth(turn)),
    observe: rowsOf('users'),
  },
  'users · set role · self': {
    prepare: me,
    // An admin gives the role up, and gets it back for the next row; the others ask for it.
    attempt: async (turn) => {
      const answer = await patchUser({ role: turn.role === 'admin' ? 'editor' : 'admin' })(turn)
      return answer
    },
    observe: columnOf('users', 'role'),
  },
  'users · set role · another': {
    prepare: disposable,
    attempt: patchUser({ role: 'admin' }),
    observe: columnOf('users', 'role'),
  },
  'users · disable · another': {
    prepare: disposable,
    attempt: patchUser({ isDisabled: true }),
    observe: columnOf('users', 'is_disabled'),
  },
  'users · bulk set role · everybody': {
    prepare: disposable,
    attempt: (turn) =>
      rest('PATCH', `users?where[or][0][id][equals]=${turn.id}&where[or][1][id][equals]=${turn.me.id}`, {
        ...auth(turn),
        json: { role: 'admin' },
      }),
    observe: isRole('admin'),
  },
  'users · invite': {
    attempt: (turn) => rest('POST', 'users/invite', { ...auth(turn), json: newcomer() }),
    observe: countOf('users'),
  },
  'users · unlock · another': {
    prepare: async () => {
      const id = await disposable()
      await sql`update users set login_attempts = 10, lock_until = now() + interval '1 hour' where id = ${id}`
      return id
    },
    attempt: async (turn) => {
      const [row] = await sql`select email from users where id = ${turn.id}`
      return rest('POST', 'users/unlock', { ...auth(turn), json: { email: row?.email } })
    },
    observe: columnOf('users', 'lock_until'),
  },
}

let named = 0
const globals: Record<string, Operation> = {
  'settings · read': { attempt: readGlobal('settings') },
  'settings · update': {
    attempt: (turn) => {
      named += 1
      return rest('POST', 'globals/settings', {
        ...auth(turn),
        json: { name: `Paper ${named}`, timeZone: 'UTC', language: 'en' },
      })
    },
    observe: async () => sql`select name from settings`,
  },
  'breaking · read': { attempt: readGlobal('breaking') },
  'breaking · update': {
    attempt: (turn) => {
      named += 1
      return rest('POST', 'globals/breaking', { ...auth(turn), json: { text: `Breaking ${named}` } })
    },
    observe: async () => sql`select text from breaking`,
  },
}

function readGlobal(slug: string): Operation['attempt'] {
  return async (turn) => {
    const { status } = await rest('GET', `globals/${slug}`, auth(turn))
    return { status, body: { id: status === 200 ? turn.id : '' } }
  }
}

type Whose = 'mine' | 'pitched by me' | 'another’s'
const assignment =
  (whose: Whose, state = 'accepted') =>
  async ({ me }: { me: Account }) => {
    const data = {
      ...{ title: 'Before', state, people: [whose === 'mine' ? me.id : other.id] },
      pitchedBy: whose === 'pitched by me' ? me.id : other.id,
    }
    return (await make<{ id: string }>(payload, 'assignments', data)).id
  }
const patchAssignment =
  (data: (turn: Turn) => object): Operation['attempt'] =>
  (turn) =>
    rest('PATCH', `assignments/${turn.id}`, { ...auth(turn), json: data(turn) })
const postAssignment =
  (data: object): Operation['attempt'] =>
  (turn) =>
    rest('POST', 'assignments', { ...auth(turn), json: { title: 'New', ...data } })
const move = (whose: Whose, { from, to }: { from: string; to: string }): Operation => ({
  prepare: assignment(whose, from),
  attempt: patchAssignment(() => ({ state: to })),
  observe: columnOf('assignments', 'state'),
})
const readAssignment = (whose: Whose): Operation => ({
  prepare: assignment(whose),
  attempt: (turn) => rest('GET', `assignments/${turn.id}`, auth(turn)),
})
const updateAssignment = (whose: Whose): Operation => ({
  prepare: assignment(whose),
  attempt: patchAssignment(() => ({ title: 'After' })),
  observe: columnOf('assignments', 'title'),
})
const beginAssignment = (whose: Whose): Operation => ({
  prepare: assignment(whose),
  attempt: (turn) => rest('POST', `assignments/${turn.id}/begin`, { ...auth(turn), json: {} }),
  observe: columnOf('assignments', 'story_id'),
})
const peopleOf = ({ id }: { id: string }) =>
  sql`select users_id from assignments_rels where parent_id = ${id} and path = 'people' order by users_id`

const assignments: Record<string, Operation> = {
  'assignments · read · mine': readAssignment('mine'),
  'assignments · read · pitched by me': readAssignment('pitched by me'),
  'assignments · read · another’s': readAssignment('another’s'),
  'assignments · create': { attempt: postAssignment({}), observe: countOf('assignments') },
  'assignments · create accepted': {
    attempt: postAssignment({ state: 'accepted' }),
    observe: countIn('assignments', `state = 'accepted'`),
  },
  'assignments · create for another': {
    attempt: (turn) => postAssignment({ people: [bystander.id] })(turn),
    observe: () => sql`select parent_id from assignments_rels where users_id = ${bystander.id} order by parent_id`,
  },
  'assignments · update · mine': updateAssignment('mine'),
  'assignments · update · pitched by me': updateAssignment('pitched by me'),
  'assignments · update · another’s': updateAssignment('another’s'),
  'assignments · accept · pitched by me': move('pitched by me', { from: 'pitch', to: 'accepted' }),
  'assignments · decline · mine': move('mine', { from: 'accepted', to: 'declined' }),
  'assignments · finish · mine': move('mine', { from: 'inProgress', to: 'done' }),
  'assignments · finish · another’s': move('another’s', { from: 'inProgress', to: 'done' }),
  'assignments · set people · mine': {
    prepare: assignment('mine'),
    attempt: patchAssignment(({ me }) => ({ people: [me.id, bystander.id] })),
    observe: peopleOf,
  },
  'assignments · set due · mine': {
    prepare: assignment('mine'),
    attempt: patchAssignment(() => ({ due: '2031-03-01T12:00:00.000Z' })),
    observe: columnOf('assignments', 'due'),
  },
  'assignments · set pitchedBy · mine': {
    prepare: assignment('mine'),
    attempt: patchAssignment(() => ({ pitchedBy: bystander.id })),
    observe: columnOf('assignments', 'pitched_by_id'),
  },
  'assignments · delete · mine': {
    prepare: assignment('mine'),
    attempt: (turn) => rest('DELETE', `assignments/${turn.id}`, auth(turn)),
    observe: rowsOf('assignments'),
  },
  'assignments · begin · mine': beginAssignment('mine'),
  'assignments · begin · another’s': beginAssignment('another’s'),
}

const OPERATIONS: Record<string, Operation> = {
  ...assignments,
  ...articles,
  'articles · create draft': {
    attempt: (turn) =>
      rest('POST', 'articles?draft=true', { ...auth(turn), json: { headline: 'New', section, _status: 'draft' } }),
    observe: countOf('articles'),
  },
  'articles · create live': {
    attempt: (turn) =>
      rest('POST', 'articles', { ...auth(turn), json: { headline: 'New', section, _status: 'published' } }),
    observe: countOf('articles'),
  },
  ...plainOperations('authors', 'name'),
  ...plainOperations('tags', 'name'),
  ...wholeTags,
  ...plainOperations('sections', 'name'),
  ...plainOperations('pages', 'title'),
  ...pages,
  ...fronts,
  ...plainOperations('redirects', 'from'),
  ...pictures,
  ...users,
  ...globals,
}

function auth({ token }: { token: string | undefined }): { token?: string } {
  return token ? { token } : {}
}

/** Tries an operation in one role: `+` done, `-` refused without a trace. Anything else is no answer that a rule gives. */
async function cell(operation: Operation, role: RoleName): Promise<'+' | '-'> {
  const account = accounts.get(role) as Account
  const turn = { role, me: account, token: role === 'anonymous' ? undefined : account.token }
  const id = (await operation.prepare?.(turn)) ?? ABSENT
  const { observe } = operation
  const before = JSON.stringify(await observe?.({ ...turn, id }))
  const { status, body } = await operation.attempt({ ...turn, id })
  if (status >= 500) throw new Error(`${role}: answered ${status} ${JSON.stringify(body)}`)
  if (role === 'anonymous' || role === 'disabled') expect(status).toBe(401)
  const isDone = observe
    ? JSON.stringify(await observe({ ...turn, id })) !== before
    : body.id === id || Boolean(body.docs?.some((doc) => doc.id === id))
  // Ignored fields and bulk edits of nothing answer 200; but what was done never answers a refusal.
  if (isDone) expect(status, `${role}: done and yet refused`).toBeLessThan(300)
  if (isDone && role === 'admin') await restoreAdmin()
  return isDone ? '+' : '-'
}

async function restoreAdmin(): Promise<void> {
  await sql`update users set role = 'admin' where id = ${accounts.get('admin')?.id}`
}

describe('over REST', () => {
  test.each(Object.entries(EXPECTED))('%s: %s', async (name, expected) => {
    const operation = OPERATIONS[name]
    expect(operation, 'has an operation').toBeDefined()
    const actual: string[] = []
    for (const role of ROLES_IN_ORDER) actual.push(await cell(operation as Operation, role))
    expect(actual.join(' ')).toBe(expected)
  })

  test('every operation has its row', () => {
    expect(Object.keys(OPERATIONS).filter((name) => !(name in EXPECTED))).toEqual([])
  })
})
