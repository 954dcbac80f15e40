import type { ReactNode } from 'react'
import type { CountedLinkView, TagPageView } from '../reading/views.ts'
import { words } from './words.ts'

/** What a tag stands together with, and who writes about it: two lists between rules, below the head of its page. */
export function TagCompany({
  company,
  language,
}: {
  company: NonNullable<TagPageView['company']>
  /** Of the paper. */
  language: string
}) {
  const { mostUsedWith, coveredBy } = company
  if (mostUsedWith.length === 0 && coveredBy.length === 0) return null
  return (
    <aside className="tag-company" aria-label={words.tagCompany}>
      <CountedLinks title={words.mostUsedWith} links={mostUsedWith} language={language} />
      <CountedLinks title={words.coveredBy} links={coveredBy} language={language} />
    </aside>
  )
}

function CountedLinks({
  title,
  links,
  language,
}: {
  title: string
  links: CountedLinkView[]
  language: string
}): ReactNode {
  if (links.length === 0) return null
  return (
    <div>
      <h2>{title}</h2>
      <ul>
        {links.map(({ name, href, stories }) => (
          <li key={href}>
            <a href={href} dir="auto">
              {name}
            </a>{' '}
            <span className="count">{words.storyCount(stories, language)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
