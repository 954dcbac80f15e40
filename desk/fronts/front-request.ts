import { APIError, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { activeUser, personOf, userCan } from '../../collections/access.ts'
import type { Person } from '../../newsroom/schedule/schedules.ts'
import type { Front } from '../../payload-types.ts'

/**
 * A front in its newest text, for whoever publishes it.
 * @param frontId - absent: that of the address, below /api/fronts/:id
 * @throws APIError 403, 404
 */
export async function readFrontRequest(
  req: PayloadRequest,
  frontId: unknown = req.routeParams?.id,
): Promise<{ front: Front; by: Person }> {
  const user = activeUser(req)
  if (!user || !userCan(req, 'fronts', 'publish'))
    throw new APIError('Only editors and admins do this.', 403, null, true)
  const id = z.uuid().safeParse(frontId)
  const front = id.success
    ? ((await req.payload.findByID({
        ...{ collection: 'fronts', id: id.data, draft: true, depth: 0, disableErrors: true },
        ...{ overrideAccess: false, user, req },
      })) as Front | null)
    : null
  if (!front) throw new APIError('There is no such front.', 404, null, true)
  return { front, by: personOf(user) }
}
