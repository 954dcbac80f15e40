import { randomBytes } from 'node:crypto'
import { APIError, type Endpoint, type Payload } from 'payload'
import { z } from 'zod'
import { readJson } from '../desk/read-body.ts'
import { log } from '../lib/log.ts'
import { ROLES } from '../newsroom/permissions.ts'
import { activeUser } from './access.ts'

const input = z.object({
  email: z.email().max(320),
  name: z.string().trim().min(1).max(200),
  role: z.enum(ROLES),
})

/**
 * Makes an account without a usable password and a link with which its owner sets one. With mail configured the link is sent;
 * without it the inviting admin gets it to pass on. Inviting an account again makes a new link.
 */
export const invite: Endpoint = {
  path: '/invite',
  method: 'post',
  handler: async (req) => {
    if (activeUser(req)?.role !== 'admin') throw new APIError('Only admins invite.', 403, null, true)
    const account = parse(await readJson(req))
    const { payload } = req
    const { docs } = await payload.find({
      collection: 'users',
      where: { email: { equals: account.email.toLowerCase() } },
      limit: 1,
      depth: 0,
      req,
    })
    if (docs[0] && docs[0].role !== account.role) {
      const message = `${docs[0].name} has an account already, as ${docs[0].role}. Change the role there.`
      throw new APIError(message, 409, null, true)
    }
    if (!docs[0]) {
      const password = randomBytes(32).toString('base64url')
      await payload.create({ collection: 'users', data: { ...account, password }, overrideAccess: true, req })
    }
    const token = await payload.forgotPassword({
      collection: 'users',
      data: { email: account.email },
      disableEmail: true,
      req,
    })
    const link = `${process.env.SITE_URL}/admin/reset/${token}`
    if (!process.env.SMTP_URL) return Response.json({ link }, { status: 201 })
    const isSent = await send(payload, {
      to: account.email,
      subject: 'Your account in the newsroom',
      text: `You have been invited to write for us.\n\nChoose a password here, within 24 hours:\n${link}\n`,
    })
    // The account is there either way: without mail the inviter passes the link on.
    return Response.json(isSent ? { sentTo: account.email } : { link }, { status: 201 })
  },
}

async function send(payload: Payload, mail: { to: string; subject: string; text: string }): Promise<boolean> {
  try {
    await payload.sendEmail(mail)
    return true
  } catch (error) {
    log.error('invitation not sent', error)
    return false
  }
}

function parse(body: unknown): z.infer<typeof input> {
  const result = input.safeParse(body)
  if (!result.success) throw new APIError('Give a name, an e-mail address and a role.', 400, null, true)
  return result.data
}
