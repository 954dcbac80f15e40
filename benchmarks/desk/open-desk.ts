import { setupToken } from '../../lib/setup-token.ts'
import { SIGNED_IN, type SignedInRole } from './accounts.ts'

const FIRST = { name: 'Bench', email: 'bench@example.com', password: 'a bench of its own, in the hall' }

export type Desk = {
  /** Milliseconds until the whole answer is there. Anything but 200 throws. */
  time(role: SignedInRole, path: string): Promise<number>
  rest(method: string, path: string, body?: object): Promise<Record<string, unknown>>
}

/** Signs in an editor, a reporter and a contributor, and the admin who made them. */
export async function openDesk(origin: string): Promise<Desk> {
  const rest = async (token: string, { method, path, body }: { method: string; path: string; body?: object }) => {
    const response = await fetch(`${origin}/api/${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `JWT ${token}` }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text.slice(0, 300)}`)
    return JSON.parse(text) as Record<string, unknown>
  }
  const signIn = async ({ email, password }: { email: string; password: string }) =>
    String((await rest('', { method: 'POST', path: 'users/login', body: { email, password } })).token)
  const token = setupToken(process.env.PAYLOAD_SECRET ?? '')
  // A house that was kept has its accounts.
  const isNew = await rest('', { method: 'POST', path: 'users/set-up', body: { token, ...FIRST } }).then(
    () => true,
    () => false,
  )
  const admin = await signIn(FIRST)
  const tokens = new Map<SignedInRole, string>()
  for (const account of SIGNED_IN) {
    if (isNew) await rest(admin, { method: 'POST', path: 'users', body: account })
    tokens.set(account.role, await signIn(account))
  }
  return {
    rest: (method, path, body) => rest(admin, { method, path, ...(body && { body }) }),
    async time(role, path) {
      const began = performance.now()
      const response = await fetch(origin + path, {
        // A cookie counts only with the newsroom's own origin.
        headers: { Cookie: `payload-token=${tokens.get(role)}`, Origin: origin.replace('127.0.0.1', 'localhost') },
        redirect: 'manual',
      })
      const text = await response.text()
      const took = performance.now() - began
      // Whoever is not signed in gets 200 too, and a form.
      if (response.status !== 200 || !/class="desk__head"|class="desk-stages"/.test(text))
        throw new Error(`${path} answered ${response.status}: ${text.slice(0, 200)}`)
      return took
    },
  }
}
