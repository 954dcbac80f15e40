import type { Metadata } from 'next'
import type {
  AuthorPageView,
  FrontView,
  FurnitureView,
  ImageView,
  PagingView,
  SectionPageView,
  StaticPageView,
  StoryView,
  TagPageView,
} from '../reading/views.ts'
import { absoluteUrl } from './absolute-url.ts'
import { describeStory, firstSentences } from './describe-story.ts'
import { modifiedAt } from './modified-at.ts'
import { shorten } from './shorten.ts'
import { socialMetadata } from './social-metadata.ts'
import { words } from './words.ts'

/** The part of the furniture that the head of a page needs. */
export type SiteView = Pick<FurnitureView, 'name' | 'tagline' | 'siteUrl' | 'language' | 'logo'>
type Of<Page> = { furniture: SiteView; page: Page }

export function storyMetadata({ furniture, story }: { furniture: SiteView; story: StoryView }): Metadata {
  return pageHead({
    furniture,
    title: story.seoTitle?.trim() || story.headline,
    description: describeStory(story),
    href: story.href,
    image: story.leadImage,
    language: story.language,
    feeds: [
      { path: '', title: furniture.name },
      { path: story.section.href, title: story.section.name },
    ],
    article: {
      publishedTime: story.publishedAt,
      modifiedTime: modifiedAt(story),
      authors: story.authors.map(({ href }) => absoluteUrl(furniture.siteUrl, href)),
      section: story.section.name,
      tags: story.tags.map(({ name }) => name),
    },
  })
}

export function sectionMetadata({ furniture, page }: Of<SectionPageView>): Metadata {
  return listHead({
    furniture,
    page,
    description: page.description,
    otherwise: words.storiesIn(page.name, furniture.name),
  })
}

export function tagMetadata({ furniture, page }: Of<TagPageView>): Metadata {
  const otherwise = words.storiesAbout(page.name, furniture.name)
  return listHead({ furniture, page, description: page.description, otherwise, image: page.image })
}

export function authorMetadata({ furniture, page }: Of<AuthorPageView>): Metadata {
  const otherwise = words.storiesBy(page.name, furniture.name)
  return listHead({ furniture, page, description: page.bio, otherwise, image: page.portrait, type: 'profile' })
}

export function staticPageMetadata({ furniture, page }: Of<StaticPageView>): Metadata {
  const description = page.description?.trim() || firstSentences(page.body)
  return pageHead({ furniture, title: page.title, description, href: page.href })
}

/** The front's title is the paper's own name and what it says of itself. */
export function frontMetadata({ furniture, page }: Of<FrontView>): Metadata {
  const stories = page.slots.flatMap((slot) => ('stories' in slot ? slot.stories : []))
  const title = furniture.tagline ? `${furniture.name} — ${furniture.tagline}` : furniture.name
  const head = {
    furniture,
    title,
    description: furniture.tagline,
    href: '/',
    image: stories[0]?.image,
    isEmpty: stories.length === 0,
  }
  return { ...pageHead({ ...head, feeds: [{ path: '', title: furniture.name }] }), title: { absolute: title } }
}

type List = Pick<TagPageView, 'name' | 'href' | 'stories' | 'paging'>

/** A list's head or one of its closed pages, each its own canonical page: their stories differ. */
function listHead(list: {
  furniture: SiteView
  page: List
  description?: string
  otherwise: string
  image?: ImageView
  type?: 'profile'
}): Metadata {
  const { furniture, page, type } = list
  return pageHead({
    furniture,
    title: page.paging.page === undefined ? page.name : words.archivePage(page.name, page.paging.page),
    description: shorten(list.description?.trim() || list.otherwise, 200),
    href: pageHref(page.href, page.paging),
    image: list.image ?? page.stories.find((story) => story.image)?.image,
    isEmpty: page.stories.length === 0,
    feeds: [{ path: page.href, title: page.name }],
    type,
  })
}

function pageHref(href: string, { page }: PagingView): string {
  return page === undefined ? href : `${href}/page/${page}`
}

type PageHead = Parameters<typeof socialMetadata>[0] & { isEmpty?: boolean; feeds?: { path: string; title: string }[] }

/** The head of a page of any kind. @param page - `isEmpty` keeps it out of search engines */
export function pageHead(page: PageHead): Metadata {
  const { furniture, title, description, href, isEmpty = false, feeds = [] } = page
  const rss = feeds.map((feed) => ({ url: absoluteUrl(furniture.siteUrl, `${feed.path}/rss.xml`), title: feed.title }))
  return {
    title: { absolute: `${title} — ${furniture.name}` },
    description,
    alternates: {
      canonical: absoluteUrl(furniture.siteUrl, href),
      ...(rss.length > 0 && { types: { 'application/rss+xml': rss } }),
    },
    // An empty list is not worth a place in a search engine, but its links are; news may be shown with its picture at full width.
    robots: isEmpty ? { index: false, follow: true } : { index: true, follow: true, 'max-image-preview': 'large' },
    ...socialMetadata(page),
  }
}
