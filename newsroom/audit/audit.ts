import type { Sql } from '../../lib/sql.ts'

/** What can be done to a story, and to a front or a redirect by the clock. The names are kept in the log: they are added to, never changed. */
export const DEEDS = {
  submit: 'handed in for review',
  withdrawFromReview: 'taken back from review',
  sendBack: 'sent back',
  approve: 'approved',
  schedule: 'scheduled',
  unschedule: 'taken off the schedule',
  intoRelease: 'put into a release',
  moveRelease: 'moved with its release',
  outOfRelease: 'taken out of a release',
  publish: 'published',
  update: 'published again',
  correct: 'published with a correction',
  unpublish: 'unpublished',
  withdraw: 'withdrawn',
  reinstate: 'withdrawal ended',
  seal: 'withdrawn by law: the text was sealed',
  showChange: 'change shown to readers',
  hideChange: 'change hidden from readers',
  trash: 'put into the trash',
  fetchBack: 'fetched back from the trash',
  restore: 'restored from an older version',
  delete: 'deleted for good',
  changedAfterApproval: 'changed after approval: back to review',
  embargo: 'put under embargo',
  moveEmbargo: 'embargo moved',
  liftEmbargo: 'embargo lifted',
  share: 'preview shared by a link',
  unshare: 'link to a preview taken back',
} as const
export type Deed = keyof typeof DEEDS

export type Entry = {
  /** Absent: a story. */
  collection?: 'articles' | 'fronts' | 'redirects'
  /** Of a front or a redirect: its id. */
  storyId: string
  /** As it was then. */
  headline: string
  deed: Deed
  reason?: string
  /** Absent where the house itself did it. */
  by?: { id: string; name: string }
  /** What belongs to the deed: a due time, a version. */
  detail?: Record<string, unknown>
}
export type KeptEntry = Entry & {
  id: string
  collection: NonNullable<Entry['collection']>
  at: string
  /** Where it is now. */
  place: 'desk' | 'trash' | 'gone'
}

/** Within the transaction of what was done: the one is never without the other. The database lets nobody change or delete it. */
export async function addEntry(
  sql: Sql,
  { collection = 'articles', storyId, headline, deed, reason, by, detail }: Entry,
): Promise<void> {
  await sql`
    insert into newsroom.audit (collection, story_id, headline, deed, reason, by_id, by_name, detail)
    values (${collection}, ${storyId}, ${headline}, ${deed}, ${reason || null}, ${by?.id ?? null}, ${by?.name ?? null}, ${detail ?? null})`
}

export type Filter = {
  storyId?: string
  deed?: Deed
  byId?: string
  /** ISO 8601, the first included and the second not. */
  from?: string
  until?: string
  /** Entries older than the one with this id. */
  before?: string
  limit: number
}

type Row = {
  id: string
  collection: KeptEntry['collection']
  story_id: string
  headline: string
  deed: Deed
  reason: string | null
  by_id: string | null
  by_name: string | null
  at: Date
  detail: Record<string, unknown> | null
  place: KeptEntry['place']
}

/** The newest first. */
export async function readEntries(sql: Sql, filter: Filter): Promise<KeptEntry[]> {
  const { storyId, deed, byId, from, until, before, limit } = filter
  const rows = await sql<Row>`
    select id, collection, audit.story_id,
      -- What was withdrawn by law stays in the log, and is not shown from there: its headline, and what was said of its text.
      coalesce(sealed.headline, audit.headline) as headline, deed,
      case when sealed.story_id is null or deed in ('withdraw', 'reinstate', 'seal') then audit.reason end as reason,
      audit.by_id, audit.by_name, audit.at, detail,
      coalesce(
        (select case when deleted_at is null then 'desk' else 'trash' end from articles where collection = 'articles' and articles.id = audit.story_id),
        (select case when deleted_at is null then 'desk' else 'trash' end from fronts where collection = 'fronts' and fronts.id = audit.story_id),
        (select 'desk' from redirects where collection = 'redirects' and redirects.id = audit.story_id), 'gone') as place
    from newsroom.audit left join newsroom.withdrawals as sealed on sealed.story_id = audit.story_id and is_legal
    where (${storyId ?? null}::uuid is null or audit.story_id = ${storyId ?? null})
      and (${deed ?? null}::text is null or deed = ${deed ?? null})
      and (${byId ?? null}::uuid is null or audit.by_id = ${byId ?? null})
      and (${from ?? null}::timestamptz is null or audit.at >= ${from ?? null})
      and (${until ?? null}::timestamptz is null or audit.at < ${until ?? null})
      and (${before ?? null}::bigint is null or id < ${before ?? null})
    order by id desc limit ${limit}`
  return rows.map((row) => ({
    ...{
      id: row.id,
      collection: row.collection,
      storyId: row.story_id,
      headline: row.headline,
      deed: row.deed,
      at: row.at.toISOString(),
    },
    place: row.place,
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.by_id !== null && { by: { id: row.by_id, name: row.by_name ?? '' } }),
    ...(row.detail !== null && { detail: row.detail }),
  }))
}
