import type { ArchiveView, FurnitureView } from '../reading/views.ts'
import { monthNameAlone } from './format-date.ts'
import { PageHeader } from './page-header.tsx'
import { words } from './words.ts'

/** All years and months of the paper, with how many stories each has. */
export function ArchivePage({ view, furniture }: { view: ArchiveView; furniture: FurnitureView }) {
  return (
    <div className="list-page archive">
      <PageHeader title={words.archive} text={words.archiveText(furniture.name)} />
      {view.years.length === 0 && <p className="empty">{words.noStories}</p>}
      {view.years.map((year) => (
        <Year key={year.year} year={year} language={furniture.language} />
      ))}
    </div>
  )
}

/** Always twelve months, so that a month stands in the same place in each year. */
function Year({ year, language }: { year: ArchiveView['years'][number]; language: string }) {
  const byMonth = new Map(year.months.map((month) => [month.month, month]))
  const months = Array.from({ length: 12 }, (_, index) => `${year.year}-${String(index + 1).padStart(2, '0')}`)
  return (
    <section className="archive-year" aria-labelledby={`year-${year.year}`}>
      <div className="archive-year-head">
        <h2 id={`year-${year.year}`}>{year.year}</h2>
        <p className="archive-count">{words.storyCount(year.stories, language)}</p>
      </div>
      <ul>
        {months.map((month) => {
          const found = byMonth.get(month)
          const name = monthNameAlone(month, language)
          return (
            <li key={month}>
              {found ? (
                <a href={found.href}>
                  {name} <span className="archive-count">{words.storyCount(found.stories, language)}</span>
                </a>
              ) : (
                <span className="no-stories">{name}</span>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
