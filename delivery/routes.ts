import { declaredQuery } from './declared-query.ts'

/**
 * The addresses of the readers' site. Anything else that is not the desk's or a file is no page, and is rendered as the 404 page;
 * the operators' addresses were answered before anybody asks here.
 */
export type Route =
  | { kind: 'page' /** What Next is asked to render. */; render: string }
  | { kind: 'moved'; location: string }
  /** Next, the desk or a file: passed on as it came. */
  | { kind: 'other' }

/** Exactly what there is: anything else that reached Next past `delivery/` would come back with its scripts, and a 404 as 200. */
export const OTHER = new RegExp(
  [
    '^/admin(?:/|$)',
    '^/api/.',
    '^/preview/(?:articles|pages|fronts)/[^/]+$',
    '^/preview/media/[^/]+/[^/]+$',
    '^/preview/shared/[^/]+(?:/media/[^/]+/[^/]+)?$',
    '^/setup(?:/type\\.woff2)?$',
    '^/_next/static/',
  ].join('|'),
)
/** What Next itself asks for while the code changes under it. */
export const NEXT_IN_DEVELOPMENT = /^\/(?:_next|__nextjs[^/]*)(?:\/|$)/
/** What `public/` has, for readers and editors alike. */
export const ICON =
  /^\/(?:favicon\.ico|icon\.svg|icon-192\.png|icon-512\.png|icon-maskable-512\.png|apple-touch-icon\.png)$/

/** What other parts of the server answer, before anybody asks here. */
const OTHERS_FILES = /^\/(?:internal\/|islands\/|media\/|speculation-rules\.json$)/

/** A slug as we write it, and whatever else one segment of an address may hold; Next decodes it. */
const SEGMENT = '[^/]+'
/** Next has pages of its own at `/404` and `/500`, which know neither our styles nor our words. */
const PAGES = [
  /^\/$/,
  /^\/(?:rss|sitemap|news-sitemap)\.xml$/,
  /^\/(?:robots\.txt|manifest\.webmanifest)$/,
  new RegExp(`^/(?:tags|authors)/${SEGMENT}(?:/page/${SEGMENT}|/rss\\.xml)?$`),
  new RegExp(`^/corrections(?:/${SEGMENT}/${SEGMENT})?$`),
  new RegExp(`^/(?!archive/|corrections/|tags/|authors/|sitemaps/|_)${SEGMENT}/${SEGMENT}/changes$`),
  new RegExp(`^/archive(?:/${SEGMENT}/${SEGMENT}(?:/${SEGMENT}(?:/page/${SEGMENT})?)?)?$`),
  new RegExp(
    `^/(?!archive/|corrections/|tags/|authors/|sitemaps/|not-found|_|(?:404|500)$)${SEGMENT}(?:/page/${SEGMENT}|/${SEGMENT})?$`,
  ),
]
const SITEMAP = /^\/sitemap-((?:19|20)\d{2}-(?:0[1-9]|1[0-2])-[123]|pages|tags-[1-4])\.xml$/
const NOT_FOUND = '/not-found'
/** The one route that reads its query. */
export const SEARCH = '/search'

/**
 * The key under which a page is kept: its path, and of the query what the route declares; whatever else stands there is dropped
 * before anybody looks at it. Letters are spelled in one way.
 *
 * What is not the readers' has no other spelling than its own. Encoded it is no address: Next would decode it past our decision,
 * and a 404 kept for `/%69nternal/health` would be sent to whoever asks for that.
 * @param url - of the request, as it came
 */
export function keyOf(url: string): string {
  const end = url.search(/[?#]/)
  const path = end < 0 ? url : url.slice(0, end)
  if (path === SEARCH || path === `${SEARCH}/`) return path + declaredQuery(url.slice(end < 0 ? url.length : end))
  if (!path.includes('%')) return path || '/'
  // Names of files hold letters that may be encoded or not: Next decodes them.
  if (OTHER.test(path)) return path
  const key = oneSpelling(path)
  return key !== path && isOthers(key) ? NOT_FOUND : key
}

function isOthers(path: string): boolean {
  return OTHER.test(path) || ICON.test(path) || OTHERS_FILES.test(path)
}

/** `/caf%c3%a9` and `/caf%C3%A9` are one address, and so are `/%61` and `/a`. What cannot be decoded stays as it came. */
function oneSpelling(path: string): string {
  try {
    return path
      .split('/')
      .map((segment) => encodeURIComponent(decodeURIComponent(segment)))
      .join('/')
  } catch {
    return path
  }
}

/** Decides what an address is. @param key - its key */
export function routeOf(key: string, { dev = false } = {}): Route {
  if (key.startsWith(`${SEARCH}?`)) return { kind: 'page', render: key }
  if (key.startsWith(`${SEARCH}/?`)) return { kind: 'moved', location: SEARCH + key.slice(`${SEARCH}/`.length) }
  const path = key
  if (dev && NEXT_IN_DEVELOPMENT.test(path)) return { kind: 'other' }
  if (!isPlain(path)) return { kind: 'page', render: NOT_FOUND }
  if (OTHER.test(path) || ICON.test(path)) return { kind: 'other' }
  // At the start too: two would lead to another site. A backslash, which a browser reads as a slash, did not get this far.
  if (path.length > 1 && path.endsWith('/')) return { kind: 'moved', location: `/${withoutOuterSlashes(path)}` }
  const calendar = calendarAddress(path)
  if (calendar) return { kind: 'moved', location: calendar }
  const sitemap = SITEMAP.exec(path)
  if (sitemap) return { kind: 'page', render: `/sitemaps/${sitemap[1]}` }
  // Next would answer these with its own form of a page.
  if (/\.rsc$|\.segments\//.test(path)) return { kind: 'page', render: NOT_FOUND }
  if (!PAGES.some((page) => page.test(path))) return { kind: 'page', render: NOT_FOUND }
  return { kind: 'page', render: path }
}

const YEAR = /^\/archive\/(\d{4})$/
const WITHOUT_ZEROS = /^(\/archive\/\d{4})\/(\d{1,2})(?:\/(\d{1,2}))?$/

/** Where a date is that somebody typed as people write it: `/archive/2026/3/1`. A year stands on the page of all of them. */
function calendarAddress(path: string): string | undefined {
  const year = YEAR.exec(path)?.[1]
  if (year) return `/archive#year-${year}`
  const [, start, ...parts] = WITHOUT_ZEROS.exec(path) ?? []
  const address = [start, ...parts.flatMap((part) => part?.padStart(2, '0') ?? [])].join('/')
  return start && address !== path ? address : undefined
}

/** Not by a pattern that looks for an end: in a path of slashes it would look from each of them. */
function withoutOuterSlashes(path: string): string {
  let [start, end] = [0, path.length]
  while (path[start] === '/') start += 1
  while (end > start && path[end - 1] === '/') end -= 1
  return path.slice(start, end)
}

/** Browsers resolve dot segments before they ask; an encoded slash would climb out of a segment. Next resolves both, past our decision. */
function isPlain(path: string): boolean {
  try {
    return !DOT_SEGMENT.test(path) && !/%2f|%5c|\\/i.test(path) && !decodeURIComponent(path).includes('\0')
  } catch {
    return false
  }
}

const DOT_SEGMENT = /(?:^|[/\\])(?:\.|%2e){1,2}(?:[/\\]|$)/i
