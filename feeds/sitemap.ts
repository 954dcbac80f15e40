import { AppError } from '../lib/errors.ts'
import type { CardView, FurnitureView } from '../reading/views.ts'
import { absoluteUrl, type ImageAddress, imageUrl } from './absolute-url.ts'
import { parentElement, textElement, XML_DECLARATION } from './xml-element.ts'

/** Limits of https://www.sitemaps.org/protocol.html and of Google News; a longer file is refused as a whole. */
export const MAX_ENTRIES = 50_000
export const MAX_NEWS_ENTRIES = 1_000

const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const IMAGE = 'http://www.google.com/schemas/sitemap-image/1.1'
const NEWS = 'http://www.google.com/schemas/sitemap-news/0.9'

export type SitemapEntry = { href: string; lastModified?: string; image?: ImageAddress }

/** At the root of the site, because a sitemap speaks only for addresses at and below its own folder. `month` is `2026-11`. */
export function sitemapMonthPath(month: string): string {
  return `/sitemap-${month}.xml`
}

/** The list of all sitemaps: one per month of stories, and others (sections, tags, pages) by their addresses. */
export function sitemapIndex({
  siteUrl,
  months,
  other = [],
}: {
  siteUrl: string
  months: { month: string; lastModified?: string }[]
  other?: { href: string; lastModified?: string }[]
}): string {
  const files = [...other, ...months.map((each) => ({ ...each, href: sitemapMonthPath(each.month) }))]
  guard(files.length, MAX_ENTRIES)
  const children = files.map(({ href, lastModified }) => {
    return parentElement('sitemap', [
      textElement('loc', absoluteUrl(siteUrl, href)),
      textElement('lastmod', lastModified),
    ])
  })
  return document(parentElement('sitemapindex', children, { xmlns: SITEMAP }))
}

/** One file of addresses: the stories of a month, or the pages of another kind. Throws AppError `sitemap-too-long`. */
export function sitemapMonth({ siteUrl, entries }: { siteUrl: string; entries: SitemapEntry[] }): string {
  guard(entries.length, MAX_ENTRIES)
  const children = entries.map(({ href, lastModified, image }) => {
    const picture = image && parentElement('image:image', [textElement('image:loc', imageUrl(siteUrl, image))])
    return urlElement(siteUrl, href, [textElement('lastmod', lastModified), picture ?? ''])
  })
  return document(parentElement('urlset', children, { xmlns: SITEMAP, 'xmlns:image': IMAGE }))
}

/**
 * For Google News: the caller gives the stories of the last 48 hours, 1,000 at most (else AppError `sitemap-too-long`).
 * Paid content is left out: its rules do not allow it among news.
 */
export function newsSitemap({
  furniture,
  stories,
}: {
  furniture: Pick<FurnitureView, 'siteUrl' | 'name' | 'language'>
  stories: CardView[]
}): string {
  const news = stories.filter((story) => !story.isPaid)
  guard(news.length, MAX_NEWS_ENTRIES)
  const children = news.map((story) => urlElement(furniture.siteUrl, story.href, [newsElement(story, furniture)]))
  return document(parentElement('urlset', children, { xmlns: SITEMAP, 'xmlns:news': NEWS }))
}

function newsElement(story: CardView, { name, language }: { name: string; language: string }): string {
  return parentElement('news:news', [
    parentElement('news:publication', [
      textElement('news:name', name),
      textElement('news:language', newsLanguage(story.language ?? language)),
    ]),
    textElement('news:publication_date', story.publishedAt),
    textElement('news:title', story.headline),
  ])
}

/** Two or three letters, as Google wants it; only for Chinese with a country. */
function newsLanguage(language: string): string {
  const lower = language.toLowerCase()
  if (lower === 'zh-cn' || lower === 'zh-tw') return lower
  return lower.split('-')[0] ?? lower
}

function urlElement(siteUrl: string, href: string, children: string[]): string {
  return parentElement('url', [textElement('loc', absoluteUrl(siteUrl, href)), ...children])
}

function document(root: string): string {
  return `${XML_DECLARATION}\n${root}\n`
}

function guard(count: number, limit: number): void {
  if (count <= limit) return
  throw new AppError('sitemap-too-long', { message: `a sitemap may have ${limit} entries, not ${count}` })
}
