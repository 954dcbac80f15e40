import type { CollectionBeforeChangeHook, CollectionBeforeOperationHook } from 'payload'
import { APIError } from 'payload'
import { deskMoment, readDeskClock } from '../../desk/desk-time.ts'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { readEmbargo } from '../../newsroom/embargo/embargo.ts'
import { readWithdrawal } from '../../newsroom/withdrawal/withdrawal.ts'
import type { Article } from '../../payload-types.ts'
import { activeUser, userCan } from '../access.ts'

/** Payload tells a collection's later hooks not whether a save is a draft of a live story or replaces it: keep the argument. */
export const noteDraftSave: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation === 'create' || operation === 'update') req.context.isDraftSave = Boolean('draft' in args && args.draft)
}

/**
 * Whatever changes what readers see needs the right to publish: a publish, a save over the live story that is no draft of it,
 * an unpublish, a live story put into the trash. The same check for the admin's button, REST and bulk edits.
 */
export const guardPublication: CollectionBeforeChangeHook<Article> = async ({ data, originalDoc, req }) => {
  // Without a user it is the Local API: an import, the demo, a test. Requests from outside have one, or stop at the access rules.
  if (!activeUser(req) || userCan(req, 'articles', 'publish')) return data
  const isDraftSave = Boolean(req.context.isDraftSave) && !data.deletedAt
  const touchesLive =
    data._status === 'published' || (!isDraftSave && originalDoc && (await isLive(req, originalDoc.id)))
  if (touchesLive) throw new APIError('Your role does not publish. Ask an editor: your draft is kept.', 403, null, true)
  return data
}

/**
 * What was withdrawn stays so until somebody ends that; the database would refuse it in the end (migration public_record). What was
 * withdrawn by law gets no text again: a tab that still has the old one would bring it back.
 */
export const guardWithdrawal: CollectionBeforeChangeHook<Article> = async ({ data, originalDoc, req }) => {
  if (!originalDoc) return data
  const withdrawal = await readWithdrawal(await transactionSql(req), originalDoc.id)
  // A hash leaves out what no reader sees of a text; a sealed one has none at all.
  const isOtherText = data.contentHash !== originalDoc.contentHash || Boolean(data.body)
  if (withdrawal?.isLegal && isOtherText)
    throw new APIError('It was withdrawn by law: its text is sealed, and nobody writes in it again.', 403, null, true)
  if (!withdrawal || data._status !== 'published') return data
  throw new APIError('The story is withdrawn. End the withdrawal first: an admin can, with a reason.', 403, null, true)
}

/** Before its time a story under embargo is nobody's to publish; the database would refuse it in the end (migration schedules). */
export const guardEmbargo: CollectionBeforeChangeHook<Article> = async ({ data, originalDoc, req }) => {
  if (data._status !== 'published' || !originalDoc) return data
  const embargo = await readEmbargo(await transactionSql(req), originalDoc.id)
  if (!embargo) return data
  const until = deskMoment(embargo.until, await readDeskClock(req.payload))
  throw new APIError(`Under embargo until ${until}. An admin can lift it, with a reason.`, 403, null, true)
}

async function isLive(req: Parameters<typeof transactionSql>[0], id: string): Promise<boolean> {
  const sql = await transactionSql(req)
  const rows = await sql`select 1 from articles where id = ${id} and _status = 'published' and deleted_at is null`
  return rows.length > 0
}
