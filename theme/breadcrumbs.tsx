import type { LinkView } from '../reading/views.ts'
import { words } from './words.ts'

/** The way from the front page to here; the last part is where the reader is and may be no link. */
export function Breadcrumbs({ links, current }: { links: LinkView[]; current?: string }) {
  return (
    <nav className="breadcrumbs" aria-label={words.breadcrumbs}>
      <ol>
        <li>
          <a href="/">{words.home}</a>
        </li>
        {links.map((link) => (
          <li key={link.href}>
            {link.name === current ? <span aria-current="page">{link.name}</span> : <a href={link.href}>{link.name}</a>}
          </li>
        ))}
      </ol>
    </nav>
  )
}
