import type { Sql } from '../lib/sql.ts'
import { STRIP } from '../reading/automatic-front.ts'
import { ALL_STORIES, PAGE_SIZE, pageOf } from '../reading/listing.ts'
import { TAG_FILES } from '../reading/sitemap-parts.ts'
import { MORE_FROM_SECTION, PLACES_AFTER } from '../reading/story-page.ts'
import { changedFronts } from './changed-fronts.ts'

/** Of all stories: what the front asks for, and what the feed does. */
const ON_FRONT = PAGE_SIZE
const IN_FEED = PAGE_SIZE * 2
/** Other pages that name the story: the newest. */
const MOST_OTHERS = 20
/** Of a section's stories those that show it below: some twenty, so the newest stand for all. */
const MATES = 5
const MOST = 200

/** What a change says, and of which story's receipt. */
type Scope = { storyId: string; heads: Set<string>; pages: { list: string; page: number }[]; isCard: boolean }
type List = {
  id: string
  /** Of its head; empty for the list of all stories. */
  href: string
  isSection: boolean
  isStrip: boolean
  /** How many closed pages it has. */
  closed: number
  /** The story's place in it, and how many live stories stand before it; absent where it has none. */
  position: number | null
  rank: number | null
}

/** Places in a section's list. */
type Span = { section: string; first: number; last: number }

/**
 * The addresses at which readers see a change of a story: its own of before and now, its lists with their feeds, and the pages
 * that carry its card. Found from the change's tags and the edition, not by asking the cache which pages it dropped. Each shows
 * what changed: a page that does not would go on telling that it is of before, rightly.
 * @param tags - of the change
 */
export async function changedAddresses(
  sql: Sql,
  { tags, storyId }: { tags: string[]; storyId: string },
): Promise<string[]> {
  const isAll = tags.includes('all')
  const scope: Scope = {
    storyId,
    heads: new Set(matches(tags, /^list:([0-9a-f-]{36})$/).map(([, id = '']) => id)),
    pages: matches(tags, /^list:([0-9a-f-]{36})\/(\d+)$/).map(([, list = '', page]) => ({ list, page: Number(page) })),
    isCard: isAll || tags.includes(`doc:${storyId}`),
  }
  const stories = isAll ? [storyId] : matches(tags, /^story:([0-9a-f-]{36})$/).map(([, id]) => id)
  const lists = await readLists(sql, scope)
  const fronts = await changedFronts(sql, scope)
  const changed = [...fronts].flatMap(([address, isChanged]) => (isChanged ? address : []))
  return [
    ...new Set([
      ...(await readStories(sql, stories)),
      ...matches(tags, /^at:(\/.+)$/).map(([, address = '']) => address),
      // Which stories a composed front shows does not follow from their lists; below that of a section its list stands as always.
      ...lists.flatMap((list) => addressesOf(list, scope)).filter((address) => address !== '/' || !fronts.has(address)),
      ...changed,
      ...(scope.isCard ? await readNaming(sql, storyId) : []),
      ...(await readMates(sql, lists, scope)),
      ...sitemaps(tags),
    ]),
  ].slice(0, MOST)
}

/** Lists that have changed, and those that show the story's card. */
function readLists(sql: Sql, { storyId, heads, pages, isCard }: Scope): Promise<List[]> {
  return sql<List>`
    with concerned (id) as (
      select unnest(${[...heads, ...pages.map(({ list }) => list)]}::uuid[])
      union select list_id from edition.listings where ${isCard} and story_id = ${storyId})
    select * from (
      select concerned.id, section.id is not null as "isSection", section.id is not null and section.parent_id is null as "isStrip",
        case when concerned.id = ${ALL_STORIES} then ''
          else coalesce('/' || section.slug, '/tags/' || tag.slug, '/authors/' || author.slug) end as href,
        edition.closed_pages(coalesce(list.last_position, 0))::int as closed, place.position::int as position,
        (select count(*)::int from (
          select from edition.listings as above join edition.stories as live on live.id = above.story_id
          where above.list_id = concerned.id and above.position > place.position limit ${IN_FEED}) as before
          where place.position is not null) as rank
      from concerned
        left join edition.lists as list on list.id = concerned.id
        left join edition.listings as place on place.list_id = concerned.id and place.story_id = ${storyId}
        left join edition.sections as section on section.id = concerned.id
        -- A tag that stands for several shows a list of another id; what was merged shows none.
        left join edition.tag_lists as several on several.list_id = concerned.id and several.state = 'shown'
        left join edition.tags as tag on tag.id = coalesce(several.tag_id, concerned.id) and tag.merged_into is null
          and (several.list_id is not null
            or not exists (select from edition.tag_lists as own where own.tag_id = tag.id and own.state = 'shown'))
        left join edition.authors as author on author.id = concerned.id) as found
    where href is not null order by href limit 200`
}

function addressesOf(list: List, scope: Scope): string[] {
  const { id, href, isStrip, closed, position } = list
  const isChanged = scope.heads.has(id)
  if (id === ALL_STORIES) {
    return [
      ...(isChanged || isAmong(list, scope, ON_FRONT) ? ['/'] : []),
      ...(isChanged || isAmong(list, scope, IN_FEED) ? ['/rss.xml'] : []),
    ]
  }
  const isOnHead = isChanged || (scope.isCard && position !== null && position > closed * PAGE_SIZE)
  const pages = [
    ...scope.pages.filter(({ list }) => list === id).map(({ page }) => page),
    ...(scope.isCard && position !== null ? [pageOf(position)] : []),
  ]
  return [
    ...(isStrip && (isChanged || isAmong(list, scope, STRIP)) ? ['/'] : []),
    ...(isOnHead ? [href, `${href}/rss.xml`] : []),
    ...pages.filter((page) => page <= closed).map((page) => `${href}/page/${page}`),
  ]
}

/** Whether the story's card is among the newest of a list. */
function isAmong({ rank, position }: List, { isCard }: Scope, newest: number): boolean {
  return isCard && position !== null && rank !== null && rank < newest
}

async function readStories(sql: Sql, ids: (string | undefined)[]): Promise<string[]> {
  const rows = await sql<{ address: string }>`
    select '/' || section.slug || '/' || story.slug as address
    from edition.stories as story join edition.sections as section on section.id = story.section_id
    where story.id = any (${ids}::uuid[]) order by story.published_at desc, story.id limit ${MOST_OTHERS}`
  return rows.map(({ address }) => address)
}

/** Pages whose text or related stories name it. */
async function readNaming(sql: Sql, storyId: string): Promise<string[]> {
  // Two questions for two indexes: as one with an `or` it would look at every story that there is.
  const rows = await sql<{ address: string }>`
    with naming as materialized (
      select id from edition.stories where linked_ids @> array[${storyId}::uuid]
      union select story_id from edition.related where related_id = ${storyId})
    (select '/' || section.slug || '/' || other.slug as address
      from naming join edition.stories as other on other.id = naming.id join edition.sections as section on section.id = other.section_id
      order by other.published_at desc, other.id limit ${MOST_OTHERS})
    union all
    (select '/' || slug from edition.pages where linked_ids @> array[${storyId}::uuid] order by slug limit ${MOST_OTHERS})`
  return rows.map(({ address }) => address)
}

/**
 * Stories of its sections that show it below, or did: below a story stand those of its section that came up to some places after
 * it, the newest of them (reading/story-page.ts). So its place is among these, and fewer than they are stand above it.
 */
async function readMates(sql: Sql, lists: List[], scope: Scope): Promise<string[]> {
  const spans = lists.flatMap((list) => (list.isSection ? spansOf(list, scope) : []))
  if (spans.length === 0) return []
  const rows = await sql<{ address: string }>`
    select '/' || section.slug || '/' || mate.slug as address
    from jsonb_to_recordset(${JSON.stringify(spans)}::jsonb) as span (section uuid, first int, last int)
      join edition.sections as section on section.id = span.section
      cross join lateral (
        select coalesce(max(position), span.last) as position from (
          select place.position from edition.listings as place join edition.stories as live on live.id = place.story_id
          where place.list_id = section.id and place.position > span.last
          order by place.position limit ${MORE_FROM_SECTION}) as above) as highest
      cross join lateral (
        select live.slug, live.published_at, place.position
        from edition.listings as place join edition.stories as live on live.id = place.story_id
        where place.list_id = section.id and live.section_id = section.id and live.id <> ${scope.storyId}
          and place.position between span.first - ${PLACES_AFTER} and highest.position
          and ${MORE_FROM_SECTION} > (
            select count(*) from edition.listings as above join edition.stories as other on other.id = above.story_id
            where above.list_id = section.id and above.story_id <> live.id
              and above.position > span.last and above.position <= place.position + ${PLACES_AFTER})
        order by place.position desc limit ${MATES}) as mate
    order by mate.published_at desc, mate.slug limit ${MATES}`
  return rows.map(({ address }) => address)
}

/** Where it stands in a section; where it stood, if it has left: the pages that have changed, as nobody knows its place there. */
function spansOf({ id, position }: List, { heads, pages, isCard }: Scope): Span[] {
  if (!heads.has(id) && !isCard) return []
  if (position !== null) return [{ section: id, first: position, last: position }]
  return pages
    .filter(({ list }) => list === id)
    .map(({ page }) => ({ section: id, first: (page - 1) * PAGE_SIZE + 1, last: page * PAGE_SIZE }))
}

/** Which tags are concerned the change does not say. */
const DIRECTORY = ['/sitemap.xml', '/sitemap-pages.xml', ...TAG_FILES.map((file) => `/sitemap-tags-${file}.xml`)]

function sitemaps(tags: string[]): string[] {
  return [
    ...(tags.includes('archive') ? ['/news-sitemap.xml', '/sitemap.xml'] : []),
    ...(tags.includes('directory') ? DIRECTORY : []),
    // Others are no address of ours.
    ...matches(tags, /^month:((?:19|20)\d\d-\d\d)$/).flatMap(([, month]) =>
      [1, 2, 3].map((third) => `/sitemap-${month}-${third}.xml`),
    ),
  ]
}

function matches(tags: string[], pattern: RegExp): RegExpExecArray[] {
  return tags.map((tag) => pattern.exec(tag)).filter((match) => match !== null)
}
