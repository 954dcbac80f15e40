import { Link } from '@payloadcms/ui'
import '../styles/search.css'

/** In the bar on top, where the menu with the field is closed, too. */
export function SearchLink() {
  return (
    <Link className="desk-search-link" href="/admin/search" prefetch={false}>
      Search
    </Link>
  )
}
