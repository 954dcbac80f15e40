import { describe, expect, it } from 'vitest'
import naughtyStrings from '../lib/testing/naughty-strings.json' with { type: 'json' }
import { MAX_ENTRIES, MAX_NEWS_ENTRIES, newsSitemap, sitemapIndex, sitemapMonth } from './sitemap.ts'
import { findAll, parseStrictXml, textsOf } from './testing/parse-strict-xml.ts'
import { CARD, FURNITURE, IMAGE } from './testing/sample-views.ts'

const { siteUrl } = FURNITURE
const LATER = '2026-11-10T08:28:00.000Z'

describe('the index', () => {
  it('names other sitemaps and one per month, each with its last change', () => {
    const months = [{ month: '2026-11', lastModified: LATER }]
    const xml = parseStrictXml(sitemapIndex({ siteUrl, months, other: [{ href: '/sitemap-pages.xml' }] }))
    expect(xml.name).toBe('sitemapindex')
    expect(xml.attributes).toEqual({ xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' })
    expect(textsOf(xml, 'loc')).toEqual([
      'https://post.example/sitemap-pages.xml',
      'https://post.example/sitemap-2026-11.xml',
    ])
    expect(textsOf(xml, 'lastmod')).toEqual([LATER])
  })

  it('is well-formed when the site is empty', () => {
    expect(parseStrictXml(sitemapIndex({ siteUrl, months: [] })).children).toEqual([])
  })
})

describe('a month', () => {
  it('gives full, encoded addresses, times and pictures', () => {
    const entries = [{ href: '/coast/a-story', lastModified: LATER, image: IMAGE }, { href: '/küste?a=1&b=2' }]
    const xml = parseStrictXml(sitemapMonth({ siteUrl, entries }))
    expect(textsOf(xml, 'loc')).toEqual([
      'https://post.example/coast/a-story',
      'https://post.example/k%C3%BCste?a=1&b=2',
    ])
    expect(textsOf(xml, 'image:loc')).toEqual([`https://post.example/media/${IMAGE.hash}/1920.jpg`])
    expect(textsOf(xml, 'lastmod')).toEqual([LATER])
  })

  it('takes 50,000 addresses and refuses one more', () => {
    const entries = Array.from({ length: MAX_ENTRIES }, () => ({ href: '/a' }))
    expect(sitemapMonth({ siteUrl, entries })).toContain('<loc>https://post.example/a</loc>')
    expect(() => sitemapMonth({ siteUrl, entries: [...entries, { href: '/b' }] })).toThrow(
      expect.objectContaining({ code: 'sitemap-too-long' }),
    )
  })
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
