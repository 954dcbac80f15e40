import { noteTags } from '../delivery/render-scope.ts'
import { CARD_COLUMNS, type CardRow, cardFrom, isoTime } from './cards.ts'
import { noteEndAfter } from './furniture.ts'
import { ALL_STORIES, PAGE_SIZE } from './listing.ts'
import { publicReader } from './reader.ts'
import type { CardView } from './views.ts'

/** The newest stories of the whole site, for its feed. */
export async function readNewest({ sql, mediaBase } = publicReader()): Promise<CardView[]> {
  noteTags(`list:${ALL_STORIES}`)
  const rows = await sql<CardRow>`
    select ${CARD_COLUMNS}
    from edition.listings as place join edition.stories as story on story.id = place.story_id
    where place.list_id = ${ALL_STORIES} order by place.position desc limit ${PAGE_SIZE * 2}`
  return rows.map((row) => cardFrom(row, mediaBase))
}

const NEWS_HOURS = 48
const NEWS_MOST = 1000

/** Stories first published within the last two days, newest first: what a news sitemap may hold. */
export async function readNewsStories({ sql, mediaBase } = publicReader()): Promise<CardView[]> {
  noteTags('archive')
  const rows = await sql<CardRow & { ends_in_ms: number }>`
    select ${CARD_COLUMNS},
      extract(epoch from story.published_at + make_interval(hours => ${NEWS_HOURS}) - now())::float8 * 1000 as ends_in_ms
    from edition.stories as story
    where story.published_at > now() - make_interval(hours => ${NEWS_HOURS}) and story.published_at <= now()
    order by story.published_at desc, story.id limit ${NEWS_MOST}`
  const oldest = rows.at(-1)
  if (oldest) noteEndAfter(oldest.ends_in_ms)
  // A story may be dated in the future; it enters when that time has come.
  const [next] = await sql<{ starts_in_ms: number }>`
    select extract(epoch from published_at - now())::float8 * 1000 as starts_in_ms from edition.stories
    where published_at > now() order by published_at limit 1`
  if (next) noteEndAfter(next.starts_in_ms)
  return rows.map((row) => cardFrom(row, mediaBase))
}

/** The months in which stories were first published, `2026-11`, newest first. Skips from month to month through the index. */
export async function readMonths({ sql } = publicReader()): Promise<string[]> {
  noteTags('archive')
  const rows = await sql<{ month: string }>`
    with recursive months (month) as (
      (select date_trunc('month', published_at, 'UTC') from edition.stories order by published_at desc limit 1)
      union all
      select (select date_trunc('month', published_at, 'UTC') from edition.stories
        where published_at < months.month order by published_at desc limit 1)
      from months where months.month is not null)
    select to_char(month at time zone 'UTC', 'YYYY-MM') as month from months where month is not null order by 1 desc limit 1200`
  return rows.map((row) => row.month)
}

export type SitemapEntry = { href: string; lastModified: string }

/** The addresses of a month's stories. @param month - `2026-11`, of UTC */
export async function readMonth(month: string, { sql } = publicReader()): Promise<SitemapEntry[]> {
  noteTags(`month:${month}`, 'sections')
  const start = `${month}-01T00:00:00Z`
  const rows = await sql<{ slug: string; section: string; modified: Date }>`
    select story.slug, section.slug as section, coalesce(story.revised_at, story.published_at) as modified
    from edition.stories as story join edition.sections as section on section.id = story.section_id
    where story.published_at >= ${start}::timestamptz
      and story.published_at < ((${start}::timestamptz at time zone 'UTC') + interval '1 month') at time zone 'UTC'
    order by story.published_at, story.id limit 50000`
  return rows.map((row) => ({ href: `/${row.section}/${row.slug}`, lastModified: isoTime(row.modified) }))
}

/** The addresses of fronts, tags, authors and pages. */
export async function readLists({ sql } = publicReader()): Promise<string[]> {
  noteTags('directory')
  const rows = await sql<{ href: string }>`
    select '/' || slug as href from edition.sections
    union all select '/' || slug from edition.pages
    union all select '/authors/' || slug from edition.authors as author where exists (select 1 from edition.lists where lists.id = author.id)
    union all select '/tags/' || slug from edition.tags as tag join edition.tag_roots as roots on roots.root_id = tag.id and roots.tag_id = tag.id
      where exists (select 1 from edition.lists where lists.id = roots.list_id)
    order by href limit 49999`
  return ['/', ...rows.map((row) => row.href)]
}
