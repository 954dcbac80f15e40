import { AppError } from '../lib/errors.ts'
import type { CardView, FurnitureView, SitemapEntry } from '../reading/views.ts'
import { absoluteUrl, escapedUrl } from './absolute-url.ts'
import { escapeText } from './escape.ts'
import { parentElement, textElement, XML_DECLARATION } from './xml-element.ts'

/** Limits of https://www.sitemaps.org/protocol.html and of Google News; a longer file is refused as a whole. */
export const MAX_ENTRIES = 50_000
export const MAX_NEWS_ENTRIES = 1_000

const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const NEWS = 'http://www.google.com/schemas/sitemap-news/0.9'

/**
 * At the root of the site, because a sitemap speaks only for addresses at and below its own folder.
 * @param part - of the site: `pages`, or a third of a month with its stories, `2026-11-3`
 */
export function sitemapPath(part: string): string {
  return `/sitemap-${part}.xml`
}

/** The part with the stories of a day of UTC, `2026-11-23`. */
export function partOf(day: string): string {
  return `${day.slice(0, 7)}-${Math.min(3, Math.ceil(Number(day.slice(8, 10)) / 10))}`
}

/** The list of all sitemaps. */
export function sitemapIndex({ siteUrl, parts }: { siteUrl: string; parts: string[] }): string {
  guard(parts.length, MAX_ENTRIES)
  const children = parts.map((part) =>
    parentElement('sitemap', [textElement('loc', absoluteUrl(siteUrl, sitemapPath(part)))]),
  )
  return document(parentElement('sitemapindex', children, { xmlns: SITEMAP }))
}

/** The addresses of a part of the site. Throws AppError `sitemap-too-long`. */
export function sitemap({ siteUrl, entries }: { siteUrl: string; entries: SitemapEntry[] }): string {
  guard(entries.length, MAX_ENTRIES)
  const children = entries.map((entry) => entryElement(siteUrl, entry))
  return document(parentElement('urlset', children, { xmlns: SITEMAP }))
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

/** In one text: put together from elements, the fifty thousand of a file take five times as long. */
function entryElement(siteUrl: string, { href, lastModified }: SitemapEntry): string {
  const changed = lastModified === undefined ? '' : `\n<lastmod>${escapeText(lastModified)}</lastmod>`
  return `<url>\n<loc>${escapedUrl(siteUrl, href)}</loc>${changed}\n</url>`
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
