import type { ChangedRunView, FurnitureView, StoryChangesView } from '../reading/views.ts'
import { Breadcrumbs } from './breadcrumbs.tsx'
import { longTime } from './format-time.ts'
import { languageAttributes } from './language-attributes.ts'
import { words } from './words.ts'

/** What changed in a story from one published text to the next, word by word. */
export function StoryChangesPage({ view, furniture }: { view: StoryChangesView; furniture: FurnitureView }) {
  const { section, story } = view
  return (
    <div className="changes">
      <Breadcrumbs links={[section]} />
      <h1>
        {words.changesIn}: <a href={story.href}>{story.name}</a>
      </h1>
      <p className="changes-key">
        <del>{words.takenOut}</del> <ins>{words.putIn}</ins>
      </p>
      {view.changes.map((change) => (
        <section key={change.at} aria-label={longTime(change.at, furniture)}>
          <h2>
            <time dateTime={change.at}>{longTime(change.at, furniture)}</time>
          </h2>
          {change.note && (
            <p className="changes-note" dir="auto">
              {change.note}
            </p>
          )}
          <div {...languageAttributes(view.language, furniture.language)}>
            {change.paragraphs.map((runs, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no name of their own, and are drawn once
              <Paragraph key={index} runs={runs} />
            ))}
          </div>
        </section>
      ))}
    </div>
  )
}

/** An empty one stands for what did not change. */
function Paragraph({ runs }: { runs: ChangedRunView[] }) {
  if (runs.length === 0) return <p className="changes-gap">…</p>
  return (
    <p dir="auto">
      {runs.map(({ kind, text }, index) => {
        const key = `${index} ${kind}`
        if (kind === 'removed') return <del key={key}>{text}</del>
        return kind === 'added' ? <ins key={key}>{text}</ins> : <span key={key}>{text}</span>
      })}
    </p>
  )
}
