/** Payload's REST as the site serves it, wall included, without a server. */
import type { Payload } from 'payload'
import type { Sql } from '../../lib/sql.ts'

const METHODS = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS'] as const
export type Method = (typeof METHODS)[number]
export type Answer = {
  status: number
  retryAfter?: string
  body: Record<string, unknown> & { doc?: { id: string }; docs?: { id: string }[] }
}

/**
 * @param path - below /api, with its query
 * @param headers - on top of the usual ones; an empty one is left out
 */
export async function rest(
  method: Method,
  path: string,
  {
    token,
    json,
    form,
    headers = {},
  }: { token?: string; json?: unknown; form?: FormData; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const route = await import('../../app/(payload)/api/[...slug]/route.ts')
  const body = json === undefined || typeof json === 'string' ? (json ?? form) : JSON.stringify(json)
  const url = new URL(`http://localhost:3000/api/${path}`)
  const request = new Request(url, {
    method,
    headers: Object.entries({
      ...(token && { Authorization: `JWT ${token}` }),
      ...(typeof body === 'string' && {
        'Content-Type': 'application/json',
        'Content-Length': String(Buffer.byteLength(body)),
      }),
      ...headers,
    }).filter(([, value]) => value !== ''),
    ...(body !== undefined && { body }),
  })
  const slug = url.pathname.split('/').slice(2).map(decodeURIComponent)
  const response = await route[method](request, { params: Promise.resolve({ slug }) })
  const text = await response.text()
  const retryAfter = response.headers.get('retry-after')
  return {
    status: response.status,
    ...(retryAfter && { retryAfter }),
    body: text.startsWith('{') ? JSON.parse(text) : {},
  }
}

/** The number that a save of this story or page carries, whatever its author may read. */
export async function newestRevision(
  payload: Payload,
  collection: 'articles' | 'pages' | 'fronts',
  id: string,
): Promise<number> {
  const { revision } = await payload.findByID({
    collection,
    id,
    draft: true,
    trash: true,
    depth: 0,
    select: { revision: true },
  })
  return revision ?? 0
}

const PASSWORD = 'a long enough password'

/** An account and a token of a session of it. */
export async function makeAccount(
  payload: Payload,
  name: string,
  role: string,
): Promise<{ id: string; token: string; email: string }> {
  const email = `${name}@example.org`
  const { id } = await payload.create({
    collection: 'users',
    data: { name, email, password: PASSWORD, role } as never,
    depth: 0,
  })
  return { id, token: await signIn(email), email }
}

/** An account of each role, a disabled admin, and that one's id for who has none. */
export async function accountsByRole(payload: Payload, sql: Sql): Promise<Map<string, { id: string; token: string }>> {
  const accounts = new Map<string, { id: string; token: string }>()
  for (const role of ['contributor', 'reporter', 'editor', 'admin'])
    accounts.set(role, await makeAccount(payload, role, role))
  const disabled = await makeAccount(payload, 'disabled', 'admin')
  // Past Payload, which would end the session: the rules must refuse by themselves.
  await sql`update users set is_disabled = true where id = ${disabled.id}`
  for (const role of ['disabled', 'anonymous']) accounts.set(role, disabled)
  return accounts
}

export async function signIn(email: string, password = PASSWORD): Promise<string> {
  const { status, body } = await rest('POST', 'users/login', { json: { email, password } })
  if (typeof body.token !== 'string') throw new Error(`sign-in of ${email} answered ${status}`)
  return body.token
}
