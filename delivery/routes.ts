/**
 * The addresses of the readers' site. Anything else that is not the desk's, the operators' or a file is no page, and is
 * rendered as the 404 page.
 */
export type Route =
  | { kind: 'page' /** What Next is asked to render. */; render: string }
  | { kind: 'moved'; location: string }
  /** Next, the desk or a file: passed on as it came. */
  | { kind: 'other' }

const OTHER = /^\/(?:admin|api|preview|setup|internal|_next|__nextjs[^/]*|islands)(?:\/|$)/
const FILE = /^\/(?:favicon\.ico|icon\.svg|icon-192\.png|icon-512\.png|icon-maskable-512\.png|apple-touch-icon\.png)$/

/** A slug as we write it, and whatever else one segment of an address may hold; Next decodes it. */
const SEGMENT = '[^/]+'
const PAGES = [
  /^\/$/,
  /^\/(?:rss|sitemap|news-sitemap)\.xml$/,
  /^\/(?:robots\.txt|manifest\.webmanifest)$/,
  new RegExp(`^/(?:tags|authors)/${SEGMENT}(?:/page/${SEGMENT}|/rss\\.xml)?$`),
  new RegExp(`^/(?!tags/|authors/|sitemaps/|not-found)${SEGMENT}(?:/page/${SEGMENT}|/${SEGMENT})?$`),
]
const SITEMAP = /^\/sitemap-(\d{4}-(?:0[1-9]|1[0-2])|pages)\.xml$/
const NOT_FOUND = '/not-found'

/** Decides what an address is. @param path - the path of the request, without its query, as it came */
export function routeOf(path: string): Route {
  if (OTHER.test(path) || FILE.test(path)) return { kind: 'other' }
  // A browser reads a backslash as a slash: two of them at the start would lead to another site.
  if (path.length > 1 && path.endsWith('/'))
    return { kind: 'moved', location: `/${path.replace(/^[\\/]+|[\\/]+$/g, '')}` }
  const sitemap = SITEMAP.exec(path)
  if (sitemap) return { kind: 'page', render: `/sitemaps/${sitemap[1]}` }
  if (!isPlain(path) || !PAGES.some((page) => page.test(path))) return { kind: 'page', render: NOT_FOUND }
  return { kind: 'page', render: path }
}

/** An encoded slash would make two segments of one, or climb out of them: Next answers such paths with half a page. */
function isPlain(path: string): boolean {
  try {
    return !/%2f|%5c|\\/i.test(path) && !decodeURIComponent(path).includes('\0')
  } catch {
    return false
  }
}
