import { APIError, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { activeUser, personOf } from '../../collections/access.ts'
import { idOf } from '../../edition/body-from-lexical.ts'
import { AppError } from '../../lib/errors.ts'
import { payloadPool } from '../../lib/payload-pool.ts'
import type { Sql } from '../../lib/sql.ts'
import { transactOn } from '../../lib/transact.ts'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { readStanding } from '../../newsroom/workflow/read-standing.ts'
import type { Asker, Facts } from '../../newsroom/workflow/workflow.ts'
import type { Article, User } from '../../payload-types.ts'

export type StoryRequest = {
  story: Article
  facts: Facts
  asker: Asker
  user: User
  /** Who it is, for whatever keeps that. */
  by: { id: string; name: string }
  sql: Sql
}

/**
 * A story in its newest text, and who asks for it.
 * @param storyId - absent: that of the address, below /api/articles/:id
 * @throws APIError 404
 */
export async function readStoryRequest(
  req: PayloadRequest,
  storyId: unknown = req.routeParams?.id,
): Promise<StoryRequest> {
  const user = activeUser(req)
  const id = z.uuid().safeParse(storyId)
  const story = id.success
    ? ((await req.payload.findByID({
        ...{ collection: 'articles', id: id.data, draft: true, depth: 0, disableErrors: true },
        ...{ overrideAccess: false, user, req },
      })) as Article | null)
    : null
  const sql = await transactionSql(req)
  const facts = story ? await readStanding(sql, story.id) : undefined
  if (!user || !story || !facts) throw new APIError('There is no such story for you.', 404, null, true)
  const isOwner = (story.owners ?? []).some((owner) => idOf(owner) === user.id)
  const by = personOf(user)
  return { story, facts, user, by, sql, asker: { role: user.role, isOwner } }
}

/** Work in a transaction of its own; what it refuses is answered 409 with its sentence. */
export function decide<Result>(req: PayloadRequest, work: (sql: Sql) => Promise<Result>): Promise<Result> {
  return refusing(() => transactOn(payloadPool(req.payload))(work))
}

/** @throws APIError 409 with the sentence of what is refused */
export async function refusing<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof AppError && error.userMessage) throw new APIError(error.userMessage, 409, null, true)
    throw error
  }
}
