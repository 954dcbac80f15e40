import type { Payload, Where } from 'payload'
import { transactionSql } from '../lib/transaction-sql.ts'
import { BEGUN, NOT_BEGUN } from '../newsroom/begun.ts'
import { scopeOf } from '../newsroom/permissions.ts'
import { nameOfStory } from '../newsroom/untitled.ts'
import type { Article, User } from '../payload-types.ts'
import { readDeskClock } from './desk-time.ts'
import { readDrafts } from './read-drafts.ts'

/** A story as the desk's front page lists it: names instead of ids. */
export type DeskStory = {
  id: string
  headline: string
  section?: string
  /** Whose story it is, or whose byline. */
  people: string[]
  /** ISO 8601: the last change. */
  time: string
  /** Readers have the story, but not the latest changes to it. */
  hasUnpublishedChanges: boolean
}
export type DeskView = {
  clock: { timeZone: string; language: string }
  drafts: DeskStory[]
  others: DeskStory[]
  /** Where a new story is written: a draft that was opened and left blank, else a new one. Absent without the right to write. */
  writeHref?: string
}

/** How many stories a list shows. */
const SHOWN = 8
/** How many of the latest changes are looked through for those of other people. */
const LOOKED_THROUGH = 40
/** Well within the day after which a blank draft is deleted. */
const REUSED_FOR_MS = 20 * 60 * 60 * 1000

const SELECT = {
  headline: true,
  section: true,
  authors: true,
  owners: true,
  publishedAt: true,
  updatedAt: true,
  _status: true,
} as const
const POPULATE = { sections: { name: true }, authors: { name: true }, users: { name: true } } as const

/** What somebody needs on sitting down: own drafts, what colleagues changed. A handful of statements, however many stories. */
export async function readDesk(payload: Payload, user: User): Promise<DeskView> {
  const find = ({ where, sort, limit, draft }: { where: Where; sort: string; limit: number; draft: boolean }) =>
    payload
      .find({
        collection: 'articles',
        where,
        sort,
        limit,
        draft,
        depth: 1,
        select: SELECT,
        populate: POPULATE,
        pagination: false,
        overrideAccess: false,
        user,
      })
      .then(({ docs }) => docs as Article[])
  const mayReadAll = scopeOf(user.role, 'articles', 'read') === 'all'
  const isMine = { owners: { in: [user.id] } }
  const isDraft = { _status: { equals: 'draft' } }
  // Older ones may be deleted at any minute (jobs/delete-blank-drafts.ts), also under whoever has just opened one.
  const isYoung = { updatedAt: { greater_than: new Date(Date.now() - REUSED_FOR_MS).toISOString() } }
  const [clock, drafts, changed, blank] = await Promise.all([
    readDeskClock(payload),
    transactionSql({ payload }).then((sql) => readDrafts(sql, { userId: user.id, mayReadLive: mayReadAll })),
    mayReadAll ? find({ where: BEGUN, sort: '-updatedAt', limit: LOOKED_THROUGH, draft: true }) : [],
    find({ where: { and: [isMine, isDraft, NOT_BEGUN, isYoung] }, sort: '-updatedAt', limit: 1, draft: true }),
  ])
  const others = changed.filter((story) => !idsOf(story.owners).includes(user.id)).slice(0, SHOWN)
  const liveIds = await readLiveIds(find, others)
  return {
    clock,
    drafts,
    others: others.map((story) => listed(story, { time: story.updatedAt, people: namesOf(story.owners), liveIds })),
    writeHref:
      scopeOf(user.role, 'articles', 'create') === 'none'
        ? undefined
        : `/admin/collections/articles/${blank[0]?.id ?? 'create'}`,
  }
}

/** Of these the ones that readers have: a draft of a live story says only itself that it is a draft. */
async function readLiveIds(
  find: (query: { where: Where; sort: string; limit: number; draft: boolean }) => Promise<Article[]>,
  stories: Article[],
): Promise<Set<string>> {
  const ids = stories.filter((story) => story.publishedAt).map(({ id }) => id)
  if (ids.length === 0) return new Set()
  const live = await find({
    where: { and: [{ id: { in: ids } }, { _status: { equals: 'published' } }] },
    sort: 'id',
    limit: ids.length,
    draft: false,
  })
  return new Set(live.map(({ id }) => id))
}

function listed(
  story: Article,
  { time, people, liveIds }: { time: string; people: string[]; liveIds: Set<string> },
): DeskStory {
  const [section] = namesOf([story.section])
  return {
    id: story.id,
    headline: nameOfStory(story.headline),
    section,
    people,
    time,
    hasUnpublishedChanges: story._status === 'draft' && liveIds.has(story.id),
  }
}

type Related = (string | { id: string; name?: string | null } | null | undefined)[] | null | undefined

function idsOf(related: Related): string[] {
  return (related ?? []).flatMap((item) => (typeof item === 'string' ? item : (item?.id ?? [])))
}

/** Names of what this account may see; the rest stays out rather than showing as an id. */
function namesOf(related: Related): string[] {
  return (related ?? []).flatMap((item) => (item && typeof item === 'object' && item.name ? item.name : []))
}
