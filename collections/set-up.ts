import {
  APIError,
  commitTransaction,
  type Endpoint,
  initTransaction,
  killTransaction,
  type PayloadRequest,
} from 'payload'
import { z } from 'zod'
import { readJson } from '../desk/read-body.ts'
import { isSetupToken } from '../lib/setup-token.ts'
import { transactionSql } from '../lib/transaction-sql.ts'

const account = z.object({
  name: z.string().trim().min(1).max(200),
  email: z.email().max(320),
  password: z.string().min(10).max(200),
})
type Asked = keyof z.infer<typeof account>

const SENTENCES: Record<Asked, string> = {
  name: 'Give the name that your colleagues know you by.',
  email: 'Give an e-mail address, such as name@example.org.',
  password: 'Choose a password of 10 to 200 characters.',
}

/** Why the first account cannot be made by whoever holds this token; undefined where it can. */
export async function whySetUpIsClosed(
  req: PayloadRequest,
  token: unknown,
): Promise<'has-account' | 'no-token' | undefined> {
  const sql = await transactionSql(req)
  const [first] = await sql`select 1 from users limit 1`
  if (first) return 'has-account'
  return typeof token === 'string' && isSetupToken(token, req.payload.config.secret) ? undefined : 'no-token'
}

/** What is wrong with the answers, a sentence for each; undefined where nothing is. */
export function problemsOfFirstAccount(answers: unknown): Partial<Record<Asked, string>> | undefined {
  const result = account.safeParse(answers)
  if (result.success) return undefined
  const named = result.error.issues
    .map((issue) => issue.path[0])
    .filter((name): name is Asked => String(name) in SENTENCES)
  const wrong = named.length > 0 ? named : (Object.keys(SENTENCES) as Asked[])
  return Object.fromEntries(wrong.map((name) => [name, SENTENCES[name]]))
}

/**
 * Makes the first account, an admin. The caller has asked `whySetUpIsClosed` and `problemsOfFirstAccount`. Resolves to false
 * where somebody else was quicker: of two who hold the token only one becomes the admin.
 */
export async function makeFirstAccount(req: PayloadRequest, answers: unknown): Promise<boolean> {
  await initTransaction(req)
  try {
    const sql = await transactionSql(req)
    await sql`select pg_advisory_xact_lock(hashtext('broadsheet first account'))`
    const [first] = await sql`select 1 from users limit 1`
    if (!first) {
      const data = { ...account.parse(answers), role: 'admin' as const }
      await req.payload.create({ collection: 'users', data, overrideAccess: true, req })
    }
    await commitTransaction(req)
    return !first
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}

/**
 * Makes the first account. Open only while there is none, and only to who holds the token that the server printed at its
 * start: never to whoever comes first.
 */
export const setUp: Endpoint = {
  path: '/set-up',
  method: 'post',
  handler: async (req) => {
    const answers: unknown = await readJson(req)
    const token = answers && typeof answers === 'object' && 'token' in answers ? answers.token : undefined
    const closed = await whySetUpIsClosed(req, token)
    if (closed === 'no-token') {
      throw new APIError(
        'This set-up link is not valid. The server prints the current one at its start.',
        403,
        null,
        true,
      )
    }
    const madeAlready = () =>
      new APIError('The first account exists already. Sign in, or ask an admin for an invitation.', 409, null, true)
    if (closed) throw madeAlready()
    const problems = problemsOfFirstAccount(answers)
    if (problems) throw new APIError(Object.values(problems).join(' '), 400, null, true)
    if (!(await makeFirstAccount(req, answers))) throw madeAlready()
    return Response.json({ message: 'Your account is made. Sign in.' }, { status: 201 })
  },
}
