import { setTimeout } from 'node:timers/promises'
import config from '@payload-config'
import { getPayload } from 'payload'
import { log } from '../../../../lib/log.ts'

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
    if (isOpen(request, slug)) return answerOpen(slug.join('/'), { handler, request, context })
    const payload = await getPayload({ config })
    const { user } = await payload.auth({ headers: request.headers })
    if (!user || user.isDisabled) {
      return Response.json({ errors: [{ message: 'You are not signed in.' }] }, { status: 401 })
    }
    return handler(request, context)
  }
}

type Asked = { handler: Handler; request: Request; context: Context }

function answerOpen(path: string, asked: Asked): Promise<Response> {
  if (path === 'users/login') return signIn(asked)
  if (path === 'users/forgot-password') return forgotPassword(asked)
  return asked.handler(asked.request, asked.context)
}

/** A refused sign-in takes this long at least, in milliseconds: longer than checking a password, so the time tells nothing. */
const REFUSAL_MS = 500

/** Payload answers otherwise, and sooner, for an account that does not exist than for a wrong password or a locked account. */
async function signIn({ handler, request, context }: Asked): Promise<Response> {
  const began = performance.now()
  const response = await handler(request, context)
  if (response.ok || response.status >= 500) return response
  await setTimeout(Math.max(0, REFUSAL_MS - (performance.now() - began)))
  const message =
    'The e-mail address or the password is wrong. After many wrong tries an account is locked for a few minutes.'
  return Response.json({ errors: [{ message }] }, { status: 401 })
}

/** Answered before it is done, and always alike: a known address would wait for the mail server, an unknown one not. */
async function forgotPassword({ handler, request, context }: Asked): Promise<Response> {
  const { url, headers } = request
  const copy = new Request(url, { method: 'POST', headers, body: await request.text() })
  handler(copy, context).catch((error: unknown) => log.error('password mail not sent', error))
  return Response.json({ message: 'If there is such an account, a mail with a link is on its way.' })
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
