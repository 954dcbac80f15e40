import type { FurnitureView, LinkView } from '../reading/views.ts'
import { SafeLink } from './safe-link.tsx'
import { words } from './words.ts'

/** The foot of every page: columns of links, other titles, apps, where to follow, and the legal line. */
export function SiteFooter({ furniture }: { furniture: FurnitureView }) {
  const columns = [
    ...furniture.footerColumns,
    { title: words.apps, links: furniture.apps },
    { title: words.social, links: furniture.social },
  ].filter((column) => column.links.length > 0)
  return (
    <footer className="site-footer">
      <p className="nameplate">
        <a href="/">{furniture.name}</a>
      </p>
      <div className="footer-columns">
        {columns.map((column) => (
          <FooterColumn key={column.title} {...column} />
        ))}
      </div>
      {furniture.sisterSites.length > 0 && (
        <div className="sister-sites">
          <h2>{words.sisterSites}</h2>
          <LinkList links={furniture.sisterSites} />
        </div>
      )}
      <p className="footer-archive">
        <a href="/archive">{words.archive}</a> <a href="/corrections">{words.corrections}</a>
      </p>
      {furniture.legalLine && (
        <p className="legal" dir="auto">
          {furniture.legalLine}
        </p>
      )}
    </footer>
  )
}

function FooterColumn({ title, links }: { title: string; links: LinkView[] }) {
  return (
    <div>
      <h2>{title}</h2>
      <LinkList links={links} />
    </div>
  )
}

function LinkList({ links }: { links: LinkView[] }) {
  return (
    <ul>
      {links.map((link) => (
        <li key={link.href + link.name}>
          <SafeLink href={link.href}>{link.name}</SafeLink>
        </li>
      ))}
    </ul>
  )
}
