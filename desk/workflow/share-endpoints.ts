import { APIError, type Endpoint, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { listSharedPreviews, revokePreview, sharePreview } from '../../newsroom/preview/shared-previews.ts'
import { deskMoment, readDeskClock } from '../desk-time.ts'
import { decide, readBody, readStoryRequest } from './story-request.ts'

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
  const { story, user } = await readStoryRequest(req)
  const { token, expiresAt } = await decide(req, (sql) =>
    sharePreview(sql, { story, days, by: { id: user.id, name: user.name }, secret: req.payload.secret }),
  )
  return Response.json({
    path: `/preview/shared/${token}`,
    until: deskMoment(expiresAt, await readDeskClock(req.payload)),
  })
}

async function revoke(req: PayloadRequest): Promise<Response> {
  const { id } = await readBody(req, revoking)
  const { story } = await readStoryRequest(req)
  const isDone = await decide(req, (sql) => revokePreview(sql, { id, storyId: story.id }))
  if (!isDone) throw new APIError('There is no such link of this story.', 404, null, true)
  return Response.json({ done: true })
}
