import { APIError, type Endpoint, type PayloadRequest } from 'payload'
import { z } from 'zod'
import type { Noted } from '../../collections/articles/note-deeds.ts'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { addEntry } from '../../newsroom/audit/audit.ts'
import { clearCopies, putAway, SEALED } from '../../newsroom/withdrawal/seal.ts'
import { reinstate, withdraw } from '../../newsroom/withdrawal/withdrawal.ts'
import { type WorkflowAction, whyNot } from '../../newsroom/workflow/workflow.ts'
import { readBody } from '../read-body.ts'
import { together } from '../workflow/in-transaction.ts'
import { reason } from '../workflow/order-parts.ts'
import { decide, readStoryRequest, type StoryRequest } from '../workflow/story-request.ts'

const order = z.object({
  notice: reason,
  reason,
  status: z.union([z.literal(200), z.literal(410)]),
  showsHeadline: z.boolean(),
})

export const withdrawalEndpoints: Omit<Endpoint, 'root'>[] = [
  { path: '/:id/withdraw', method: 'post', handler: takeFromReaders },
  { path: '/:id/reinstate', method: 'post', handler: endWithdrawal },
  { path: '/:id/seal', method: 'post', handler: sealText },
]

async function takeFromReaders(req: PayloadRequest): Promise<Response> {
  const { reason: why, ...notice } = await readBody(req, order)
  const asked = await readStoryRequest(req)
  refuseUnless('withdraw', asked, why)
  if (notice.notice === '') throw new APIError('Write what readers are told: a sentence is enough.', 400, null, true)
  const { story, user, by } = asked
  const detail = { notice: notice.notice, status: notice.status }
  req.context.noted = { deed: 'withdraw', reason: why, detail } satisfies Noted
  await together(req, async () => {
    await withdraw(await transactionSql(req), {
      ...notice,
      storyId: story.id,
      reason: why,
      by,
    })
    await req.payload.update({
      collection: 'articles',
      id: story.id,
      data: { _status: 'draft' },
      // What may be done is decided above, by the table of actions.
      ...{ depth: 0, overrideAccess: true, user, req },
    })
  })
  return Response.json({ done: true })
}

async function endWithdrawal(req: PayloadRequest): Promise<Response> {
  const { reason: why } = await readBody(req, z.object({ reason }))
  const asked = await readStoryRequest(req)
  refuseUnless('reinstate', asked, why)
  const { story, by } = asked
  await decide(req, async (sql) => {
    await reinstate(sql, story.id)
    await addEntry(sql, { storyId: story.id, headline: story.headline ?? '', deed: 'reinstate', reason: why, by })
  })
  return Response.json({ done: true })
}

async function sealText(req: PayloadRequest): Promise<Response> {
  const { reason: why } = await readBody(req, z.object({ reason }))
  const asked = await readStoryRequest(req)
  refuseUnless('seal', asked, why)
  const { story, user, by } = asked
  req.context.noted = { deed: 'seal', reason: why } satisfies Noted
  await together(req, async () => {
    const sql = await transactionSql(req)
    await putAway(sql, story.id, by)
    await req.payload.update({
      collection: 'articles',
      id: story.id,
      data: { ...SEALED, corrections: [], _status: 'draft', revision: story.revision ?? null },
      // What may be done is decided above, by the table of actions.
      ...{ depth: 0, overrideAccess: true, user, req },
    })
    await clearCopies(sql, story.id)
  })
  return Response.json({ done: true })
}

/** @throws APIError 403 with the sentence that says why not */
function refuseUnless(action: WorkflowAction, { asker, facts }: StoryRequest, why: string): void {
  const obstacle = whyNot(action, { asker, facts, reason: why })
  if (obstacle) throw new APIError(obstacle, 403, null, true)
}
