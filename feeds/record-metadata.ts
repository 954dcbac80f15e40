import type { Metadata } from 'next'
import type { CorrectionsPageView, StoryChangesView, WithdrawnView } from '../reading/views.ts'
import { pageHead, type SiteView } from './page-metadata.ts'
import { words } from './words.ts'

type Of<Page> = { furniture: SiteView; page: Page }

export function correctionsMetadata({ furniture, page }: Of<CorrectionsPageView>): Metadata {
  const date = page.month && new Date(`${page.month}-15T12:00:00Z`)
  const month =
    date &&
    new Intl.DateTimeFormat(furniture.language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(date)
  const title = month ? `${words.corrections}, ${month}` : words.corrections
  const description = words.correctionsOf(furniture.name)
  return pageHead({ furniture, title, description, href: page.href, isEmpty: page.entries.length === 0 })
}

/** Not in search engines: they lead to the story. */
export function storyChangesMetadata({ furniture, page }: Of<StoryChangesView>): Metadata {
  const title = words.changesIn(page.story.name)
  const { language, href } = page
  return { ...pageHead({ furniture, title, description: title, href, language, isEmpty: true }) }
}

/** What the paper wants forgotten must not say again what it was about. */
export function withdrawnMetadata({ furniture, page }: Of<WithdrawnView>): Metadata {
  const title = page.headline ?? words.withdrawn
  const { language, href } = page
  return pageHead({ furniture, title, description: words.withdrawn, href, language, isEmpty: page.isGone })
}
