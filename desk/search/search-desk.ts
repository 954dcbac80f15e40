import type { PayloadRequest, Where } from 'payload'
import { AppError } from '../../lib/errors.ts'
import type { Sql } from '../../lib/sql.ts'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { BEGUN } from '../../newsroom/begun.ts'
import { scopeOf } from '../../newsroom/permissions.ts'
import { nameOfStory } from '../../newsroom/untitled.ts'
import type { Article, User } from '../../payload-types.ts'
import { searchReader } from '../../reading/reader.ts'
import { cleanQuery } from '../../search/parse-query.ts'
import { searchStories } from '../../search/search-stories.ts'
import { wordsOfHeadline } from './words-of-headline.ts'

export type DeskHit = {
  id: string
  headline: string
  section?: string
  people: string[]
  /** ISO 8601: the last change. */
  time: string
  state: 'live' | 'draft'
  href: string
}
export type DeskName = { id: string; kind: 'tag' | 'author' | 'section'; name: string; alias?: string; href: string }
export type DeskSearch = {
  q: string
  stories: DeskHit[]
  /** There are other stories than these, which are the first. */
  isMore: boolean
  names: DeskName[]
}

const MOST_STORIES = 30
const MOST_NAMES = 8

/**
 * Searches what the newsroom has, for the account of a request: the newest version of each story by its headline, where the last
 * word may be a beginning, then live stories by all of their text as readers search them; tags, authors and sections by any
 * spelling. A handful of statements, however many stories there are.
 */
export async function searchDesk(req: PayloadRequest, typed: string): Promise<DeskSearch> {
  const q = cleanQuery(typed)
  const user = req.user as User | null
  if (!user || q === '') return { q, stories: [], isMore: false, names: [] }
  const sql = await transactionSql(req)
  const [found, names] = await Promise.all([findStories(req, { sql, q, user }), findNames(sql, q)])
  return { q, ...found, names }
}

async function findStories(
  req: PayloadRequest,
  { sql, q, user }: { sql: Sql; q: string; user: User },
): Promise<Pick<DeskSearch, 'stories' | 'isMore'>> {
  // Who sees only a few stories has few: among the best of all there might be none of them.
  const seesAll = scopeOf(user.role, 'articles', 'read') === 'all'
  const best = seesAll ? await candidates(sql, q) : undefined
  const ids = best?.ids
  if (ids?.length === 0) return { stories: [], isMore: false }
  const wanted: Where = ids ? { id: { in: ids } } : { headline: { like: q } }
  const find = (where: Where, draft: boolean) =>
    req.payload.find({
      collection: 'articles',
      where,
      draft,
      depth: 1,
      sort: '-updatedAt',
      limit: MOST_STORIES + 1,
      pagination: false,
      select: { headline: true, section: true, owners: true, updatedAt: true, _status: true },
      populate: { sections: { name: true }, users: { name: true } },
      overrideAccess: false,
      user,
      req,
    })
  const { docs } = (await find({ and: [wanted, BEGUN] }, true)) as unknown as { docs: Article[] }
  const found = docs.map(({ id }) => id)
  const live = await find({ and: [{ id: { in: found } }, { _status: { equals: 'published' } }] }, false)
  const liveIds = new Set(live.docs.map(({ id }) => String(id)))
  const place = new Map(ids?.map((id, at) => [id, at]))
  const stories = docs
    .slice(0, MOST_STORIES)
    .toSorted((one, other) => (place.get(one.id) ?? 0) - (place.get(other.id) ?? 0))
    .map((story) => hitFrom(story, liveIds.has(story.id)))
  return { stories, isMore: best?.isMore ?? docs.length > MOST_STORIES }
}

/** Ids, best first: by headline, then by text. */
async function candidates(sql: Sql, q: string): Promise<{ ids: string[]; isMore: boolean }> {
  const byHeadline = sql<{ id: string }>`
    with query as materialized (${wordsOfHeadline(q)})
    select parent_id as id from _articles_v, query
    where latest and version_deleted_at is null and parent_id is not null
      and to_tsvector('edition.simple', edition.spaced(coalesce(version_headline, ''))) @@ query.words
    order by updated_at desc, parent_id limit ${MOST_STORIES + 1}`
  const byText = searchStories(searchReader(), { q, sort: 'relevance' })
  const [headlines, texts] = await Promise.all([byHeadline, byText.catch(noneIfTooSlow)])
  const ids = [...new Set([...headlines.map(({ id }) => id), ...texts.ids])]
  return { ids: ids.slice(0, MOST_STORIES), isMore: ids.length > MOST_STORIES || texts.next !== undefined }
}

/** What was found among headlines is worth showing without the rest. */
function noneIfTooSlow(error: unknown): { ids: string[]; next?: string } {
  if (error instanceof AppError && error.code === 'search-too-slow') return { ids: [] }
  throw error
}

/** What begins so, then what looks like it: an alias says whose it is. */
async function findNames(sql: Sql, q: string): Promise<DeskName[]> {
  const rows = await sql<{ id: string; kind: DeskName['kind']; name: string; alias: string | null }>`
    with begun as (
      select id, kind, name, is_alias, 2::real as likeness from edition.names
      where edition.normalised(${q}) <> '' and normalised like edition.normalised(${q}) || '%'
      order by length(normalised), normalised limit ${MOST_NAMES}),
    alike as (
      select near.id, kind.name as kind, near.name, near.is_alias, near.likeness
      from unnest('{tag,author,section}'::text[]) as kind (name)
        cross join lateral edition.names_like(edition.normalised(${q}), kind.name, ${MOST_NAMES}) as near),
    found as (
      select distinct on (id) id, kind, name, is_alias, likeness
      from (select * from begun union all select * from alike) as both_kinds order by id, likeness desc, is_alias)
    select found.id, found.kind, coalesce(tags.name, found.name) as name, case when found.is_alias then found.name end as alias
    from found left join edition.tags on tags.id = found.id and found.kind = 'tag'
    order by found.likeness desc, length(found.name), found.name limit ${MOST_NAMES}`
  return rows.map(({ alias, ...row }) => ({
    ...row,
    ...(alias && { alias }),
    href: `/admin/collections/${row.kind}s/${row.id}`,
  }))
}

function hitFrom(story: Article, isLive: boolean): DeskHit {
  const section = story.section && typeof story.section === 'object' ? story.section.name : undefined
  return {
    id: story.id,
    headline: nameOfStory(story.headline),
    ...(section && { section }),
    people: (story.owners ?? []).flatMap((owner) => (typeof owner === 'object' && owner?.name ? owner.name : [])),
    time: story.updatedAt,
    state: isLive ? 'live' : 'draft',
    href: `/admin/collections/articles/${story.id}`,
  }
}
