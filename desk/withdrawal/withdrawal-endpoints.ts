import { APIError, type Endpoint, type PayloadRequest } from 'payload'
import { z } from 'zod'
import type { Noted } from '../../collections/articles/note-deeds.ts'
import { cleanDeep } from '../../lib/clean-text.ts'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { addEntry } from '../../newsroom/audit/audit.ts'
import { reinstate, withdraw } from '../../newsroom/withdrawal/withdrawal.ts'
import { type WorkflowAction, whyNot } from '../../newsroom/workflow/workflow.ts'
import { together } from '../workflow/in-transaction.ts'
import { decide, readBody, readStoryRequest, type StoryRequest } from '../workflow/story-request.ts'

const text = z
  .string()
  .trim()
  .max(2000)
  .transform((words) => cleanDeep(words))
const order = z.object({
  notice: text,
  reason: text,
  status: z.union([z.literal(200), z.literal(410)]),
  showsHeadline: z.boolean(),
  isLegal: z.boolean(),
})

export const withdrawalEndpoints: Omit<Endpoint, 'root'>[] = [
  { path: '/:id/withdraw', method: 'post', handler: takeFromReaders },
  { path: '/:id/reinstate', method: 'post', handler: endWithdrawal },
]

async function takeFromReaders(req: PayloadRequest): Promise<Response> {
  const { reason, ...notice } = await readBody(req, order)
  const asked = await readStoryRequest(req)
  refuseUnless('withdraw', asked, reason)
  if (notice.notice === '') throw new APIError('Write what readers are told: a sentence is enough.', 400, null, true)
  const { story, user } = asked
  const detail = { notice: notice.notice, status: notice.status, isLegal: notice.isLegal }
  req.context.noted = { deed: 'withdraw', reason, detail } satisfies Noted
  await together(req, async () => {
    await withdraw(await transactionSql(req), {
      ...notice,
      storyId: story.id,
      reason,
      by: { id: user.id, name: user.name },
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
  const { reason } = await readBody(req, z.object({ reason: text }))
  const asked = await readStoryRequest(req)
  refuseUnless('reinstate', asked, reason)
  const { story, user } = asked
  await decide(req, async (sql) => {
    await reinstate(sql, story.id)
    const by = { id: user.id, name: user.name }
    await addEntry(sql, { storyId: story.id, headline: story.headline ?? '', deed: 'reinstate', reason, by })
  })
  return Response.json({ done: true })
}

/** @throws APIError 403 with the sentence that says why not */
function refuseUnless(action: WorkflowAction, { asker, facts }: StoryRequest, reason: string): void {
  const obstacle = whyNot(action, { asker, facts, reason })
  if (obstacle) throw new APIError(obstacle, 403, null, true)
}
