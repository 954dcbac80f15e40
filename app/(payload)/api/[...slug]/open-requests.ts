import { setTimeout } from 'node:timers/promises'
import { log } from '../../../../lib/log.ts'
import { refusal } from './refusal.ts'

export type Context = { params: Promise<{ slug: string[] }> }
export type Handler = (request: Request, context: Context) => Promise<Response>

/** All that somebody without an account may ask for. */
const OPEN = new Set(['users/login', 'users/forgot-password', 'users/reset-password', 'users/set-up'])

/** No open request is longer than this, in bytes: an address, a password, a token. */
const LONGEST = 10_000

/** A refused sign-in takes this long at least, in milliseconds: longer than checking a password, so the time tells nothing. */
const REFUSAL_MS = 500

/** So long after a mail for a new password another is not sent, in milliseconds: nobody's mailbox is filled, no fresh link killed. */
const BETWEEN_MAILS_MS = 10 * 60 * 1000

type Asked = { handler: Handler; request: Request; context: Context }

/** True for a plain POST to one of the open addresses, from a page of ours or from no page. */
export function isOpen(request: Request, slug: string[]): boolean {
  const { method, headers, url } = request
  const origin = headers.get('origin')
  return (
    method === 'POST' &&
    OPEN.has(slug.join('/')) &&
    new URL(url).search === '' &&
    !headers.has('x-payload-http-method-override') &&
    !headers.has('x-http-method-override') &&
    (origin === null || origin === process.env.SITE_URL) &&
    Number(headers.get('content-length') ?? Infinity) <= LONGEST
  )
}

export async function answerOpen(path: string, { handler, request, context }: Asked): Promise<Response> {
  const body = await request.text()
  // Postgres holds no NUL; no address, password or token has one.
  if (/\0|\\u0000/.test(body)) return refusal(400, 'This request holds characters that it cannot.')
  const copy = () => new Request(request.url, { method: 'POST', headers: request.headers, body })
  if (path === 'users/login') return signIn(() => handler(copy(), context))
  if (path === 'users/forgot-password') return forgotPassword(body, () => handler(copy(), context))
  return handler(copy(), context)
}

/** Payload answers otherwise, and sooner, for an account that does not exist than for a wrong password or a locked account. */
async function signIn(handle: () => Promise<Response>): Promise<Response> {
  const began = performance.now()
  const response = await handle()
  if (response.ok || response.status >= 500) return response
  await setTimeout(Math.max(0, REFUSAL_MS - (performance.now() - began)))
  return refusal(
    401,
    'The e-mail address or the password is wrong. After many wrong tries an account is locked for a few minutes.',
  )
}

const mailed = new Map<string, number>()

/** Answered before it is done, and always alike: a known address would wait for the mail server, an unknown one not. */
function forgotPassword(body: string, handle: () => Promise<Response>): Response {
  const address = /"email"\s*:\s*"([^"]{1,320})"/.exec(body)?.[1]?.toLowerCase() ?? body
  const now = Date.now()
  for (const [known, at] of mailed) if (now - at > BETWEEN_MAILS_MS) mailed.delete(known)
  // Without mail there is no way to send a link: a new token would only make the one of an invitation void.
  if (process.env.SMTP_URL && !mailed.has(address)) {
    mailed.set(address, now)
    handle().catch((error: unknown) => log.error('password mail not sent', error))
  }
  return Response.json({ message: 'If there is such an account, a mail with a link is on its way.' })
}
