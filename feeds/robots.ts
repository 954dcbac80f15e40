import { absoluteUrl } from './absolute-url.ts'

/** Not for crawlers: the desk, Payload's REST, drafts in preview, the operators' pages. */
const CLOSED = ['/admin', '/api', '/preview', '/internal']

/** `robots.txt`. A rule is a prefix: `/api` alone would also close a section named `/apiculture`, so each is given twice. */
export function robotsTxt({ siteUrl }: { siteUrl: string }): string {
  const rules = CLOSED.flatMap((path) => [`Disallow: ${path}$`, `Disallow: ${path}/`])
  const sitemaps = ['/sitemap.xml', '/news-sitemap.xml'].map((path) => `Sitemap: ${absoluteUrl(siteUrl, path)}`)
  return ['User-agent: *', ...rules, '', ...sitemaps, ''].join('\n')
}
