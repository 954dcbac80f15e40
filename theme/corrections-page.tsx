import type { CorrectionsPageView, FurnitureView, RecordEntryView } from '../reading/views.ts'
import { Breadcrumbs } from './breadcrumbs.tsx'
import { monthName } from './format-date.ts'
import { longTime } from './format-time.ts'
import { languageAttributes } from './language-attributes.ts'
import { PageHeader } from './page-header.tsx'
import { CorrectionWords } from './story-corrections.tsx'
import { words } from './words.ts'

/** What the paper got wrong and what it took back, the newest first, and the way to all months. */
export function CorrectionsPage({ view, furniture }: { view: CorrectionsPageView; furniture: FurnitureView }) {
  const { language } = furniture
  return (
    <div className="list-page record">
      {view.month && <Breadcrumbs links={[{ name: words.corrections, href: '/corrections' }]} />}
      <PageHeader
        title={view.month ? monthName(view.month, language) : words.corrections}
        text={words.correctionsText(furniture.name)}
      />
      <ol className="record-entries">
        {view.entries.map((entry) => (
          <Entry key={entry.at + entry.story?.href + wordsOf(entry)} entry={entry} furniture={furniture} />
        ))}
        {view.entries.length === 0 && <li className="empty">{words.noCorrections}</li>}
      </ol>
      {view.months.length > 0 && (
        <nav className="record-months" aria-labelledby="record-months">
          <h2 id="record-months">{words.byMonth}</h2>
          <ul>
            {view.months.map(({ month, href }) => (
              <li key={month}>
                <a href={href} aria-current={href === view.href ? 'page' : undefined}>
                  {monthName(month, language)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </div>
  )
}

function Entry({ entry, furniture }: { entry: RecordEntryView; furniture: FurnitureView }) {
  const language = entry.language ?? furniture.language
  return (
    <li>
      <p className="record-kind">
        <strong>{entry.kind === 'withdrawal' ? words.withdrawn : words.severity[entry.severity]}</strong>{' '}
        <time dateTime={entry.at}>{longTime(entry.at, furniture)}</time>
      </p>
      {entry.story && (
        <h2 dir="auto" {...languageAttributes(language, furniture.language)}>
          <a href={entry.story.href}>{entry.story.name}</a>
        </h2>
      )}
      <p>
        {entry.kind === 'withdrawal' ? (
          <span dir="auto">{entry.notice}</span>
        ) : (
          <CorrectionWords correction={entry} language={language} around={furniture.language} />
        )}
      </p>
    </li>
  )
}

function wordsOf(entry: RecordEntryView): string {
  return entry.kind === 'withdrawal' ? entry.notice : entry.wrong
}
