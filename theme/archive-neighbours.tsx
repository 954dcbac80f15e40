import type { LinkView } from '../reading/views.ts'
import { words } from './words.ts'

/** The nearest days or months that have stories, earlier and later. */
export function ArchiveNeighbours({ label, previous, next }: { label: string; previous?: LinkView; next?: LinkView }) {
  if (!previous && !next) return null
  return (
    <nav className="paging archive-neighbours" aria-label={label}>
      {previous && (
        <a className="earlier" rel="prev" href={previous.href}>
          <span>{words.earlier}</span> {previous.name}
        </a>
      )}
      {next && (
        <a className="later" rel="next" href={next.href}>
          <span>{words.later}</span> {next.name}
        </a>
      )}
    </nav>
  )
}
