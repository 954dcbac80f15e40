import type { PagingView } from '../reading/views.ts'
import { words } from './words.ts'

/** Newer and older, in words; closed pages also say which they are (1 is the oldest): not of how many, which would change them. */
export function PagingLinks({ paging, listName }: { paging: PagingView; listName: string }) {
  if (!paging.newerHref && !paging.olderHref) return null
  return (
    <nav className="paging" aria-label={`${words.paging}: ${listName}`}>
      {paging.newerHref && (
        <a className="newer" rel="prev" href={paging.newerHref}>
          {words.newer}
        </a>
      )}
      {paging.page !== undefined && (
        <p>
          {words.archivePage} {paging.page}
        </p>
      )}
      {paging.olderHref && (
        <a className="older" rel="next" href={paging.olderHref}>
          {words.older}
        </a>
      )}
    </nav>
  )
}
