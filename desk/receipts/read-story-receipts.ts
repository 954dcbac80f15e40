import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { type Receipt, readReceipts } from '../../publishing/receipts.ts'

export type StoryReceipt = Receipt & { /** Who did it, by name; absent where the account is gone. */ by?: string }

/** A story's receipts, newest first. Undefined where there is no such story for this account. */
export async function readStoryReceipts(
  req: PayloadRequest,
  story: unknown,
  { limit }: { limit: number },
): Promise<StoryReceipt[] | undefined> {
  const storyId = await readableStory(req, story)
  if (!storyId) return undefined
  const receipts = await readReceipts(await transactionSql(req), { storyId, limit })
  const names = await readNames(req, receipts)
  return receipts.map((receipt) => ({ ...receipt, by: names.get(receipt.userId ?? '') }))
}

/** The id, where this account may read the story in the desk, in the trash or out of it. */
export async function readableStory(req: PayloadRequest, storyId: unknown): Promise<string | undefined> {
  const id = z.uuid().safeParse(storyId)
  if (!id.success || !req.user) return undefined
  const story = await req.payload.findByID({
    collection: 'articles',
    id: id.data,
    draft: true,
    trash: true,
    depth: 0,
    select: { headline: true },
    overrideAccess: false,
    disableErrors: true,
    user: req.user,
    req,
  })
  return story ? id.data : undefined
}

/** Who may read a story may know who published it, also where accounts are closed to them. */
async function readNames({ payload }: PayloadRequest, receipts: Receipt[]): Promise<Map<string, string>> {
  const ids = [...new Set(receipts.flatMap(({ userId }) => userId ?? []))]
  if (ids.length === 0) return new Map()
  const { docs } = await payload.find({
    collection: 'users',
    where: { id: { in: ids } },
    limit: ids.length,
    depth: 0,
    pagination: false,
    select: { name: true },
  })
  return new Map(docs.map(({ id, name }) => [id, name]))
}
