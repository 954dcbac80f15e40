import type { Payload } from 'payload'
import { beforeAll, describe, expect, test } from 'vitest'
import { accountsByRole, makeAccount, newestRevision, rest } from '../../collections/testing/rest.ts'
import { make, makeStory, ownerSql } from '../../collections/testing/stock.ts'
import type { Sql } from '../../lib/sql.ts'
import { testPayload } from '../../lib/testing/test-payload.ts'
import { sharePreview } from '../../newsroom/preview/shared-previews.ts'
import { pinOfStory } from '../../newsroom/schedule/pins.ts'
import { schedulePin } from '../../newsroom/schedule/schedules.ts'
import type { Stage } from '../../newsroom/workflow/workflow.ts'
import type { Article, Section } from '../../payload-types.ts'

const ROLES_IN_ORDER = ['anonymous', 'disabled', 'contributor', 'reporter', 'editor', 'admin'] as const

/** Written by hand from the house's rules and read by no rule of ours. `+`: it is done. `-`: it is refused and nothing changes. */
const EXPECTED: Record<string, string> = {
  'standing · own': /*               */ '- - + + + +',
  'standing · other’s': /*           */ '- - - + + +',
  'submit · own': /*                 */ '- - + + + +',
  'submit · other’s': /*             */ '- - - - + +',
  'withdrawFromReview · own': /*     */ '- - + + + +',
  'withdrawFromReview · other’s': /* */ '- - - - + +',
  'approve · own': /*                */ '- - - - + +',
  'approve · other’s': /*            */ '- - - - + +',
  'sendBack · own': /*               */ '- - - - + +',
  'sendBack · other’s': /*           */ '- - - - + +',
  'schedule · own': /*               */ '- - - - + +',
  'schedule · other’s': /*           */ '- - - - + +',
  'unschedule · own': /*             */ '- - - - + +',
  'unschedule · other’s': /*         */ '- - - - + +',
  'embargo · own': /*                */ '- - - - + +',
  'embargo · other’s': /*            */ '- - - - + +',
  'lift-embargo · own': /*           */ '- - - - - +',
  'lift-embargo · other’s': /*       */ '- - - - - +',
  'probe · own': /*                  */ '- - - - + +',
  'probe · other’s': /*              */ '- - - - + +',
  'shared · own': /*                 */ '- - + + + +',
  'shared · other’s': /*             */ '- - - + + +',
  'share · own': /*                  */ '- - + + + +',
  'share · other’s': /*              */ '- - - + + +',
  'unshare my link · own': /*        */ '- - + + + +',
  'unshare my link · other’s': /*    */ '- - - + + +',
  'unshare another’s link · own': /* */ '- - - - + +',
  'unshare another’s link · other’s': '- - - - + +',
  'withdraw · own': /*               */ '- - - - + +',
  'withdraw · other’s': /*           */ '- - - - + +',
  'reinstate · own': /*              */ '- - - - - +',
  'reinstate · other’s': /*          */ '- - - - - +',
  'seal · own': /*                   */ '- - - - - +',
  'seal · other’s': /*               */ '- - - - - +',
  'check-links · own': /*            */ '- - + + + +',
  'check-links · other’s': /*        */ '- - - + + +',
}

type Account = { id: string; token: string }
type Turn = { story: Article; me: Account; token: string | undefined }

let payload: Payload
let sql: Sql
let section: Section
let author: { id: string }
let other: Account
let accounts: Map<string, Account>

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  section = await make<Section>(payload, 'sections', { name: 'News' })
  author = await make<{ id: string }>(payload, 'authors', { name: 'Asha Rao' })
  other = await makeAccount(payload, 'other', 'editor')
  accounts = await accountsByRole(payload, sql)
})

const post = (path: string, { story, token }: Turn, json: object = {}) =>
  rest('POST', `articles/${story.id}/${path}`, { token, json })
const get = (path: string, { story, token }: Turn) => rest('GET', `articles/${story.id}/${path}`, { token })
const take = (action: string) => async (turn: Turn) =>
  post('transitions', turn, {
    ...{ action, reason: 'Because.' },
    revision: await newestRevision(payload, 'articles', turn.story.id),
  })
const link = async ({ story }: Turn, by: Account) => {
  await sharePreview(sql, { story, days: 1, by: { id: by.id, name: 'x' }, secret: payload.secret })
  const [row] = await sql<{ id: string }>`select id from newsroom.shared_previews where story_id = ${story.id} limit 1`
  return { id: row?.id }
}

const embargoed = ({ id }: Article) =>
  sql`insert into newsroom.embargoes (story_id, until) values (${id}, now() + interval '1 day')`
const scheduled = (story: Article) =>
  schedulePin(sql, {
    ...{ pin: pinOfStory(story), due: new Date(Date.now() + 86_400_000).toISOString() },
    by: { id: other.id, name: 'other' },
  })

const NOTICE = { notice: 'It was not so.', status: 410, showsHeadline: true } as const
const WITHDRAWAL = { ...NOTICE, reason: 'Wrong.' }
const withdrawn = async (story: Article) => {
  await payload.update({ collection: 'articles', id: story.id, data: { _status: 'published' } })
  const { body } = await rest('POST', `articles/${story.id}/withdraw`, {
    token: accounts.get('admin')?.token,
    json: WITHDRAWAL,
  })
  expect(body).toEqual({ done: true })
}

type Endpoint = {
  isLive?: true
  stage?: Stage
  prepare?: (story: Article) => Promise<unknown>
  attempt: (turn: Turn) => ReturnType<typeof rest>
}
const ENDPOINTS: Record<string, Endpoint> = {
  standing: { attempt: (turn) => get('standing', turn) },
  submit: { attempt: take('submit') },
  withdrawFromReview: { stage: 'review', attempt: take('withdrawFromReview') },
  approve: { stage: 'review', attempt: take('approve') },
  sendBack: { stage: 'review', attempt: take('sendBack') },
  schedule: {
    stage: 'ready',
    attempt: async (turn) =>
      post('schedule', turn, {
        ...{ at: '2031-03-01T18:00', revision: await newestRevision(payload, 'articles', turn.story.id) },
      }),
  },
  unschedule: { stage: 'ready', prepare: scheduled, attempt: (turn) => post('unschedule', turn) },
  embargo: { attempt: (turn) => post('embargo', turn, { at: '2031-03-01T18:00' }) },
  'lift-embargo': { prepare: embargoed, attempt: (turn) => post('lift-embargo', turn, { reason: 'It is out.' }) },
  probe: { attempt: (turn) => post('probe', turn) },
  shared: { attempt: (turn) => get('shared', turn) },
  share: { attempt: (turn) => post('share', turn, { days: 1 }) },
  'unshare my link': { attempt: async (turn) => post('unshare', turn, await link(turn, turn.me)) },
  'unshare another’s link': { attempt: async (turn) => post('unshare', turn, await link(turn, other)) },
  withdraw: { isLive: true, attempt: (turn) => post('withdraw', turn, WITHDRAWAL) },
  reinstate: { prepare: withdrawn, attempt: (turn) => post('reinstate', turn, { reason: 'It was so.' }) },
  seal: { prepare: withdrawn, attempt: (turn) => post('seal', turn, { reason: 'A court says so.' }) },
  'check-links': { attempt: (turn) => post('check-links', turn) },
}

/** What any of them can change. */
const stateOf = async ({ id }: Article) => {
  const [row] = await sql`
    select (select version_stage from _articles_v where parent_id = ${id} and latest) as stage,
      (select due from newsroom.schedules where document_id = ${id}) as due,
      (select until from newsroom.embargoes where story_id = ${id}) as until,
      (select notice from newsroom.withdrawals where story_id = ${id}) as notice,
      (select is_legal from newsroom.withdrawals where story_id = ${id}) as is_legal,
      (select count(*)::int from newsroom.shared_previews where story_id = ${id} and is_revoked) as revoked,
      (select count(*)::int from newsroom.audit where story_id = ${id}) as entries`
  return row
}

describe.each(Object.keys(EXPECTED))('%s', (row) => {
  const [name = '', whose] = row.split(' · ')
  const cells = EXPECTED[row]?.split(' ') ?? []
  test.each(ROLES_IN_ORDER.map((role, at) => [role, cells[at]] as const))('%s: %s', async (role, cell) => {
    const me = accounts.get(role) as Account
    const { isLive, stage, prepare, attempt } = ENDPOINTS[name] as Endpoint
    const story = await makeStory(payload, {
      ...{ section: section.id, authors: [author.id], _status: 'draft', owners: [whose === 'own' ? me.id : other.id] },
      standfirst: 'After forty years the line along the river opens again, and is late.',
    })
    if (isLive) await payload.update({ collection: 'articles', id: story.id, data: { _status: 'published' } })
    if (stage)
      await payload.update({
        ...{ collection: 'articles', id: story.id, draft: true, data: {}, context: { transition: { stage } } },
      })
    await prepare?.(story)
    const before = await stateOf(story)
    const answer = await attempt({ story, me, token: role === 'anonymous' ? undefined : me.token })
    const isDone = answer.status < 300
    expect([isDone ? '+' : '-', answer.status >= 500 && answer.body]).toEqual([cell, false])
    if (!isDone) {
      expect([401, 403, 404]).toContain(answer.status)
      expect(await stateOf(story)).toEqual(before)
    }
  })
})

test('every address of the workflow stands in the table', async () => {
  const { workflowEndpoints } = await import('./workflow-endpoints.ts')
  const names = workflowEndpoints.map(({ path }) => path.replace('/:id/', ''))
  const tried = new Set(Object.keys(ENDPOINTS).map((name) => (name.startsWith('unshare') ? 'unshare' : name)))
  expect(names.filter((name) => name !== 'transitions' && !tried.has(name))).toEqual([])
})
