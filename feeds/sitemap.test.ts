import { describe, expect, it } from 'vitest'
import naughtyStrings from '../lib/testing/naughty-strings.json' with { type: 'json' }
import { MAX_ENTRIES, MAX_NEWS_ENTRIES, newsSitemap, partOf, sitemap, sitemapIndex } from './sitemap.ts'
import { findAll, parseStrictXml, textsOf } from './testing/parse-strict-xml.ts'
import { CARD, FURNITURE } from './testing/sample-views.ts'

const { siteUrl } = FURNITURE
const LATER = '2026-11-10T08:28:00.000Z'

describe('the index', () => {
  it('names the sitemap of each part', () => {
    const xml = parseStrictXml(sitemapIndex({ siteUrl, parts: ['pages', '2026-11-3'] }))
    expect(xml.name).toBe('sitemapindex')
    expect(xml.attributes).toEqual({ xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' })
    expect(textsOf(xml, 'loc')).toEqual([
      'https://post.example/sitemap-pages.xml',
      'https://post.example/sitemap-2026-11-3.xml',
    ])
  })

  it('is well-formed when the site is empty', () => {
    expect(parseStrictXml(sitemapIndex({ siteUrl, parts: [] })).children).toEqual([])
  })
})

describe('a part', () => {
  it('gives full, encoded addresses, and times', () => {
    const entries = [{ href: '/coast/a-story', lastModified: LATER }, { href: '/küste?a=1&b=2' }]
    const xml = parseStrictXml(sitemap({ siteUrl, entries }))
    expect(textsOf(xml, 'loc')).toEqual([
      'https://post.example/coast/a-story',
      'https://post.example/k%C3%BCste?a=1&b=2',
    ])
    expect(textsOf(xml, 'lastmod')).toEqual([LATER])
  })

  it('takes 50,000 addresses and refuses one more', () => {
    const entries = Array.from({ length: MAX_ENTRIES }, () => ({ href: '/a' }))
    expect(sitemap({ siteUrl, entries })).toContain('<loc>https://post.example/a</loc>')
    expect(() => sitemap({ siteUrl, entries: [...entries, { href: '/b' }] })).toThrow(
      expect.objectContaining({ code: 'sitemap-too-long' }),
    )
  })
})

it('a month has three parts, the last as long as it takes', () => {
  expect(['2026-02-01', '2026-02-10', '2026-02-11', '2026-02-20', '2026-02-21', '2026-12-31'].map(partOf)).toEqual([
    '2026-02-1',
    '2026-02-1',
    '2026-02-2',
    '2026-02-2',
    '2026-02-3',
    '2026-12-3',
  ])
})

describe('the news sitemap', () => {
  it('names publication, language, time and headline of each story', () => {
    const xml = parseStrictXml(newsSitemap({ furniture: FURNITURE, stories: [CARD] }))
    const [news] = findAll(xml, 'news:news')
    expect(textsOf(xml, 'loc')).toEqual(['https://post.example/coast/a-story'])
    expect(
      news &&
        ['news:name', 'news:language', 'news:publication_date', 'news:title'].map((name) => textsOf(news, name)[0]),
    ).toEqual(['The Harbour Post', 'en', '2026-11-10T08:15:00.000Z', 'A story'])
  })

  it('gives each story its own language', () => {
    const stories = ['hi-IN', 'zh-TW', 'zh-Hant'].map((language) => ({ ...CARD, language }))
    const xml = parseStrictXml(newsSitemap({ furniture: FURNITURE, stories }))
    expect(textsOf(xml, 'news:language')).toEqual(['hi', 'zh-tw', 'zh'])
  })

  it('has no paid content', () => {
    const xml = parseStrictXml(newsSitemap({ furniture: FURNITURE, stories: [{ ...CARD, isPaid: true }] }))
    expect(xml.children).toEqual([])
  })

  it('refuses more than 1,000 stories', () => {
    const stories = Array.from({ length: MAX_NEWS_ENTRIES + 1 }, () => CARD)
    expect(() => newsSitemap({ furniture: FURNITURE, stories })).toThrow(
      expect.objectContaining({ code: 'sitemap-too-long' }),
    )
  })

  it('stays well-formed with every naughty string', () => {
    for (const text of naughtyStrings) {
      const furniture = { ...FURNITURE, name: text }
      const xml = parseStrictXml(
        newsSitemap({ furniture, stories: [{ ...CARD, headline: text, href: `/coast/${text}` }] }),
      )
      expect(findAll(xml, 'news:title'), text).toHaveLength(1)
      expect(textsOf(xml, 'loc')[0], text).toMatch(/^https:\/\/post\.example\/[!-~]*$/)
    }
  })
})
