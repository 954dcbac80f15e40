import { cache } from 'react'
import { noteTags } from '../delivery/render-scope.ts'
import { archiveHref } from './archive-dates.ts'
import { NOT_IN_FUTURE, noteNextDay } from './archive-future.ts'
import { publicReader } from './reader.ts'
import type { ArchiveView } from './views.ts'

/** Years and months that have stories, with how many. Adds up a row for each day: some three thousand in eight years. */
export const readArchive = cache(async (reader = publicReader()): Promise<ArchiveView> => {
  noteTags('calendar')
  const rows = await reader.sql<{ month: string; stories: number }>`
    select to_char(month, 'YYYY-MM') as month, stories
    from (select date_trunc('month', day::timestamp) as month, sum(stories)::int as stories
      from edition.days where stories > 0 and ${NOT_IN_FUTURE} group by 1) as months
    order by months.month desc limit 2400`
  await noteNextDay(reader)
  const months = rows.map(({ month, stories }) => ({ month, href: archiveHref(month), stories }))
  const years = [...Map.groupBy(months, ({ month }) => month.slice(0, 4))]
  return {
    years: years.map(([year, ofYear]) => ({
      year,
      stories: ofYear.reduce((sum, { stories }) => sum + stories, 0),
      months: ofYear,
    })),
  }
})
