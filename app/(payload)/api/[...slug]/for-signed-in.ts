import config from '@payload-config'
import { getPayload } from 'payload'

type Context = { params: Promise<{ slug: string[] }> }
type Handler = (request: Request, context: Context) => Promise<Response>

/** All that somebody without an account may ask for. */
const OPEN = new Set(['users/login', 'users/forgot-password', 'users/reset-password', 'users/set-up'])

/** No open request is longer than this, in bytes: an address, a password, a token. */
const LONGEST_OPEN = 10_000

/**
 * The wall before Payload's REST: without an account only what is listed above, and only as a plain POST. Anything else is
 * answered 401 before Payload parses a query.
 */
export function forSignedIn(handler: Handler): Handler {
  return async (request, context) => {
    const { slug } = await context.params
    if (isOpen(request, slug)) return handler(request, context)
    const payload = await getPayload({ config })
    const { user } = await payload.auth({ headers: request.headers })
    if (!user || user.isDisabled) {
      return Response.json({ errors: [{ message: 'You are not signed in.' }] }, { status: 401 })
    }
    return handler(request, context)
  }
}

function isOpen(request: Request, slug: string[]): boolean {
  return (
    request.method === 'POST' &&
    OPEN.has(slug.join('/')) &&
    new URL(request.url).search === '' &&
    !request.headers.has('x-payload-http-method-override') &&
    !request.headers.has('x-http-method-override') &&
    Number(request.headers.get('content-length') ?? Infinity) <= LONGEST_OPEN
  )
}
