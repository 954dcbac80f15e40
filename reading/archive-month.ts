import { cache } from 'react'
import { noteTags } from '../delivery/render-scope.ts'
import { archiveHref } from './archive-dates.ts'
import { NOT_IN_FUTURE, noteNextDay } from './archive-future.ts'
import { publicReader } from './reader.ts'
import type { ArchiveMonthLinkView, ArchiveMonthView } from './views.ts'

type Row = { days: { day: string; stories: number }[] | null; previous: string | null; next: string | null }

/** A month of the calendar, or undefined where it has no stories or has not come. @param month - `2026-11` */
export const readArchiveMonth = cache(
  async (month: string, reader = publicReader()): Promise<ArchiveMonthView | undefined> => {
    noteTags(`days:${month}`)
    const start = `${month}-01`
    const [row] = await reader.sql<Row>`
      select
        (select json_agg(json_build_object('day', day, 'stories', stories) order by day) from edition.days
          where day >= ${start}::date and day < ${start}::date + interval '1 month' and stories > 0 and ${NOT_IN_FUTURE}) as days,
        (select to_char(day, 'YYYY-MM') from edition.days
          where day < ${start}::date and stories > 0 and ${NOT_IN_FUTURE} order by day desc limit 1) as previous,
        (select to_char(day, 'YYYY-MM') from edition.days
          where day >= ${start}::date + interval '1 month' and stories > 0 and ${NOT_IN_FUTURE} order by day limit 1) as next
      limit 1`
    // A month before this one never ends; one that has none after it may get one without any change.
    if (!row?.next) await noteNextDay(reader)
    if (!row?.days) return undefined
    return {
      month,
      href: archiveHref(month),
      stories: row.days.reduce((sum, { stories }) => sum + stories, 0),
      days: row.days.map(({ day, stories }) => ({ day, href: archiveHref(day), stories })),
      ...(row.previous && { previous: monthLink(row.previous) }),
      ...(row.next && { next: monthLink(row.next) }),
    }
  },
)

function monthLink(month: string): ArchiveMonthLinkView {
  return { month, href: archiveHref(month) }
}
