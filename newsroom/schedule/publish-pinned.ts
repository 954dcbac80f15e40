import type { PayloadRequest } from 'payload'
import { AppError } from '../../lib/errors.ts'
import { transactionSql } from '../../lib/transaction-sql.ts'
import type { Article, Front, Redirect } from '../../payload-types.ts'
import { addEntry } from '../audit/audit.ts'
import { contentHash } from '../revisions/content-hash.ts'
import { isSlugOf } from '../slug.ts'
import type { Scheduled } from './pins.ts'

/** A row of the schedule whose time has come. */
export type Due = {
  collection: Scheduled
  document_id: string
  title: string
  due: Date
  release_id: string | null
  release_name: string | null
  content: Record<string, unknown>
  content_hash: string
  by_id: string | null
  by_name: string | null
}
type Text = Article | Front

/** Publishes what was pinned as an editor would, within the transaction of the request. @throws AppError, and what Payload refuses */
export async function publishPinned(req: PayloadRequest, due: Due): Promise<void> {
  if (contentHash(due.content) !== due.content_hash)
    throw new AppError('pin-broken', {
      userMessage: 'The text that was approved is not whole any more. Schedule it again.',
    })
  // With no account: what was allowed when it was scheduled is not asked again, and both texts passed their rules when they were saved.
  req.user = null
  req.context.savedBy = due.by_id
  req.context.isOnSchedule = true
  if (due.collection === 'redirects') await publishRedirect(req, due)
  else await publishText(req, { due, collection: due.collection })
}

async function publishText(
  req: PayloadRequest,
  { due, collection }: { due: Due; collection: 'articles' | 'fronts' },
): Promise<void> {
  const { content, content_hash, by_id, by_name } = due
  const shared = { collection, id: due.document_id, depth: 0, overrideAccess: true, req } as const
  const newest = (await req.payload.findByID({ ...shared, draft: true, disableErrors: true })) as Text | null
  if (!newest) throw new AppError('document-gone', { userMessage: GONE[collection] })
  // A form that is open goes on without a word: what it has saved stays the newest text.
  const carried = { revision: newest.revision ?? 0, savedInForm: newest.savedInForm }
  const by = by_id ? { id: by_id, name: by_name ?? '' } : undefined
  const detail = detailOf(due, { revision: newest.revision })
  req.context.noted = { deed: 'publish', detail, ...(by && { by }) }
  const times = collection === 'articles' ? timesOf(due) : {}
  await req.payload.update({
    ...shared,
    data: { ...content, ...carried, ...times, _status: 'published' } as Partial<Article>,
  })
  req.context.noted = undefined
  if (collection === 'fronts') await noteLive(req, due)
  if (newest.contentHash === content_hash || contentHash({ ...newest }) === content_hash) return
  await keepNewer(req, { collection, newest, publishedAt: due.due.toISOString() })
}

const GONE = {
  articles: 'The story is in the trash, or gone.',
  fronts: 'The front is in the trash, or gone.',
}

/** By the database's clock and not this machine's: the moment that was promised. */
function timesOf({ content, due }: Due): Partial<Article> {
  const at = due.toISOString()
  const isUpdate = Boolean(content.isSignificantUpdate) && Boolean(content.publishedAt)
  return {
    publishedAt: (content.publishedAt as string | null) ?? at,
    ...(isUpdate && { revisedAt: at }),
    isSignificantUpdate: false,
  }
}

/** Edits made since the approval wait on top of what went live. */
async function keepNewer(
  req: PayloadRequest,
  { collection, newest, publishedAt }: { collection: 'articles' | 'fronts'; newest: Text; publishedAt: string },
): Promise<void> {
  const { id, createdAt: _createdAt, updatedAt: _updatedAt, ...text } = newest
  const shared = { collection, id, depth: 0, overrideAccess: true, req } as const
  const live = (await req.payload.findByID(shared)) as Text
  if ('stage' in newest) req.context.transition = { stage: newest.stage ?? 'draft' }
  // The text is still that of whoever wrote it.
  req.context.savedBy = newest.savedBy
  const firstLive =
    'publishedAt' in newest && 'publishedAt' in live && !newest.publishedAt
      ? knowingOfItsPublish(newest, { ...live, publishedAt: live.publishedAt ?? publishedAt })
      : {}
  await req.payload.update({
    ...{ ...shared, draft: true },
    data: { ...text, ...firstLive, revision: live.revision, _status: 'draft' } as Partial<Article>,
  })
  req.context.transition = undefined
  req.context.savedBy = undefined
}

/** Published in its turn it must not move the story: its time, and its address unless somebody has typed one, are those that readers know. */
function knowingOfItsPublish({ headline, slug }: Article, live: Article): Partial<Article> {
  return { publishedAt: live.publishedAt, ...(isSlugOf(headline, slug ?? '') && { slug: live.slug }) }
}

/** One that leads elsewhere from the same address becomes this one. */
async function publishRedirect(req: PayloadRequest, due: Due): Promise<void> {
  const { from, to } = due.content as Pick<Redirect, 'from' | 'to'>
  const shared = { collection: 'redirects', depth: 0, overrideAccess: true, req } as const
  const { docs } = await req.payload.find({ ...shared, where: { from: { equals: from } }, limit: 1, pagination: false })
  const [former] = docs
  if (former) await req.payload.update({ ...shared, id: former.id, data: { from, to } })
  else await req.payload.create({ ...shared, data: { id: due.document_id, from, to } as Redirect })
  await noteLive(req, due)
}

/** A story writes its own log (collections/articles/note-deeds.ts). */
async function noteLive(req: PayloadRequest, due: Due): Promise<void> {
  await addEntry(await transactionSql(req), {
    ...{ collection: due.collection, storyId: due.document_id, headline: due.title, deed: 'publish' },
    ...(due.by_id && { by: { id: due.by_id, name: due.by_name ?? '' } }),
    detail: detailOf(due),
  })
}

function detailOf({ due, release_name }: Due, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { scheduledFor: due.toISOString(), ...(release_name && { release: release_name }), ...more }
}
