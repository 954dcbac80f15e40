import type {
  CollectionAfterChangeHook,
  CollectionBeforeOperationHook,
  CollectionBeforeValidateHook,
  PayloadRequest,
  Where,
} from 'payload'
import { lockEdition } from '../edition/lock.ts'
import { isUuid } from '../lib/is-uuid.ts'
import { type Fragment, fragment, type Sql } from '../lib/sql.ts'
import { transactionSql } from '../lib/transaction-sql.ts'
import { takenBy } from '../newsroom/presence/presence.ts'
import { contentHash } from '../newsroom/revisions/content-hash.ts'
import { type Carried, isStale, type Newest, nextRevision } from '../newsroom/revisions/revisions.ts'
import { activeUser } from './access.ts'
import { RevisionMissing, StaleEdit, TakenOver } from './revision-errors.ts'

/**
 * No lost edit (docs/decisions/027): every save of a story, a page or a front says which revision its text was made from, and one that
 * would go over a revision that its author has not seen is answered 409. What is read and what is written of a document lie in
 * one transaction that holds its row, so saves of one document come one after another.
 */
export type Revised = 'articles' | 'pages' | 'fronts'

type Noted = { carried: Carried | undefined; isMany: boolean; isTextKept: boolean }
/** What Payload's operation was asked for, as far as it matters here. */
type Given = {
  id?: unknown
  data?: Record<string, unknown>
  draft?: boolean
  trash?: boolean
  where?: Where
  limit?: number
  overrideAccess?: boolean
}

/**
 * Takes the edition's lock where readers are concerned, then the document's row, before Payload reads it; keeps what the request
 * said of revisions, because Payload fills in for a later hook what a request has left out.
 */
export function holdFirst(collection: Revised): CollectionBeforeOperationHook {
  return async ({ args, operation, req }) => {
    if (operation === 'create') {
      req.context.revision = { carried: undefined, isMany: false, isTextKept: false } satisfies Noted
      return
    }
    if (operation !== 'update' && operation !== 'restoreVersion') return
    const given = args as Given
    const data = given.data ?? {}
    const isMany = given.id === undefined
    const noted: Noted = {
      carried: carriedBy(data, req),
      isMany,
      isTextKept: operation === 'update' && isOnlyState(data),
    }
    req.context.revision = noted
    const mustSay = operation === 'update' && !isMany && req.payloadAPI === 'REST' && activeUser(req) !== undefined
    if (mustSay && !noted.carried && !isOnlyState(data)) throw new RevisionMissing()
    if (isMany && req.payloadAPI === 'REST' && TEXTS.some((name) => name in data)) throw new RevisionMissing()
    const sql = await transactionSql(req)
    // Of a restored version nobody knows yet whether it was live.
    const isDraftSave =
      operation === 'update' && given.draft === true && data._status !== 'published' && !data.deletedAt
    if (!isDraftSave) await lockEdition(sql)
    if (isMany) return holdMany(sql, collection, { given, req })
    const { documents, versions } = TABLES[collection]
    // By the column as it is: a cast of it would be compared with every story there is. What is no id, Payload answers.
    const id = isUuid(String(given.id)) ? String(given.id) : null
    await (operation === 'update'
      ? sql`select 1 from ${documents} where id = ${id} for no key update`
      : sql`select 1 from ${documents} where id = (select parent_id from ${versions} where id = ${id}) for no key update`)
  }
}

/** Refuses a save on an older revision, and numbers every other. */
export function carryRevision(collection: Revised): CollectionBeforeValidateHook {
  return async ({ data, originalDoc, operation, req }) => {
    if (!data) return data
    const { carried, isMany, isTextKept } = (req.context.revision ?? {}) as Partial<Noted>
    const savedBy = (req.context.savedBy as string | undefined) ?? activeUser(req)?.id ?? null
    if (operation === 'create' || !originalDoc)
      return { ...data, ...asFields(nextRevision(carried, undefined)), savedBy }
    const sql = await transactionSql(req)
    const newest = await readNewest(sql, collection, originalDoc.id)
    // Many at once are read before the first of them is held: one that was saved in between is left as it is.
    const base = isMany ? { revision: Number(originalDoc.revision ?? 0), form: undefined } : carried
    // Whether readers have it is decided on what is known of that, too: not over somebody else's word.
    const isDecided = data._status === 'published' && newest?.savedById !== activeUser(req)?.id
    const isOld = base && newest && (isDecided ? base.revision !== newest.revision : isStale(base, newest))
    if (isOld) throw new StaleEdit(newest.savedBy)
    const taker = req.payloadAPI === 'REST' && carried?.form ? await takenBy(sql, carried.form) : undefined
    if (taker) throw new TakenOver(taker)
    if (!isTextKept) await keepApart(sql, collection, { id: originalDoc.id, carried, newest })
    return { ...data, ...asFields(nextRevision(carried, newest, { isTextKept })), savedBy }
  }
}

/** Last of the hooks that fill a text in: what two saves with the same hash say is the same. */
export const noteContent: CollectionBeforeValidateHook = ({ data, originalDoc }) =>
  data && { ...data, contentHash: contentHash({ ...originalDoc, ...data }) }

/**
 * Payload decides by the time which version is the newest, and machines' clocks differ: by the number it is decided for good.
 * Exactly one is, or the commit fails (migration one_latest).
 */
export function leaveOneLatest(collection: Revised): CollectionAfterChangeHook {
  return async ({ doc, req }) => {
    const { versions } = TABLES[collection]
    const sql = await transactionSql(req)
    await sql`
      with own as (select id, latest, updated_at, version_revision from ${versions} where parent_id = ${doc.id}),
      newest as (select id, updated_at from own order by version_revision desc nulls last, updated_at desc limit 1),
      others as (select max(updated_at) as updated_at from own where id <> (select id from newest))
      update ${versions} as version set latest = version.id = newest.id,
        updated_at = case when version.id = newest.id then greatest(version.updated_at, others.updated_at + interval '1 ms') else version.updated_at end
      from newest, others where version.parent_id = ${doc.id}
        and (version.latest is distinct from (version.id = newest.id) or (version.id = newest.id and version.updated_at <= others.updated_at))`
    return doc
  }
}

/** What is written story by story: many at once may get another section, not another text. */
const TEXTS = ['headline', 'standfirst', 'body', 'title', 'slots']

const TABLES: Record<Revised, { documents: Fragment; versions: Fragment }> = {
  articles: { documents: fragment`articles`, versions: fragment`_articles_v` },
  pages: { documents: fragment`pages`, versions: fragment`_pages_v` },
  fronts: { documents: fragment`fronts`, versions: fragment`_fronts_v` },
}

function carriedBy(
  { revision: given, savedInForm, contentHash: hash }: Record<string, unknown>,
  req: PayloadRequest,
): Carried | undefined {
  // A text from before revisions were counted has none, and says so.
  const revision = given === null ? 0 : given
  if (typeof revision !== 'number' || !Number.isSafeInteger(revision)) return undefined
  // A form's name begins with its account: nobody saves in the name of another's.
  const owner = req.payloadAPI === 'REST' ? `${activeUser(req)?.id}-` : ''
  const isForm = typeof savedInForm === 'string' && savedInForm.length <= 60 && savedInForm.startsWith(owner)
  return {
    revision,
    form: (isForm && savedInForm) || undefined,
    contentHash: typeof hash === 'string' ? hash : undefined,
  }
}

/** Unpublishing, throwing away and fetching back write nothing over anybody's text. To publish is to have seen it. */
function isOnlyState(data: Record<string, unknown>): boolean {
  const isState = Object.keys(data).every((name) => name === 'deletedAt' || name === '_status')
  return isState && data._status !== 'published' && ('deletedAt' in data || data._status === 'draft')
}

type NewestRow = {
  revision: string | null
  form: string | null
  since: string | null
  content_hash: string | null
  saved_by: string | null
  name: string | null
}

async function readNewest(
  sql: Sql,
  collection: Revised,
  id: string,
): Promise<(Newest & { savedBy: string | undefined; savedById: string | undefined }) | undefined> {
  const { documents, versions } = TABLES[collection]
  await sql`select 1 from ${documents} where id = ${id} for no key update`
  const [row] = await sql<NewestRow>`
    select version_revision as revision, version_saved_in_form as form, version_form_since as since,
      version_content_hash as content_hash, version_saved_by as saved_by, users.name
    from ${versions} as version left join users on users.id::text = version.version_saved_by
    where parent_id = ${id} and latest order by version_revision desc nulls last limit 1`
  if (!row) return undefined
  return {
    revision: Number(row.revision ?? 0),
    form: row.form ?? undefined,
    formSince: row.since === null ? undefined : Number(row.since),
    contentHash: row.content_hash ?? undefined,
    savedBy: row.name ?? undefined,
    savedById: row.saved_by ?? undefined,
  }
}

/** An autosave replaces the one before. Of somebody else it must not: what they were told is saved is a version of its own. */
async function keepApart(
  sql: Sql,
  collection: Revised,
  { id, carried, newest }: { id: string; carried: Carried | undefined; newest: Newest | undefined },
): Promise<void> {
  if (newest?.form !== undefined && newest.form === carried?.form) return
  const { versions } = TABLES[collection]
  await sql`update ${versions} set autosave = false where parent_id = ${id} and latest and autosave`
}

/** Many rows in the order of their ids, whatever order Payload will save them in: two that hold many never wait for each other. */
async function holdMany(
  sql: Sql,
  collection: Revised,
  { given: { where, draft, trash, limit, overrideAccess }, req }: { given: Given; req: PayloadRequest },
): Promise<void> {
  // Payload itself says that there is none.
  if (!where) return
  const { docs } = await req.payload.find({
    ...{ collection, where, draft: draft ?? false, trash: trash ?? false, overrideAccess: overrideAccess ?? true, req },
    ...{ user: req.user, limit: limit ?? 0, pagination: false, depth: 0, select: { revision: true } },
  })
  const ids = docs.map(({ id }) => id)
  await sql`select 1 from ${TABLES[collection].documents} where id = any (${ids}::uuid[]) order by id for no key update`
}

function asFields({ revision, form, formSince }: Newest) {
  return { revision, savedInForm: form ?? null, formSince: formSince ?? null }
}
