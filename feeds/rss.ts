import type { CardView, CorrectionView, FurnitureView, ImageView } from '../reading/views.ts'
import { absoluteUrl, imageUrl } from './absolute-url.ts'
import { escapeText } from './escape.ts'
import { modifiedAt } from './modified-at.ts'
import { words } from './words.ts'
import { parentElement, textElement, XML_DECLARATION } from './xml-element.ts'

/** Minutes for which a reader may keep the feed before it asks again. */
const TTL = 5

const NAMESPACES = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
}

/** A story in a feed; the body is finished HTML whose addresses are absolute. */
export type FeedStory = CardView & { bodyHtml?: string; tags?: { name: string }[]; corrections?: CorrectionView[] }

/**
 * An RSS 2.0 document (https://www.rssboard.org/rss-specification).
 * `path` is the page that the feed belongs to, `selfPath` the feed's own address, `updatedAt` an ISO time.
 */
export function rssFeed(feed: {
  furniture: Pick<FurnitureView, 'siteUrl' | 'language' | 'legalLine'>
  title: string
  description: string
  path: string
  selfPath: string
  stories: FeedStory[]
  updatedAt: string
}): string {
  const { furniture, stories } = feed
  const { siteUrl } = furniture
  const self = { href: absoluteUrl(siteUrl, feed.selfPath), rel: 'self', type: 'application/rss+xml' }
  const channel = parentElement('channel', [
    textElement('title', feed.title),
    textElement('link', absoluteUrl(siteUrl, feed.path)),
    textElement('description', feed.description),
    parentElement('atom:link', [], self),
    textElement('language', furniture.language),
    textElement('copyright', furniture.legalLine),
    textElement('lastBuildDate', rfc822(feed.updatedAt)),
    textElement('ttl', String(TTL)),
    ...stories.map((story) => storyItem(story, furniture)),
  ])
  return `${XML_DECLARATION}\n${parentElement('rss', [channel], { version: '2.0', ...NAMESPACES })}\n`
}

/**
 * The name by which a reader's program remembers a story: a tag URI (RFC 4151) of host and story id alone,
 * so that a new slug, section or protocol does not show every story as unread again.
 */
export function storyGuid(siteUrl: string, id: string): string {
  return `tag:${new URL(siteUrl).hostname},2026:story:${id}`
}

function storyItem(story: FeedStory, { siteUrl, language }: { siteUrl: string; language: string }): string {
  const storyLanguage = story.language ?? language
  return parentElement('item', [
    textElement('title', story.headline),
    textElement('link', absoluteUrl(siteUrl, story.href)),
    textElement('guid', storyGuid(siteUrl, story.id), { isPermaLink: 'false' }),
    textElement('pubDate', rfc822(story.publishedAt)),
    textElement('atom:updated', story.revisedAt || story.corrections ? modifiedAt(story) : undefined),
    textElement('description', description(story)),
    ...story.authors.map((author) => textElement('dc:creator', author.name)),
    storyLanguage === language ? '' : textElement('dc:language', storyLanguage),
    ...categories(story).map((category) => textElement('category', category)),
    story.image ? mediaContent(siteUrl, story.image) : '',
    textElement('content:encoded', story.bodyHtml),
  ])
}

/** Readers take a description for HTML, so plain text is escaped for that first, then for XML. What was corrected comes first. */
function description({ standfirst, corrections = [] }: FeedStory): string | undefined {
  const told = corrections.map(
    ({ severity, wrong, correct }) =>
      `<p><strong>${words.correction[severity]}:</strong> ${escapeText(`${wrong} ${correct}`)}</p>`,
  )
  if (told.length === 0) return standfirst && escapeText(standfirst)
  return [...told, ...(standfirst ? [`<p>${escapeText(standfirst)}</p>`] : [])].join('')
}

/** Section and tags; what is paid for says so outside the site too. */
function categories({ isPaid, section, tags = [] }: FeedStory): string[] {
  return [...new Set([...(isPaid ? [words.paidContent] : []), section.name, ...tags.map((tag) => tag.name)])]
}

/** Media RSS rather than an enclosure, which wants a length in bytes and is offered as a download by many readers. */
function mediaContent(siteUrl: string, image: ImageView): string {
  const { width, height } = image
  const attributes = { url: imageUrl(siteUrl, image), medium: 'image', type: 'image/jpeg', width, height }
  return parentElement(
    'media:content',
    [
      textElement('media:description', image.caption ?? image.alt, { type: 'plain' }),
      textElement('media:credit', image.credit),
    ],
    attributes,
  )
}

/** `Tue, 10 Nov 2026 12:00:00 GMT`: RFC 822 with the four-digit year that RSS asks for. */
function rfc822(time: string): string {
  return new Date(time).toUTCString()
}
