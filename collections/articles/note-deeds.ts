import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
  PayloadRequest,
} from 'payload'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { addEntry, type Deed } from '../../newsroom/audit/audit.ts'
import type { Article } from '../../payload-types.ts'
import { activeUser, personOf } from '../access.ts'

/** Who did what, for the log; left by whoever does it on somebody's behalf: a job, a button beside the form. */
export type Noted = { deed: Deed; reason?: string; by?: { id: string; name: string }; detail?: Record<string, unknown> }

type Before = { isLive: boolean; isTrashed: boolean }

/** How readers stood to a story before this save: afterwards nobody knows. */
export const rememberStanding: CollectionBeforeChangeHook<Article> = async ({ data, originalDoc, req }) => {
  if (!originalDoc) return data
  const sql = await transactionSql(req)
  const [row] = await sql<{ is_live: boolean; is_trashed: boolean }>`
    select _status = 'published' and deleted_at is null as is_live, deleted_at is not null as is_trashed
    from articles where id = ${originalDoc.id} limit 1`
  // By id: many at once share the request.
  const before = (req.context.before as Map<string, Before> | undefined) ?? new Map()
  before.set(originalDoc.id, { isLive: row?.is_live ?? false, isTrashed: row?.is_trashed ?? false })
  req.context.before = before
  return data
}

/** Writes the log, in the transaction of what was done. Saving a draft is no deed: its versions tell. */
export const noteDeeds: CollectionAfterChangeHook<Article> = async ({ doc, previousDoc, operation, req }) => {
  const before =
    operation === 'update' ? (req.context.before as Map<string, Before> | undefined)?.get(doc.id) : undefined
  const noted = (req.context.noted as Noted | undefined) ?? byItself(req, { doc, previousDoc, before })
  if (!noted) return doc
  const user = activeUser(req)
  const by = noted.by ?? (user && personOf(user))
  await addEntry(await transactionSql(req), {
    storyId: doc.id,
    headline: doc.headline ?? '',
    ...noted,
    ...(by && { by }),
  })
  return doc
}

export const noteDeletion: CollectionAfterDeleteHook<Article> = async ({ doc, req }) => {
  const user = activeUser(req)
  if (!user) return
  const entry = { storyId: doc.id, headline: doc.headline ?? '', deed: 'delete', by: personOf(user) } as const
  await addEntry(await transactionSql(req), entry)
}

/** Of an import nobody asks who did it; of what a person did, somebody will. */
function byItself(
  req: PayloadRequest,
  { doc, previousDoc, before }: { doc: Article; previousDoc: Article | undefined; before: Before | undefined },
): Noted | undefined {
  if (!activeUser(req)) return undefined
  const isLive = doc._status === 'published' && !doc.deletedAt
  if (doc.deletedAt && !before?.isTrashed) return { deed: 'trash' }
  if (before?.isTrashed && !doc.deletedAt) return { deed: 'fetchBack' }
  if (req.context.isRestoringVersion) return { deed: 'restore' }
  const isCorrected = (req.context.correcting as string[] | undefined)?.includes(doc.id)
  if (isLive) return { deed: !before?.isLive ? 'publish' : isCorrected ? 'correct' : 'update' }
  if (before?.isLive && !req.context.isDraftSave) return { deed: 'unpublish' }
  if (previousDoc?.stage === 'ready' && doc.stage === 'review') return { deed: 'changedAfterApproval' }
  return undefined
}
