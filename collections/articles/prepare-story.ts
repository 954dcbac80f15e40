import type { CollectionBeforeValidateHook, PayloadRequest } from 'payload'
import { ValidationError } from 'payload'
import { cleanLine } from '../../lib/clean-text.ts'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { isSlugOf, slugCandidates, slugFrom, slugFromId, slugGiven, withFreeSuffix } from '../../newsroom/slug.ts'
import type { Article } from '../../payload-types.ts'
import { activeUser } from '../access.ts'
import { lockSlug } from '../named.ts'

/** Longest body, in characters of its JSON: some 100,000 words. */
const LONGEST_BODY = 2_000_000

/** Fills what a story derives from the rest: owners, slug, times. Runs on every save, drafts included. */
export const prepareStory: CollectionBeforeValidateHook<Article> = async ({ data, originalDoc, operation, req }) => {
  if (!data) return data
  if (data.body && JSON.stringify(data.body).length > LONGEST_BODY) throw tooLong()
  const id = data.id ?? originalDoc?.id ?? ''
  const headline = typeof data.headline === 'string' ? cleanLine(data.headline) : originalDoc?.headline
  const prepared: Partial<Article> = { ...data, ...(headline && { headline }) }
  const isPublish = prepared._status === 'published'
  const before = isPublish && originalDoc ? await knowingOfItsPublish(originalDoc, req) : originalDoc
  // Not typed by anybody: the slug that a draft from before the publish still has.
  if (before !== originalDoc && [undefined, originalDoc?.slug].includes(prepared.slug)) prepared.slug = before?.slug

  if (operation === 'create' && !prepared.owners?.length) {
    const user = activeUser(req)
    // Whoever begins the story of an assignment may not choose owners; the assignment names them.
    const assigned = req.context.owners as string[] | undefined
    if (user) prepared.owners = assigned ?? [user.id]
  }
  prepared.slug = await slugOf({ prepared, originalDoc: before, id, req })
  return { ...prepared, ...timesOf(prepared, before) }
}

/**
 * A draft that was kept in the moment of the first publish may be newer than it and know nothing of it: no time, and the slug of
 * before. Published again it must not move the story: its time and address are those that readers know.
 */
async function knowingOfItsPublish(draft: Article, req: PayloadRequest): Promise<Article> {
  if (draft.publishedAt) return draft
  const sql = await transactionSql(req)
  const [live] = await sql<{ slug: string; published_at: Date }>`
    select slug, published_at from articles where id = ${draft.id} and published_at is not null limit 1`
  return live ? { ...draft, slug: live.slug, publishedAt: live.published_at.toISOString() } : draft
}

/**
 * The first-published time is set once, at the first publish. The time of an update is set only when an editor says that the
 * update matters to readers; the tick is spent with the publish.
 */
function timesOf(story: Partial<Article>, before: Article | undefined): Partial<Article> {
  if (story._status !== 'published') return {}
  const now = new Date().toISOString()
  const publishedAt = story.publishedAt ?? before?.publishedAt ?? now
  const isUpdate = Boolean(story.isSignificantUpdate) && Boolean(before?.publishedAt)
  return { publishedAt, isSignificantUpdate: false, ...(isUpdate && { revisedAt: now }) }
}

/** Until readers have the address it follows the headline, unless an editor typed one; then it stays until an editor changes it. */
async function slugOf({
  prepared,
  originalDoc,
  id,
  req,
}: {
  prepared: Partial<Article>
  originalDoc: Article | undefined
  id: string
  req: PayloadRequest
}): Promise<string | null> {
  const typed = slugGiven(prepared.slug ?? '')
  const wasMade = !originalDoc?.publishedAt && typed === originalDoc?.slug && isSlugOf(originalDoc?.headline, typed)
  const made = slugFrom(prepared.headline ?? '')
  const wanted =
    typed && !wasMade ? typed : made || (prepared._status === 'published' ? typed || slugFromId(id) : typed)
  if (!wanted) return null
  if (wanted !== originalDoc?.slug) await lockSlug(req, wanted)
  return withFreeSuffix(wanted, { taken: await addressesTaken(req, wanted, id), id })
}

/** Addresses that other stories have, or once had and that still lead to them. */
async function addressesTaken(req: PayloadRequest, slug: string, id: string): Promise<Set<string>> {
  const sql = await transactionSql(req)
  const candidates = slugCandidates(slug)
  const rows = await sql<{ slug: string }>`
    select slug from articles where slug = any (${candidates}) and id <> ${id}
    union select slug from edition.former_slugs where slug = any (${candidates}) and story_id <> ${id}
    union select slug from edition.withdrawals where slug = any (${candidates}) and withdrawals.id <> ${id}
    order by slug limit 100`
  return new Set(rows.map((row) => row.slug))
}

function tooLong(): ValidationError {
  const message = 'This text is too long for one story. Part it into several.'
  return new ValidationError({ collection: 'articles', errors: [{ path: 'body', message }] })
}
