import type { FurnitureView, WithdrawnView } from '../reading/views.ts'
import { longTime } from './format-time.ts'
import { languageAttributes } from './language-attributes.ts'
import { words } from './words.ts'

/** What stands where a story stood: that it was taken back, when, and why as far as readers are told. */
export function WithdrawnPage({ view, furniture }: { view: WithdrawnView; furniture: FurnitureView }) {
  const own = languageAttributes(view.language, furniture.language)
  return (
    <div className="withdrawn">
      <p className="kicker">{words.withdrawn}</p>
      <h1 dir="auto" {...(view.headline && own)}>
        {view.headline ?? words.withdrawnTitle}
      </h1>
      <p className="withdrawn-notice" dir="auto" {...own}>
        {view.notice}
      </p>
      <p className="withdrawn-time">
        {words.withdrawnOn} <time dateTime={view.at}>{longTime(view.at, furniture)}</time>.{' '}
        <a href="/corrections">{words.allCorrections}</a>
      </p>
    </div>
  )
}
