import { APIError, type Endpoint } from 'payload'
import { z } from 'zod'
import { isSetupToken } from '../lib/setup-token.ts'
import { transactionSql } from '../lib/transaction-sql.ts'

const input = z.object({
  token: z.string().min(1).max(200),
  name: z.string().trim().min(1).max(200),
  email: z.email().max(320),
  password: z.string().min(10).max(200),
})

/**
 * Makes the first account. Open only while there is none, and only to who holds the token that the server printed at its
 * start: never to whoever comes first.
 */
export const setUp: Endpoint = {
  path: '/set-up',
  method: 'post',
  handler: async (req) => {
    const { token, ...account } = parse(await req.json?.())
    if (!isSetupToken(token, req.payload.config.secret))
      throw new APIError(
        'This set-up link is not valid. The server prints the current one at its start.',
        403,
        null,
        true,
      )
    const sql = await transactionSql(req)
    const [first] = await sql`select 1 from users limit 1`
    if (first)
      throw new APIError(
        'The first account exists already. Sign in, or ask an admin for an invitation.',
        409,
        null,
        true,
      )
    await req.payload.create({ collection: 'users', data: { ...account, role: 'admin' }, overrideAccess: true, req })
    return Response.json({ message: 'Your account is made. Sign in.' }, { status: 201 })
  },
}

function parse(body: unknown): z.infer<typeof input> {
  const result = input.safeParse(body)
  if (!result.success) {
    throw new APIError('Give a name, an e-mail address and a password of 10 to 200 characters.', 400, null, true)
  }
  return result.data
}
