import { randomUUID } from 'node:crypto'
import { APIError, type Endpoint, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { activeUser, personOf, userCan } from '../../collections/access.ts'
import { cleanDeep } from '../../lib/clean-text.ts'
import type { Sql } from '../../lib/sql.ts'
import { askForLinkChecks } from '../../newsroom/links/link-checks.ts'
import { holdText } from '../../newsroom/schedule/hold-text.ts'
import { pinOfFront, pinOfRedirect, pinOfStory } from '../../newsroom/schedule/pins.ts'
import {
  addToRelease,
  makeRelease,
  moveRelease,
  removeRelease,
  renameRelease,
  takeOutOfRelease,
} from '../../newsroom/schedule/releases.ts'
import type { Person } from '../../newsroom/schedule/schedules.ts'
import { tryPin } from '../../newsroom/schedule/try-pin.ts'
import { nameOfStory } from '../../newsroom/untitled.ts'
import { whyNot } from '../../newsroom/workflow/workflow.ts'
import { readFrontRequest } from '../fronts/front-request.ts'
import { readBody } from '../read-body.ts'
import { moment } from '../workflow/order-parts.ts'
import { checkText, momentOf, refuseUnseen } from '../workflow/schedule-endpoints.ts'
import { decide, readStoryRequest, refusing } from '../workflow/story-request.ts'
import { findForRelease } from './find-for-release.ts'
import { mayRelease } from './open-releases.ts'

/** What the screens of releases, and the panels of stories and fronts, ask for. */
export const releaseEndpoints: Endpoint[] = [
  { path: '/releases', method: 'post', handler: make },
  { path: '/releases/found', method: 'get', handler: find },
  { path: '/releases/:id/rename', method: 'post', handler: rename },
  { path: '/releases/:id/moment', method: 'post', handler: move },
  { path: '/releases/:id/wait', method: 'post', handler: wait },
  { path: '/releases/:id/add', method: 'post', handler: add },
  { path: '/releases/:id/redirect', method: 'post', handler: addRedirect },
  { path: '/releases/:id/take-out', method: 'post', handler: takeOut },
  { path: '/releases/:id/remove', method: 'post', handler: remove },
]

const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .transform((given) => cleanDeep(given))
    .refine((given) => given !== '')
const named = z.object({ name: text(120) })
const member = z.object({
  collection: z.enum(['articles', 'fronts']),
  id: z.uuid(),
  /** What was on the screen: another text is not pinned unseen. Absent where no text was. */
  revision: z.number().int().nullish(),
})

async function make(req: PayloadRequest): Promise<Response> {
  const by = mustRelease(req)
  const { name } = await readBody(req, named, 'Give it a name, of 120 characters at most.')
  const id = await decide(req, (sql) => makeRelease(sql, { name, by }))
  return Response.json({ id }, { status: 201 })
}

async function rename(req: PayloadRequest): Promise<Response> {
  mustRelease(req)
  const { name } = await readBody(req, named, 'Give it a name, of 120 characters at most.')
  return done(req, (sql) => renameRelease(sql, { releaseId: releaseOf(req), name }))
}

async function move(req: PayloadRequest): Promise<Response> {
  const by = mustRelease(req)
  const due = await momentOf(req, await readBody(req, z.object(moment)))
  return done(req, (sql) => moveRelease(sql, { releaseId: releaseOf(req), due, by }))
}

async function wait(req: PayloadRequest): Promise<Response> {
  const by = mustRelease(req)
  return done(req, (sql) => moveRelease(sql, { releaseId: releaseOf(req), by }))
}

async function find(req: PayloadRequest): Promise<Response> {
  mustRelease(req)
  const found = await findForRelease(req, new URL(req.url ?? '', 'http://desk').searchParams.get('q') ?? '')
  return Response.json({ found }, { headers: { 'Cache-Control': 'no-store' } })
}

async function add(req: PayloadRequest): Promise<Response> {
  mustRelease(req)
  const { collection, id, revision } = await readBody(req, member, 'Say what to put into it.')
  return collection === 'articles' ? addStory(req, { id, revision }) : addFront(req, { id, revision })
}

type Asked = { id: string; revision: number | null | undefined }

async function addStory(req: PayloadRequest, { id, revision }: Asked): Promise<Response> {
  const { story, facts, asker, by } = await readStoryRequest(req, id)
  const name = nameOfStory(story.headline)
  const obstacle = whyNot('schedule', { asker, facts })
  if (obstacle || facts.stage !== 'ready')
    throw new APIError(`“${name}” is not ready. Approve it first.`, 409, null, true)
  await checkText(req, { story, revision })
  return done(req, async (sql) => {
    await holdText(sql, 'articles', story)
    await addToRelease(sql, { releaseId: releaseOf(req), pin: pinOfStory(story), by })
    await askForLinkChecks(sql, story.id)
  })
}

async function addFront(req: PayloadRequest, { id, revision }: Asked): Promise<Response> {
  const { front, by } = await readFrontRequest(req, id)
  refuseUnseen(front, revision)
  const pin = pinOfFront(front)
  await refusing(() => tryPin(req.payload, pin))
  return done(req, async (sql) => {
    await holdText(sql, 'fronts', front)
    await addToRelease(sql, { releaseId: releaseOf(req), pin, by })
  })
}

async function addRedirect(req: PayloadRequest): Promise<Response> {
  const by = mustRelease(req)
  if (!userCan(req, 'redirects', 'create')) throw new APIError('Your role makes no redirects.', 403, null, true)
  const given = await readBody(req, z.object({ from: text(500), to: text(2000) }), 'Say from where, and where to.')
  const pin = pinOfRedirect({ id: randomUUID(), ...given })
  await refusing(() => tryPin(req.payload, pin))
  return done(req, (sql) => addToRelease(sql, { releaseId: releaseOf(req), pin, by }))
}

async function takeOut(req: PayloadRequest): Promise<Response> {
  const by = mustRelease(req)
  const { id: documentId } = await readBody(req, z.object({ id: z.uuid() }))
  return done(req, (sql) => takeOutOfRelease(sql, { releaseId: releaseOf(req), documentId, by }))
}

async function remove(req: PayloadRequest): Promise<Response> {
  const by = mustRelease(req)
  return done(req, (sql) => removeRelease(sql, { releaseId: releaseOf(req), by }))
}

async function done(req: PayloadRequest, work: (sql: Sql) => Promise<void>): Promise<Response> {
  await decide(req, work)
  return Response.json({ done: true })
}

/** @throws APIError 403 */
function mustRelease(req: PayloadRequest): Person {
  const user = activeUser(req)
  if (!user || !mayRelease(req)) throw new APIError('Only editors and admins release.', 403, null, true)
  return personOf(user)
}

/** @throws APIError 404 */
function releaseOf(req: PayloadRequest): string {
  const id = z.uuid().safeParse(req.routeParams?.id)
  if (!id.success) throw new APIError('There is no such release.', 404, null, true)
  return id.data
}
