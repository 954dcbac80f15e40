import {
  commitTransaction,
  createLocalReq,
  initTransaction,
  killTransaction,
  type Payload,
  type PayloadRequest,
} from 'payload'
import { lockEdition } from '../../edition/lock.ts'
import { AppError } from '../../lib/errors.ts'
import { log } from '../../lib/log.ts'
import { payloadPool } from '../../lib/payload-pool.ts'
import { type Sql, sqlOn } from '../../lib/sql.ts'
import { transactionSql } from '../../lib/transaction-sql.ts'
import type { Article } from '../../payload-types.ts'
import { contentHash } from '../revisions/content-hash.ts'

type Due = {
  story_id: string
  due: Date
  release_id: string | null
  content: Record<string, unknown>
  content_hash: string
  by_id: string | null
  by_name: string | null
}

/** Whether something is due by the database's clock. One look at an index. */
export async function isAnythingDue(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ due: boolean }>`
    select exists (select from newsroom.schedules where greatest(due, next_try) <= now()) as due`
  return row?.due ?? false
}

/**
 * Publishes what is due next, a text alone or all of a release, in one transaction with the end of its schedule: however many
 * processes do this, each text goes live once, and one that is killed leaves the work to the others, undone.
 * @returns whether there was something, done or not
 */
export async function goLiveNext(payload: Payload): Promise<boolean> {
  const req = await createLocalReq({}, payload)
  await initTransaction(req)
  let taken: Due[] = []
  try {
    const sql = await transactionSql(req)
    await lockEdition(sql)
    taken = await takeDue(sql)
    for (const due of taken) await publishPinned(req, due)
    await sql`delete from newsroom.schedules where story_id = any (${taken.map(({ story_id }) => story_id)}::uuid[])`
    await commitTransaction(req)
    return taken.length > 0
  } catch (error) {
    await killTransaction(req)
    if (taken.length === 0) throw error
    await putOff(sqlOn(payloadPool(payload)), taken, error)
    return true
  }
}

/** The next that is due, with the others of its release. Under the edition's lock: nobody else takes them. */
async function takeDue(sql: Sql): Promise<Due[]> {
  return sql<Due>`
    with next as (
      select story_id, release_id from newsroom.schedules where greatest(due, next_try) <= now()
      order by greatest(due, next_try), story_id limit 1)
    select schedules.story_id, due, schedules.release_id, content, content_hash, by_id, by_name
    from newsroom.schedules join next on schedules.story_id = next.story_id or schedules.release_id = next.release_id
    order by schedules.story_id for update of schedules`
}

async function publishPinned(
  req: PayloadRequest,
  { story_id: id, due, content, content_hash, by_id, by_name }: Due,
): Promise<void> {
  if (contentHash(content) !== content_hash)
    throw new AppError('pin-broken', {
      userMessage: 'The text that was approved is not whole any more. Schedule the story again.',
    })
  const shared = { collection: 'articles' as const, id, depth: 0, overrideAccess: true, req }
  const newest = (await req.payload.findByID({ ...shared, draft: true, disableErrors: true })) as Article | null
  if (!newest) throw new AppError('story-gone', { userMessage: 'The story is in the trash, or gone.' })
  // With no account: what was allowed when it was scheduled is not asked again, and both texts passed their rules when they were saved.
  req.user = null
  req.context.savedBy = by_id
  // A form that is open goes on without a word: what it has saved stays the newest text.
  const carried = { revision: newest.revision ?? 0, savedInForm: newest.savedInForm }
  const isUpdate = Boolean(content.isSignificantUpdate) && Boolean(content.publishedAt)
  req.context.isOnSchedule = true
  req.context.noted = {
    ...{ deed: 'publish', detail: { scheduledFor: due.toISOString(), revision: newest.revision } },
    ...(by_id && { by: { id: by_id, name: by_name ?? '' } }),
  }
  // By the database's clock and not this machine's: the moment that was promised.
  const at = due.toISOString()
  await req.payload.update({
    ...shared,
    data: {
      ...content,
      ...carried,
      publishedAt: (content.publishedAt as string | null) ?? at,
      ...(isUpdate && { revisedAt: at }),
      isSignificantUpdate: false,
      _status: 'published',
    } as Partial<Article>,
  })
  req.context.noted = undefined
  if (newest.contentHash === content_hash || contentHash({ ...newest }) === content_hash) return
  await keepNewer(req, newest, at)
}

/** Edits made since the approval wait on top of what went live. */
async function keepNewer(req: PayloadRequest, newest: Article, publishedAt: string): Promise<void> {
  const { id, createdAt: _createdAt, updatedAt: _updatedAt, ...text } = newest
  const live = (await req.payload.findByID({
    collection: 'articles',
    id,
    depth: 0,
    overrideAccess: true,
    req,
  })) as Article
  req.context.transition = { stage: newest.stage ?? 'draft' }
  // The text is still that of whoever wrote it.
  req.context.savedBy = newest.savedBy
  await req.payload.update({
    ...{ collection: 'articles' as const, id, depth: 0, overrideAccess: true, draft: true, req },
    data: {
      ...text,
      ...{
        revision: live.revision,
        publishedAt: newest.publishedAt ?? live.publishedAt ?? publishedAt,
        _status: 'draft',
      },
    } as Partial<Article>,
  })
  req.context.transition = undefined
  req.context.savedBy = undefined
}

/** Tried again soon, then less often; why stands on the story and on the desk. */
async function putOff(sql: Sql, taken: Due[], error: unknown): Promise<void> {
  log.error('a scheduled story was not published', error, {
    stories: taken.map(({ story_id }) => story_id).join(', '),
  })
  await sql`
    update newsroom.schedules set attempts = attempts + 1, problem = ${sentenceOf(error)},
      next_try = now() + least(60, 2 ^ least(attempts + 1, 6)) * interval '1 second'
    where story_id = any (${taken.map(({ story_id }) => story_id)}::uuid[])`
}

/** What the database calls it (migrations schedules, public_record). */
const EMBARGOED = 'BS001'
const WITHDRAWN = 'BS002'

function sentenceOf(error: unknown): string {
  if (error instanceof AppError && error.userMessage) return error.userMessage
  const fields = (error as { data?: { errors?: { message?: string }[] } }).data?.errors ?? []
  const sentence = fields.map(({ message }) => message).join(' ')
  if (sentence) return sentence.slice(0, 500)
  const { isPublic, message, code } = error as { isPublic?: boolean; message?: string; code?: string }
  if (code === EMBARGOED) return 'The story is under embargo.'
  if (code === WITHDRAWN) return 'The story is withdrawn.'
  return isPublic && message
    ? message.slice(0, 500)
    : 'Something went wrong in the house. It is tried again; the log says more.'
}
