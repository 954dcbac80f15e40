import { APIError, type Endpoint, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { activeUser } from '../../collections/access.ts'
import type { Revised } from '../../collections/carry-revision.ts'
import { payloadPool } from '../../lib/payload-pool.ts'
import { sqlOn } from '../../lib/sql.ts'
import { giveSign, leave } from '../../newsroom/presence/presence.ts'
import { readBody } from '../read-body.ts'

const sign = z.object({
  form: z.string().min(8).max(60),
  takeOver: z.boolean().default(false),
  isLeaving: z.boolean().default(false),
})

const WHAT_TO_SAY = 'Say which form gives this sign.'

/** Whether the account may save this text. */
async function mayUpdate(req: PayloadRequest, collection: Revised, id: string): Promise<boolean> {
  const rule = await req.payload.collections[collection].config.access.update({ req, id })
  if (typeof rule === 'boolean') return rule
  const where = { and: [{ id: { equals: id } }, rule] }
  const { totalDocs } = await req.payload.count({ collection, where, trash: true, overrideAccess: true, req })
  return totalDocs > 0
}

/** `POST /api/articles/:id/presence`: a form's sign of life, answered with who else has the text open. */
export function presenceEndpoint(collection: Revised): Omit<Endpoint, 'root'> {
  return {
    path: '/:id/presence',
    method: 'post',
    handler: async (req) => {
      const user = activeUser(req)
      const id = z.uuid().safeParse(req.routeParams?.id)
      const { form, takeOver, isLeaving } = await readBody(req, sign, WHAT_TO_SAY)
      if (!user || !id.success) throw new APIError(WHAT_TO_SAY, 400, null, true)
      if (!form.startsWith(`${user.id}-`)) throw new APIError('This form is not yours.', 400, null, true)
      const sql = sqlOn(payloadPool(req.payload))
      if (isLeaving) {
        await leave(sql, { form, userId: user.id })
        return Response.json({ others: [] })
      }
      const text = await req.payload.findByID({
        ...{ collection, id: id.data, draft: true, trash: true, depth: 0, select: { slug: true } },
        ...{ overrideAccess: false, disableErrors: true, user, req },
      })
      if (!text) throw new APIError('There is no such text for you.', 404, null, true)
      if (takeOver && !(await mayUpdate(req, collection, id.data)))
        throw new APIError('Only whoever may edit it takes a text over.', 403, null, true)
      const given = { form, documentId: id.data, userId: user.id, ...(takeOver && { takeOver: user.name }) }
      return Response.json(await giveSign(sql, given), { headers: { 'Cache-Control': 'no-store' } })
    },
  }
}
