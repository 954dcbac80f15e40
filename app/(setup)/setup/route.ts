import config from '@payload-config'
import { createLocalReq, getPayload } from 'payload'
import { makeFirstAccount, problemsOfFirstAccount, whySetUpIsClosed } from '../../../collections/set-up.ts'
import { closedPage, formPage } from './set-up-page.ts'

// A route and not a page: it must answer with a status of its own and work before anything else does, scripts included.
export const dynamic = 'force-dynamic'

/** No answer is longer than this, in bytes: a name, an address, a password, a token. */
const LONGEST = 10_000

export async function GET(request: Request): Promise<Response> {
  const token = new URL(request.url).searchParams.get('token') ?? ''
  const closed = await whySetUpIsClosed(await localRequest(), token)
  if (closed) return page(closedPage(closed), closed === 'no-token' ? 403 : 404)
  return page(formPage({ token }))
}

export async function POST(request: Request): Promise<Response> {
  const answers = await readAnswers(request)
  const req = await localRequest()
  const closed = await whySetUpIsClosed(req, answers.token)
  if (closed) return page(closedPage(closed), closed === 'no-token' ? 403 : 404)
  const problems = problemsOfFirstAccount(answers)
  if (problems) return page(formPage({ ...answers, problems }), 422)
  if (!(await makeFirstAccount(req, answers))) return page(closedPage('has-account'), 404)
  return new Response(null, { status: 303, headers: { Location: '/admin/login?notice=account-made' } })
}

async function localRequest() {
  return createLocalReq({}, await getPayload({ config }))
}

/** Everything that is no text of a plausible length counts as not answered. */
async function readAnswers(request: Request): Promise<Record<'token' | 'name' | 'email' | 'password', string>> {
  const isShort = Number(request.headers.get('content-length') ?? Infinity) <= LONGEST
  const form = isShort ? await request.formData().catch(() => new FormData()) : new FormData()
  const answer = (name: string) => String(form.get(name) ?? '').slice(0, 500)
  return { token: answer('token'), name: answer('name'), email: answer('email').trim(), password: answer('password') }
}

function page(html: string, status = 200): Response {
  return new Response(html, {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      // The address holds the token.
      'Referrer-Policy': 'no-referrer',
      'X-Robots-Tag': 'noindex',
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy':
        "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    },
  })
}
