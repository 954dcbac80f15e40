import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import naughtyStrings from '../lib/testing/naughty-strings.json' with { type: 'json' }
import { breadcrumbJsonLd } from './breadcrumb-json-ld.ts'
import { jsonForScript } from './escape.ts'
import { newsArticleJsonLd } from './news-article-json-ld.ts'
import { FURNITURE, IMAGE, STORY } from './testing/sample-views.ts'

const sent = (value: unknown) => JSON.parse(jsonForScript(value))

describe('a story', () => {
  it('says who published what, when, where and with which picture', () => {
    const furniture = { ...FURNITURE, logo: { ...IMAGE, width: 600, height: 60 } }
    expect(sent(newsArticleJsonLd({ furniture, story: STORY }))).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: 'A story',
      description: 'What it says',
      url: 'https://post.example/coast/a-story',
      mainEntityOfPage: { '@id': 'https://post.example/coast/a-story' },
      datePublished: '2026-11-10T08:15:00.000Z',
      dateModified: '2026-11-10T08:28:00.000Z',
      image: [
        { url: `https://post.example/media/${IMAGE.hash}/1920.jpg`, width: 1920, height: 1280, creditText: 'Jo Park' },
      ],
      articleSection: 'Coast',
      keywords: ['Harbours', 'Fishing'],
      inLanguage: 'en-GB',
      isAccessibleForFree: true,
      publisher: { name: 'The Harbour Post', logo: { '@type': 'ImageObject', width: 600 } },
    })
  })

  it('takes a byline for a person unless it says that it is a desk', () => {
    const authors = [
      { name: 'Ada Okoye', href: '/authors/ada-okoye', jobTitle: 'Reporter' },
      { name: 'News desk', href: '/authors/news-desk', isDesk: true },
    ]
    expect(sent(newsArticleJsonLd({ furniture: FURNITURE, story: { ...STORY, authors } })).author).toEqual([
      { '@type': 'Person', name: 'Ada Okoye', url: 'https://post.example/authors/ada-okoye', jobTitle: 'Reporter' },
      { '@type': 'Organization', name: 'News desk', url: 'https://post.example/authors/news-desk' },
    ])
  })

  it('was modified when it was published, if never revised, and leaves out what it has not', () => {
    const { revisedAt, leadImage, standfirst, ...bare } = STORY
    const json = sent(newsArticleJsonLd({ furniture: FURNITURE, story: { ...bare, tags: [] } }))
    expect(json.dateModified).toBe('2026-11-10T08:15:00.000Z')
    for (const absent of ['image', 'description', 'keywords', 'about', 'mentions', 'isPartOf', 'sponsor', 'correction'])
      expect(json).not.toHaveProperty(absent)
    expect(json.publisher).not.toHaveProperty('logo')
  })

  it('says what it is about first, what it mentions and of which series it is a part', () => {
    const tags = [
      { name: 'Xiaomi', href: '/tags/xiaomi', kind: 'organisation' as const },
      { name: 'Lei Jun', href: '/tags/lei-jun', kind: 'person' as const },
      { name: 'Wuhan', href: '/tags/wuhan', kind: 'place' as const },
      { name: 'Phones', href: '/tags/phones', kind: 'topic' as const },
      { name: 'Made here', href: '/tags/made-here', kind: 'series' as const },
    ]
    const json = sent(newsArticleJsonLd({ furniture: FURNITURE, story: { ...STORY, tags } }))
    expect(json.about).toEqual({ '@type': 'Organization', name: 'Xiaomi', url: 'https://post.example/tags/xiaomi' })
    expect(json.mentions.map((thing: Record<string, string>) => [thing['@type'], thing.name])).toEqual([
      ['Person', 'Lei Jun'],
      ['Place', 'Wuhan'],
      ['Thing', 'Phones'],
    ])
    expect(json.isPartOf).toMatchObject([{ '@type': 'CreativeWorkSeries', name: 'Made here' }])
  })

  it('says what was corrected, and was modified by that', () => {
    const corrections = [
      {
        at: '2026-11-12T09:00:00.000Z',
        severity: 'correction' as const,
        wrong: 'It said Monday.',
        correct: 'It was Tuesday.',
      },
    ]
    const json = sent(newsArticleJsonLd({ furniture: FURNITURE, story: { ...STORY, corrections } }))
    expect(json.correction).toEqual([
      {
        ...{ '@type': 'CorrectionComment', text: 'It said Monday. It was Tuesday.' },
        datePublished: '2026-11-12T09:00:00.000Z',
      },
    ])
    expect(json.dateModified).toBe('2026-11-12T09:00:00.000Z')
  })

  it('is no news when it is paid for, and names who paid', () => {
    const json = sent(newsArticleJsonLd({ furniture: FURNITURE, story: { ...STORY, isPaid: true, sponsor: 'Acme' } }))
    expect(json).toMatchObject({
      '@type': 'AdvertiserContentArticle',
      sponsor: { '@type': 'Organization', name: 'Acme' },
    })
  })

  it('names no sponsor of a story that nobody paid for', () => {
    const json = sent(newsArticleJsonLd({ furniture: FURNITURE, story: { ...STORY, sponsor: 'Acme' } }))
    expect(json).not.toHaveProperty('sponsor')
  })

  it('stays inside its script element with every naughty string', () => {
    for (const text of naughtyStrings) {
      const story = { ...STORY, headline: text, standfirst: text, tags: [{ name: text, href: '/tags/a' }] }
      const json = jsonForScript(newsArticleJsonLd({ furniture: { ...FURNITURE, name: text }, story }))
      const { document } = parseHTML(
        `<html><body><script type="application/ld+json">${json}</script><p>after</p></body></html>`,
      )
      expect(document.body.children, text).toHaveLength(2)
      expect(JSON.parse(document.querySelector('script')?.textContent ?? ''), text).toMatchObject({
        headline: text,
        keywords: [text],
      })
    }
  })
})

describe('breadcrumbs', () => {
  it('lead from the front to the page, which comes last and without an address', () => {
    const json = sent(
      breadcrumbJsonLd({ furniture: FURNITURE, breadcrumbs: [{ name: 'Coast', href: '/coast' }], current: 'A story' }),
    )
    expect(json['@type']).toBe('BreadcrumbList')
    expect(json.itemListElement).toEqual([
      { '@type': 'ListItem', position: 1, name: 'The Harbour Post', item: 'https://post.example/' },
      { '@type': 'ListItem', position: 2, name: 'Coast', item: 'https://post.example/coast' },
      { '@type': 'ListItem', position: 3, name: 'A story' },
    ])
  })
})
