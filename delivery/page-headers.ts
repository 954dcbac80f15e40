import type { Encoding } from './compress.ts'
import type { Answer, Page } from './page-cache.ts'
import { shortTag } from './page-tags.ts'

/**
 * Readers' pages have no script but the islands and no style but the stylesheet. Frames are what readers load by a click from
 * the providers of embeds; pictures of other sites may stand in markup by hand.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "img-src 'self' https: data:",
  'frame-src https:',
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ')

/** What readers' pages never need. */
const PERMISSIONS_POLICY = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .join(', ')

const TWO_YEARS_S = 63_072_000
const DAY_S = 86_400
/** CDNs cut longer lists of tags, or refuse the response. Each short tag has 9 characters and a space. */
const MOST_TAGS = 800

export type HeaderOptions = {
  /** The site is read over https. */
  isSecure: boolean
  /** A CDN keeps pages and is told when they change. */
  isPurged: boolean
  /** Not in development, where Next's scripts are needed. */
  isStrict: boolean
  /** Tells how many statements a page took. */
  isTimed: boolean
}

/** Of everything that readers are sent. */
export function securityHeaders({ isSecure }: Pick<HeaderOptions, 'isSecure'>): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    ...(isSecure && { 'Strict-Transport-Security': `max-age=${TWO_YEARS_S}; includeSubDomains` }),
  }
}

/** The headers of a kept page that are the same for every reader. */
export function pageHeaders(page: Page, options: HeaderOptions): Record<string, string> {
  const isHtml = page.type.startsWith('text/html')
  return {
    'Content-Type': page.type,
    Vary: 'Accept-Encoding',
    'X-Edition': String(page.edition),
    ...securityHeaders(options),
    ...(isHtml && { 'Permissions-Policy': PERMISSIONS_POLICY }),
    ...(isHtml && options.isStrict && { 'Content-Security-Policy': CONTENT_SECURITY_POLICY }),
    ...(isHtml && options.isStrict && { 'Speculation-Rules': '"/speculation-rules.json"' }),
    ...(isForCdn(page, options) && tagHeaders(page.tags)),
    ...(options.isTimed && { 'Server-Timing': `sql;desc="${page.statements} statements"` }),
  }
}

/** The headers that depend on when, from where and how a page is answered. */
export function answerHeaders(
  { page, from }: Answer,
  { encoding, isPurged, now }: { encoding: Encoding | undefined; isPurged: boolean; now: number },
): Record<string, string> {
  return {
    ETag: etagOf(page, encoding),
    'Cache-Control': cacheControl(page, { from, isPurged, now }),
    'Cache-Status': CACHE_STATUS[from],
    ...(encoding && { 'Content-Encoding': encoding }),
  }
}

/** RFC 9211. */
const CACHE_STATUS = {
  hit: 'broadsheet; hit',
  miss: 'broadsheet; fwd=miss; stored',
  passed: 'broadsheet; fwd=miss',
  stale: 'broadsheet; hit; detail=stale',
} as const

/** Each form of a page has a tag of its own: they are not the same bytes. */
function etagOf(page: Page, encoding: Encoding | undefined): string {
  return encoding ? `"${page.etag}-${encoding}"` : `"${page.etag}"`
}

/** Whether a reader has this page already, in whatever form. @param given - the request's If-None-Match */
export function isKnown(page: Page, given: string | undefined): boolean {
  return given !== undefined && (given === '*' || given.includes(`"${page.etag}"`) || given.includes(`"${page.etag}-`))
}

/**
 * Browsers ask each time, and mostly hear that they have the page already. Only a CDN that is told of changes may keep it, and
 * no longer than it is valid.
 */
function cacheControl(
  page: Page,
  { from, isPurged, now }: { from: Answer['from']; isPurged: boolean; now: number },
): string {
  if (page.isUnkept) return 'private, no-store'
  if (from === 'stale') return 'no-store'
  if (!isForCdn(page, { isPurged })) return 'public, no-cache'
  const seconds = Math.min(DAY_S, Math.floor((page.validUntil - now) / 1000))
  return `public, max-age=0, must-revalidate, s-maxage=${Math.max(0, seconds)}`
}

/** A page with more tags than a CDN takes could not be purged: no CDN may keep it. */
function isForCdn(page: Page, { isPurged }: { isPurged: boolean }): boolean {
  return isPurged && !page.isUnkept && page.tags.length <= MOST_TAGS
}

/** The headers under which CDNs file a response: Fastly's and Varnish's, and Cloudflare's. */
export function tagHeaders(tags: string[]): Record<string, string> {
  const short = tags.map(shortTag)
  return { 'Surrogate-Key': short.join(' '), 'Cache-Tag': short.join(',') }
}
