import { APIError, type Endpoint, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { userCan } from '../../collections/access.ts'
import { cleanDeep } from '../../lib/clean-text.ts'
import { operatorFetch } from '../../lib/operator-fetch.ts'
import { addEntry } from '../../newsroom/audit/audit.ts'
import { liftEmbargo, setEmbargo } from '../../newsroom/embargo/embargo.ts'
import { readPlaces } from '../../newsroom/embargo/places.ts'
import { probe } from '../../newsroom/embargo/probe.ts'
import { momentOf } from './schedule-endpoints.ts'
import { decide, readBody, readStoryRequest } from './story-request.ts'

const reason = z
  .string()
  .trim()
  .max(2000)
  .transform((text) => cleanDeep(text))
const order = z.object({
  at: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/),
  which: z.enum(['earlier', 'later']).optional(),
  reason: reason.default(''),
})
const lifting = z.object({ reason: reason.refine((text) => text !== '') })

export const embargoEndpoints: Omit<Endpoint, 'root'>[] = [
  { path: '/:id/embargo', method: 'post', handler: set },
  { path: '/:id/lift-embargo', method: 'post', handler: lift },
  { path: '/:id/probe', method: 'post', handler: lookForLeaks },
]

async function set(req: PayloadRequest): Promise<Response> {
  const { at, which, reason } = await readBody(req, order)
  const { story, user } = await readStoryRequest(req)
  if (!userCan(req, 'embargoes', 'create'))
    throw new APIError('Only editors and admins set an embargo.', 403, null, true)
  const until = await momentOf(req, { at, which })
  const by = { id: user.id, name: user.name }
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
  const { story, user } = await readStoryRequest(req)
  if (!userCan(req, 'embargoes', 'delete')) throw new APIError('Only admins lift an embargo.', 403, null, true)
  const { reason } = await readBody(req, lifting).catch(() => {
    throw new APIError('Say why: it stays in the log.', 400, null, true)
  })
  const by = { id: user.id, name: user.name }
  await decide(req, async (sql) => {
    await liftEmbargo(sql, story.id)
    await addEntry(sql, { storyId: story.id, headline: story.headline ?? '', deed: 'liftEmbargo', reason, by })
  })
  return Response.json({ done: true })
}
