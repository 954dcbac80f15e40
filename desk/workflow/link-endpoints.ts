import type { Endpoint, PayloadRequest } from 'payload'
import { askForLinkChecks } from '../../newsroom/links/link-checks.ts'
import { decide, readStoryRequest } from './story-request.ts'

export const linkEndpoints: Omit<Endpoint, 'root'>[] = [
  { path: '/:id/check-links', method: 'post', handler: lookAgain },
]

/** Whoever reads a story may have its links looked at: what comes of it is the same for all. */
async function lookAgain(req: PayloadRequest): Promise<Response> {
  const { story } = await readStoryRequest(req)
  await decide(req, (sql) => askForLinkChecks(sql, story.id, { isAgain: true }))
  return Response.json({ asked: true }, { status: 202 })
}
