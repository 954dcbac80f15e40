import type { Metadata } from 'next'
import type { SearchPageView } from '../reading/views.ts'
import type { SiteView } from './page-metadata.ts'
import { words } from './words.ts'

/** The head of a page of results: endless others like it are no place for a search engine, but what it links to is. */
export function searchMetadata({ furniture, page }: { furniture: SiteView; page: SearchPageView }): Metadata {
  const { q } = page.fields
  return {
    title: { absolute: q ? words.searchFor(q, furniture.name) : `${words.search} — ${furniture.name}` },
    robots: { index: false, follow: true },
  }
}
