import type { ArchiveDayView, FurnitureView, StoryLineView } from '../reading/views.ts'
import { ArchiveNeighbours } from './archive-neighbours.tsx'
import { Breadcrumbs } from './breadcrumbs.tsx'
import { dayName, fullDayName, monthName } from './format-date.ts'
import { clockTime } from './format-time.ts'
import { languageAttributes } from './language-attributes.ts'
import { PageHeader } from './page-header.tsx'
import { PagingLinks } from './paging-links.tsx'
import { storiesByHour } from './stories-by-hour.ts'
import { words } from './words.ts'

/** Fewer than this are read faster without the hours as headings; each story has its time anyway. */
const HOURS_FROM = 12

/** A day's stories, newest first, a line each. */
export function ArchiveDayPage({ view, furniture }: { view: ArchiveDayView; furniture: FurnitureView }) {
  const { language } = furniture
  const month = view.day.slice(0, 7)
  const title = fullDayName(view.day, language)
  const hours = view.stories.length < HOURS_FROM ? [] : storiesByHour(view.stories, furniture)
  const name = (link: { day: string; href: string }) => ({ name: dayName(link.day, language), href: link.href })
  return (
    <div className="list-page archive">
      <Breadcrumbs
        links={[
          { name: words.archive, href: '/archive' },
          { name: monthName(month, language), href: `/archive/${month.replace('-', '/')}` },
          ...(view.paging.page === undefined ? [] : [{ name: dayName(view.day, language), href: view.href }]),
        ]}
      />
      <PageHeader
        title={title}
        subtitle={view.count === undefined ? undefined : words.storyCount(view.count, language)}
        paging={view.paging}
      />
      {view.stories.length === 0 && <p className="empty">{words.noStories}</p>}
      {hours.length === 0 && view.stories.length > 0 && <Lines stories={view.stories} furniture={furniture} />}
      {hours.map(({ begins, label, stories }) => (
        <section key={begins} className="archive-hour" aria-label={label}>
          <h2>
            <time dateTime={begins}>{label}</time>
          </h2>
          <Lines stories={stories} furniture={furniture} />
        </section>
      ))}
      <PagingLinks paging={view.paging} listName={title} />
      <ArchiveNeighbours
        label={words.otherDays}
        previous={view.previous && name(view.previous)}
        next={view.next && name(view.next)}
      />
    </div>
  )
}

function Lines({ stories, furniture }: { stories: StoryLineView[]; furniture: FurnitureView }) {
  return (
    <ol className="archive-lines">
      {stories.map((story) => (
        <li key={story.id}>
          <time dateTime={story.publishedAt}>{clockTime(story.publishedAt, furniture)}</time>
          <p {...languageAttributes(story.language, furniture.language)}>
            <a className="headline" href={story.href} dir="auto">
              {story.headline}
            </a>{' '}
            <span className="meta">
              {story.isPaid && `${words.paid}, `}
              {story.section.name}
            </span>
          </p>
        </li>
      ))}
    </ol>
  )
}
