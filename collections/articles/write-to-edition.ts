import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, PayloadRequest } from 'payload'
import { buildStory } from '../../edition/build-story.ts'
import { forgetInFronts } from '../../edition/write-front.ts'
import { forgetStory, publishStory, retractStory } from '../../edition/write-story.ts'
import { addJob } from '../../jobs/add-job.ts'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { keepReplacedText } from '../../newsroom/changes/published-texts.ts'
import type { Article } from '../../payload-types.ts'
import { openReceipt, type ReceiptAction } from '../../publishing/receipts.ts'
import { forgetAnalysis } from '../../related/analyse-story.ts'
import { activeUser } from '../access.ts'
import { isDraftSave } from '../lock-edition-first.ts'

/**
 * Brings the public edition into line with the live row, in the same transaction, and leaves the jobs that follow from it. The
 * live row is read again rather than taken from `doc`: what a hook gets is shaped by the request's depth, select and draft arguments.
 */
export const writeToEdition: CollectionAfterChangeHook<Article> = async ({ doc, req }) => {
  if (isDraftSave(req, doc)) return doc
  const live = await readLive(doc, req)
  const isLive = live?._status === 'published' && !live.deletedAt
  const wasLive = isLive ? await publish(req, live) : await retractStory(req, doc.id)
  if (isLive || wasLive) await leaveReceipt(req, doc, isLive ? (wasLive ? 'update' : 'publish') : 'unpublish')
  return doc
}

/** What readers had is kept, and what belongs with the story is chosen again. Resolves to whether it was live before. */
async function publish(req: PayloadRequest, live: Article): Promise<boolean> {
  const sql = await transactionSql(req)
  const row = buildStory(live)
  await keepReplacedText(sql, row)
  const wasLive = await publishStory(req, row)
  await addJob(sql, 'relate-story', { storyId: live.id }, { key: `relate ${live.id}` })
  return wasLive
}

/** An import gets its documents whole, says so, and is spared the reading. */
async function readLive(doc: Article, req: PayloadRequest): Promise<Article | null> {
  if (req.context.docsAreWhole && doc._status === 'published') return doc
  return req.payload.db.findOne<Article>({ collection: 'articles', where: { id: { equals: doc.id } }, req })
}

/** For what a person did: nobody opens the receipts of an import. */
async function leaveReceipt(req: PayloadRequest, story: Article, action: ReceiptAction): Promise<void> {
  const userId = activeUser(req)?.id ?? (req.context.noted as { by?: { id: string } } | undefined)?.by?.id
  if (!userId) return
  const sql = await transactionSql(req)
  const headline = story.headline ?? ''
  const receiptId = await openReceipt(sql, { storyId: story.id, headline, action, userId })
  await addJob(sql, 'deliver-receipt', { receiptId })
}

export const removeFromEdition: CollectionAfterDeleteHook<Article> = async ({ id, req }) => {
  await forgetStory(req, String(id))
  await forgetInFronts(req, String(id))
  await forgetAnalysis(await transactionSql(req), String(id))
}
