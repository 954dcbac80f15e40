import type { FurnitureView } from '../reading/views.ts'
import { words } from './words.ts'

type NotFoundPageProps = { furniture: FurnitureView; title?: string; text?: string }

/** What stands at an address with nothing at it, with ways on. */
export function NotFoundPage({ furniture, title = words.notFound, text = words.notFoundText }: NotFoundPageProps) {
  return (
    <div className="not-found">
      <h1>{title}</h1>
      <p>{text}</p>
      <ul>
        {[{ name: words.home, href: '/' }, ...furniture.sections].map((link) => (
          <li key={link.href}>
            <a href={link.href}>{link.name}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
