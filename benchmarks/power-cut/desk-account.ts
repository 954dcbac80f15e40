import { setupToken } from '../../lib/setup-token.ts'

const ACCOUNT = { name: 'Bench', email: 'bench@example.com', password: 'a bench of its own, in the hall' }
const PATIENCE_MS = 30_000

type Doc = { id: string; slug: string }

export type DeskAccount = {
  create(collection: string, data: object): Promise<Doc>
  /** Resolves to the status of the answer, or undefined where there was none. */
  publish(id: string, data: object): Promise<number | undefined>
}

/** Makes the first account of an empty newsroom and signs it in: what is measured then goes the way of an editor's click. */
export async function openDeskAccount(origin: string): Promise<DeskAccount> {
  const token = setupToken(process.env.PAYLOAD_SECRET ?? '')
  await send(origin, { method: 'POST', path: 'users/set-up', body: { token, ...ACCOUNT } })
  const signedIn = await send(origin, { method: 'POST', path: 'users/login', body: ACCOUNT })
  const authorization = `JWT ${String(signedIn.token)}`
  return {
    async create(collection, body) {
      const answer = await send(origin, { method: 'POST', path: `${collection}?depth=0`, body, authorization })
      return answer.doc as Doc
    },
    async publish(id, data) {
      const response = await publishNewest(origin, { id, data, authorization }).catch(() => undefined)
      // An answer that breaks off is none.
      const text = await response?.text().catch(() => undefined)
      return text === undefined ? undefined : response?.status
    },
  }
}

async function publishNewest(
  origin: string,
  { id, data, authorization }: { id: string; data: object; authorization: string },
): Promise<Response> {
  const path = `articles/${id}?depth=0`
  const read = await fetch(`${origin}/api/${path}&draft=true`, {
    headers: { Authorization: authorization },
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  const { revision } = await read.json()
  return request(origin, { method: 'PATCH', path, body: { ...data, revision, _status: 'published' }, authorization })
}

type Request = { method: string; path: string; body: object; authorization?: string }

function request(origin: string, { method, path, body, authorization }: Request): Promise<Response> {
  return fetch(`${origin}/api/${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...(authorization && { Authorization: authorization }) },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
}

async function send(origin: string, what: Request): Promise<Record<string, unknown>> {
  const response = await request(origin, what)
  const text = await response.text()
  if (!response.ok) throw new Error(`${what.path} answered ${response.status}: ${text.slice(0, 300)}`)
  return JSON.parse(text)
}
