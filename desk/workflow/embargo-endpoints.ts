import { APIError, type Endpoint, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { userCan } from '../../collections/access.ts'
import { operatorFetch } from '../../lib/operator-fetch.ts'
import { addEntry } from '../../newsroom/audit/audit.ts'
import { liftEmbargo, setEmbargo } from '../../newsroom/embargo/embargo.ts'
import { readPlaces } from '../../newsroom/embargo/places.ts'
import { probe } from '../../newsroom/embargo/probe.ts'
import { readBody } from '../read-body.ts'
import { moment, reason } from './order-parts.ts'
import { momentOf } from './schedule-endpoints.ts'
import { decide, readStoryRequest } from './story-request.ts'

const order = z.object({ ...moment, reason: reason.default('') })
const lifting = z.object({ reason: reason.refine((text) => text !== '') })

export const embargoEndpoints: Omit<Endpoint, 'root'>[] = [
  { path: '/:id/embargo', method: 'post', handler: set },
  { path: '/:id/lift-embargo', method: 'post', handler: lift },
  { path: '/:id/probe', method: 'post', handler: lookForLeaks },
]

async function set(req: PayloadRequest): Promise<Response> {
  const { at, which, reason } = await readBody(req, order)
  const { story, by } = await readStoryRequest(req)
  if (!userCan(req, 'embargoes', 'create'))
    throw new APIError('Only editors and admins set an embargo.', 403, null, true)
  const until = await momentOf(req, { at, which })
  await decide(req, async (sql) => {
    const deed = await setEmbargo(sql, { storyId: story.id, until, reason, by })
    await addEntry(sql, { storyId: story.id, headline: story.headline ?? '', deed, reason, by, detail: { until } })
  })
  return Response.json({ until })
}

/** Asks the site, as anybody may, for every address at which the story would show. */
async function lookForLeaks(req: PayloadRequest): Promise<Response> {
  const { story, sql } = await readStoryRequest(req)
  if (!userCan(req, 'embargoes', 'create'))
    throw new APIError('Only editors and admins look for leaks.', 403, null, true)
  const found = await readPlaces(sql, story.id)
  if (!found) throw new APIError('There is no such story for you.', 404, null, true)
  const siteUrl = process.env.SITE_URL ?? 'http://localhost:3000'
  const probed = await probe(found.secret, found.places, (path) =>
    operatorFetch(`${siteUrl}${path}`, { timeoutMs: 5000, maxBytes: 4_000_000 }),
  )
  return Response.json(probed, { headers: { 'Cache-Control': 'no-store' } })
}

async function lift(req: PayloadRequest): Promise<Response> {
  const { story, by } = await readStoryRequest(req)
  if (!userCan(req, 'embargoes', 'delete')) throw new APIError('Only admins lift an embargo.', 403, null, true)
  const { reason } = await readBody(req, lifting, 'Say why: it stays in the log.')
  await decide(req, async (sql) => {
    await liftEmbargo(sql, story.id)
    await addEntry(sql, { storyId: story.id, headline: story.headline ?? '', deed: 'liftEmbargo', reason, by })
  })
  return Response.json({ done: true })
}
