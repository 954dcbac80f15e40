import { cache } from 'react'
import { markMoved, noteTags } from '../delivery/render-scope.ts'
import { archiveHref } from './archive-dates.ts'
import { NOT_IN_FUTURE, noteNextDay } from './archive-future.ts'
import { isoTime, type SectionRow, sectionLink, storyHref } from './cards.ts'
import { countClosedPages, extentOf, pagingOf } from './listing.ts'
import { publicReader } from './reader.ts'
import type { ArchiveDayLinkView, ArchiveDayView, StoryLineView } from './views.ts'

/** Stories on a closed page of a day; its head shows up to twice as many. As the edition's triggers count (`edition.day_page_of`). */
export const DAY_PAGE_SIZE = 50

type DayRow = { stories: number; last_position: number; previous: string | null; next: string | null }
type LineRow = {
  id: string
  slug: string
  headline: string
  published_at: Date | string
  language: string
  is_paid: boolean
  section_id: string
  section: SectionRow | null
}

/**
 * A day's stories, newest first: those of its head or of one of its closed pages, which are numbered from the day's first story and
 * never change their extent. Undefined where the day has no stories or has not come.
 * @param day - `2026-11-22`, a day that there is
 */
export const readArchiveDay = cache(
  async (day: string, page?: number, reader = publicReader()): Promise<ArchiveDayView | undefined> => {
    noteTags(page === undefined ? `day:${day}` : `day:${day}/${page}`)
    const [row] = await reader.sql<DayRow>`
      select stories, last_position,
        (select to_char(day, 'YYYY-MM-DD') from edition.days
          where day < ${day}::date and stories > 0 order by day desc limit 1) as previous,
        (select to_char(day, 'YYYY-MM-DD') from edition.days
          where day > ${day}::date and stories > 0 and ${NOT_IN_FUTURE} order by day limit 1) as next
      from edition.days where day = ${day}::date and ${NOT_IN_FUTURE} limit 1`
    const isHead = page === undefined
    if (!row || (isHead && !row.next)) await noteNextDay(reader)
    if (!row || (isHead && row.stories === 0)) return undefined
    const href = archiveHref(day)
    const lastPosition = row.last_position
    const closedPages = countClosedPages(lastPosition, DAY_PAGE_SIZE)
    // Not for good: the address gets its own page with the next closed one.
    if (page === closedPages + 1) markMoved(href, 302)
    const extent = extentOf({ lastPosition, page, pageSize: DAY_PAGE_SIZE })
    if (!extent) return undefined
    const lines = await reader.sql<LineRow>`
      select story.id, story.slug, story.headline, story.published_at, story.is_paid, story.section_id,
        coalesce(story.language, (select settings ->> 'language' from edition.site where id = 1), 'en') as language,
        (select json_build_object('id', section.id, 'name', section.name, 'slug', section.slug, 'tint', section.tint)
          from edition.sections as section where section.id = story.section_id) as section
      from edition.day_stories as place join edition.stories as story on story.id = place.story_id
      where place.day = ${day}::date and place.position > ${extent.first} and place.position <= ${extent.last}
      order by story.published_at desc, place.position desc limit ${DAY_PAGE_SIZE * 2}`
    return {
      day,
      href,
      stories: lines.map(lineFrom),
      paging: pagingOf({ href, page, closedPages }),
      ...(isHead && { count: row.stories }),
      ...(isHead && row.previous && { previous: dayLink(row.previous) }),
      ...(isHead && row.next && { next: dayLink(row.next) }),
    }
  },
)

function lineFrom(row: LineRow): StoryLineView {
  noteTags(`doc:${row.id}`, `doc:${row.section_id}`)
  return {
    id: row.id,
    href: storyHref(row.section?.slug, row.slug),
    headline: row.headline,
    section: sectionLink(row.section),
    publishedAt: isoTime(row.published_at),
    language: row.language,
    isPaid: row.is_paid,
  }
}

function dayLink(day: string): ArchiveDayLinkView {
  return { day, href: archiveHref(day) }
}
