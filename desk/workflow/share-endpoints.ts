import { APIError, type Endpoint, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { userCan } from '../../collections/access.ts'
import { lockEdition } from '../../edition/lock.ts'
import { addEntry } from '../../newsroom/audit/audit.ts'
import { readEmbargo } from '../../newsroom/embargo/embargo.ts'
import { listSharedPreviews, revokePreview, sharePreview } from '../../newsroom/preview/shared-previews.ts'
import { deskMoment, readDeskClock } from '../desk-time.ts'
import { readBody } from '../read-body.ts'
import { decide, readStoryRequest } from './story-request.ts'

/** A link that still opens something. */
export type SharedLink = { id: string; by?: string; until: string }

const order = z.object({ days: z.union([z.literal(1), z.literal(7), z.literal(30)]) })
const revoking = z.object({ id: z.uuid() })

export const shareEndpoints: Omit<Endpoint, 'root'>[] = [
  { path: '/:id/shared', method: 'get', handler: list },
  { path: '/:id/share', method: 'post', handler: share },
  { path: '/:id/unshare', method: 'post', handler: revoke },
]

async function list(req: PayloadRequest): Promise<Response> {
  const { story, sql } = await readStoryRequest(req)
  const clock = await readDeskClock(req.payload)
  const shared = await listSharedPreviews(sql, story.id)
  const links: SharedLink[] = shared.map(({ id, by, expiresAt }) => ({
    id,
    ...(by && { by }),
    until: deskMoment(expiresAt, clock),
  }))
  return Response.json({ links }, { headers: { 'Cache-Control': 'no-store' } })
}

async function share(req: PayloadRequest): Promise<Response> {
  const { days } = await readBody(req, order)
  const { story, facts, by } = await readStoryRequest(req)
  if (facts.isWithdrawn) throw new APIError('The story is withdrawn: it is shared with nobody.', 403, null, true)
  const { token, expiresAt } = await decide(req, async (inside) => {
    // An embargo that is set at this moment sees the link, or is seen.
    await lockEdition(inside)
    if (!userCan(req, 'embargoes', 'create') && (await readEmbargo(inside, story.id)))
      throw new APIError('The story is under embargo. Ask an editor to share it.', 403, null, true)
    const shared = await sharePreview(inside, { story, days, by, secret: req.payload.secret })
    const detail = { until: shared.expiresAt }
    await addEntry(inside, { storyId: story.id, headline: story.headline ?? '', deed: 'share', by, detail })
    return shared
  })
  return Response.json({
    path: `/preview/shared/${token}`,
    until: deskMoment(expiresAt, await readDeskClock(req.payload)),
  })
}

async function revoke(req: PayloadRequest): Promise<Response> {
  const { id } = await readBody(req, revoking)
  const { story, by } = await readStoryRequest(req)
  const isDone = await decide(req, async (inside) => {
    const ofWhom = userCan(req, 'articles', 'publish') ? undefined : by.id
    const isRevoked = await revokePreview(inside, { id, storyId: story.id, ofWhom })
    if (isRevoked) await addEntry(inside, { storyId: story.id, headline: story.headline ?? '', deed: 'unshare', by })
    return isRevoked
  })
  if (!isDone) throw new APIError('There is no such link of yours.', 404, null, true)
  return Response.json({ done: true })
}
