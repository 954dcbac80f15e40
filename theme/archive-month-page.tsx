import type { ArchiveMonthView, FurnitureView } from '../reading/views.ts'
import { ArchiveNeighbours } from './archive-neighbours.tsx'
import { Breadcrumbs } from './breadcrumbs.tsx'
import { CalendarTable } from './calendar-table.tsx'
import { monthName } from './format-date.ts'
import { PageHeader } from './page-header.tsx'
import { words } from './words.ts'

/** A month as a calendar: how many stories each day has. */
export function ArchiveMonthPage({ view, furniture }: { view: ArchiveMonthView; furniture: FurnitureView }) {
  const { language } = furniture
  const name = (link: { month: string; href: string }) => ({ name: monthName(link.month, language), href: link.href })
  return (
    <div className="list-page archive">
      <Breadcrumbs links={[{ name: words.archive, href: '/archive' }]} />
      <PageHeader title={monthName(view.month, language)} subtitle={words.storyCount(view.stories, language)} />
      <CalendarTable view={view} language={language} />
      <ArchiveNeighbours
        label={words.otherMonths}
        previous={view.previous && name(view.previous)}
        next={view.next && name(view.next)}
      />
    </div>
  )
}
