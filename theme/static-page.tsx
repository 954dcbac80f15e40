import type { FurnitureView, StaticPageView } from '../reading/views.ts'
import { Body } from './body.tsx'
import { longDay } from './format-time.ts'
import { words } from './words.ts'

/** About, terms, contact: a title and a text. */
export function StaticPage({ view, furniture }: { view: StaticPageView; furniture: FurnitureView }) {
  return (
    <article className="static-page">
      <h1 dir="auto">{view.title}</h1>
      {view.description && (
        <p className="story-standfirst" dir="auto">
          {view.description}
        </p>
      )}
      <Body blocks={view.body} furniture={furniture} />
      <p className="first-published">
        {words.pageUpdated} <time dateTime={view.updatedAt}>{longDay(view.updatedAt, furniture)}</time>.
      </p>
    </article>
  )
}
