import { noteTags } from '../delivery/render-scope.ts'
import { CARD_COLUMNS, type CardRow, cardFrom } from './cards.ts'
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
