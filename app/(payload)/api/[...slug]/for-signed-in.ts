import config from '@payload-config'
import { getPayload, type Payload, type PayloadRequest } from 'payload'
import { isAccountUnread } from '../../../../collections/note-unread-accounts.ts'
import { DATABASE_AWAY, RETRY_AFTER_S } from '../../../../lib/database-away.ts'
import { answerOpen, type Handler, isOpen } from './open-requests.ts'
import { refusal } from './refusal.ts'
import { withinBounds } from './within-bounds.ts'

/**
 * The wall before Payload's REST: without an account only what `open-requests.ts` lists, and only as a plain POST; anything else
 * is answered 401 before Payload parses a query. Signed-in people's requests are kept within bounds that the admin never meets.
 */
export function forSignedIn(handler: Handler): Handler {
  return async (request, context) => {
    const { slug } = await context.params
    if (isOpen(request, slug)) return answerOpen(slug.join('/'), { handler, request, context })
    const payload = await getPayload({ config })
    // Payload fills in what else a request of its own has.
    const asked = { headers: request.headers } as PayloadRequest
    const { user } = await payload.auth({ headers: request.headers, req: asked })
    if (isAccountUnread(asked)) return refusal(503, DATABASE_AWAY, { 'Retry-After': String(RETRY_AFTER_S) })
    if (!user || user.isDisabled) return refusal(401, 'You are not signed in.')
    if (hasNothing(payload, slug)) return refusal(404, 'There is nothing at this address.')
    const bounded = await withinBounds(request)
    return bounded instanceof Response ? bounded : handler(bounded, context)
  }
}

/** Where Payload has an endpoint for every collection and global, and fails in it where that keeps no versions or confirms no mail. */
function hasNothing({ collections, globals }: Payload, [first = '', second = '', third]: string[]): boolean {
  if (second === 'verify') return true
  if (first === 'globals') return third === 'versions' && !globals.config.find(({ slug }) => slug === second)?.versions
  return second === 'versions' && !collections[first as 'articles']?.config.versions
}
