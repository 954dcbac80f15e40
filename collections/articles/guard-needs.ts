import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'
import { APIError } from 'payload'
import { transactionSql } from '../../lib/transaction-sql.ts'
import type { Check, Step } from '../../newsroom/workflow/checklist.ts'
import { readMissing } from '../../newsroom/workflow/read-checklist.ts'
import type { Article } from '../../payload-types.ts'
import { activeUser } from '../access.ts'

/** A text lacks what this house asks for. The form marks the fields, and everybody gets the sentences. */
class NotYet extends APIError {
  constructor(missing: Check[]) {
    const errors = missing.map(({ field, text }) => ({ path: field, message: text }))
    super(`Not yet. ${missing.map(({ text }) => text).join(' ')}`, 422, { missing, errors }, true)
    this.name = 'NotYet'
  }
}

type Asked = { story: Partial<Article>; step: Step }

/** Nobody's text goes on without what the house asks for. @throws NotYet */
export async function refuseIncomplete(req: PayloadRequest, asked: Asked): Promise<void> {
  const missing = await findMissing(req, asked)
  if (missing.length > 0) throw new NotYet(missing)
}

async function findMissing(req: PayloadRequest, { story, step }: Asked): Promise<Check[]> {
  const readLive = async () => {
    const live = story.id ? await findLive(req, story.id) : undefined
    return live?._status === 'published' ? live : undefined
  }
  return readMissing(await transactionSql(req), { story, step, readLive })
}

/**
 * Whoever publishes, by the button, by REST or many at once, meets the same checklist. What is due was looked at when it was
 * scheduled; an import, and whatever else comes with no account, brings what it has.
 */
export const guardNeeds: CollectionBeforeChangeHook<Article> = async ({ data, originalDoc, req }) => {
  if (data._status !== 'published' || data.deletedAt || !activeUser(req)) return data
  const missing = await findMissing(req, { story: { ...originalDoc, ...data }, step: 'publish' })
  // Those two are the address: where they alone are missing, their fields say so, to an import as well (live-requirements.ts).
  if (missing.some(({ name }) => name !== 'headline' && name !== 'section')) throw new NotYet(missing)
  return data
}

/** As readers have it, not as somebody has changed it since. */
async function findLive(req: PayloadRequest, id: string): Promise<Article | undefined> {
  const found = await req.payload.findByID({
    ...{ collection: 'articles', id, depth: 0, overrideAccess: true, disableErrors: true, req },
  })
  return (found as Article | null) ?? undefined
}
