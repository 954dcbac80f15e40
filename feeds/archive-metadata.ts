import type { Metadata } from 'next'
import type { ArchiveDayView, ArchiveMonthView, ArchiveView } from '../reading/views.ts'
import { pageHead, type SiteView } from './page-metadata.ts'
import { words } from './words.ts'

type Of<Page> = { furniture: SiteView; page: Page }

export function archiveMetadata({ furniture, page }: Of<ArchiveView>): Metadata {
  const description = words.archiveOf(furniture.name)
  return pageHead({ furniture, title: words.archive, description, href: '/archive', isEmpty: page.years.length === 0 })
}

export function archiveMonthMetadata({ furniture, page }: Of<ArchiveMonthView>): Metadata {
  const title = nameOf(`${page.month}-01`, furniture.language, { month: 'long', year: 'numeric' })
  return pageHead({ furniture, title, description: words.storiesOf(title, furniture.name), href: page.href })
}

/** A day's head or one of its closed pages, each its own canonical page: their stories differ. */
export function archiveDayMetadata({ furniture, page }: Of<ArchiveDayView>): Metadata {
  const name = nameOf(page.day, furniture.language, { dateStyle: 'long' })
  const number = page.paging.page
  return pageHead({
    furniture,
    title: number === undefined ? name : words.archivePage(name, number),
    description: words.storiesOf(name, furniture.name),
    href: number === undefined ? page.href : `${page.href}/page/${number}`,
    isEmpty: page.stories.length === 0,
  })
}

/** A day stands for itself: no zone can move it. */
function nameOf(day: string, language: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`))
}
