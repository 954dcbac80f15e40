import { expect, it } from 'vitest'
import { robotsTxt } from './robots.ts'

/** As crawlers read it (RFC 9309): a prefix, `$` for the end, nothing else is used. */
function isOpen(txt: string, path: string): boolean {
  const rules = [...txt.matchAll(/^Disallow: (.+)$/gm)].map(([, rule = '']) => rule)
  return !rules.some((rule) => (rule.endsWith('$') ? path === rule.slice(0, -1) : path.startsWith(rule)))
}

const txt = robotsTxt({ siteUrl: 'https://post.example' })

it.each(['/admin', '/admin/login', '/api/articles', '/preview/1', '/internal/metrics'])(
  'keeps crawlers from %s',
  (path) => {
    expect(isOpen(txt, path)).toBe(false)
  },
)

it.each(['/', '/coast', '/administration', '/apiculture/bees', '/media/a/320.jpg', '/rss.xml'])(
  'lets them see %s',
  (path) => {
    expect(isOpen(txt, path)).toBe(true)
  },
)

it('is for everybody and names both sitemaps in full', () => {
  expect(txt).toMatch(/^User-agent: \*\n/)
  expect(txt.match(/^Sitemap: .*$/gm)).toEqual([
    'Sitemap: https://post.example/sitemap.xml',
    'Sitemap: https://post.example/news-sitemap.xml',
  ])
})
