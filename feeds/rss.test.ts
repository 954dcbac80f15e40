import { DOMParser } from 'linkedom'
import { describe, expect, it } from 'vitest'
import naughtyStrings from '../lib/testing/naughty-strings.json' with { type: 'json' }
import { type FeedStory, rssFeed, storyGuid } from './rss.ts'
import { findAll, parseStrictXml, textsOf, type XmlElement } from './testing/parse-strict-xml.ts'
import { CARD, FURNITURE, IMAGE } from './testing/sample-views.ts'

function feed(stories: FeedStory[], furniture = FURNITURE): string {
  return rssFeed({
    furniture,
    title: 'Coast — The Harbour Post',
    description: 'From the shore',
    path: '/coast',
    selfPath: '/coast/rss.xml',
    stories,
    updatedAt: '2026-11-10T08:28:00.000Z',
  })
}

function itemOf(story: FeedStory): XmlElement {
  const [item] = findAll(parseStrictXml(feed([story])), 'item')
  if (!item) throw new Error('no item')
  return item
}

describe('the channel', () => {
  it('says what it is, where it lives and how old it is', () => {
    const rss = parseStrictXml(feed([]))
    const [channel] = rss.children
    expect(rss).toMatchObject({ name: 'rss', attributes: { version: '2.0' } })
    expect(channel?.children.map(({ name, text }) => [name, text])).toEqual([
      ['title', 'Coast — The Harbour Post'],
      ['link', 'https://post.example/coast'],
      ['description', 'From the shore'],
      ['atom:link', ''],
      ['language', 'en-GB'],
      ['copyright', '© The Harbour Post'],
      ['lastBuildDate', 'Tue, 10 Nov 2026 08:28:00 GMT'],
      ['ttl', '5'],
    ])
    expect(findAll(rss, 'atom:link')[0]?.attributes).toEqual({
      href: 'https://post.example/coast/rss.xml',
      rel: 'self',
      type: 'application/rss+xml',
    })
  })
})

describe('a story', () => {
  it('carries link, time, every author, section, tags and its picture with credit', () => {
    const item = itemOf({ ...CARD, tags: [{ name: 'Harbours' }, { name: 'Coast' }] })
    expect(textsOf(item, 'link')).toEqual(['https://post.example/coast/a-story'])
    expect(textsOf(item, 'pubDate')).toEqual(['Tue, 10 Nov 2026 08:15:00 GMT'])
    expect(textsOf(item, 'dc:creator')).toEqual(['Ada Okoye', 'News desk'])
    expect(textsOf(item, 'category')).toEqual(['Coast', 'Harbours'])
    expect(textsOf(item, 'dc:language')).toEqual([])
    const [media] = findAll(item, 'media:content')
    expect(media?.attributes).toEqual({
      url: `https://post.example/media/${IMAGE.hash}/1920.jpg`,
      medium: 'image',
      type: 'image/jpeg',
      width: '1920',
      height: '1280',
    })
    expect(textsOf(item, 'media:credit')).toEqual(['Jo Park'])
    expect(textsOf(item, 'media:description')).toEqual(['The old harbour'])
  })

  it('needs neither standfirst, picture, author nor update', () => {
    const { standfirst, image, revisedAt, ...bare } = CARD
    const names = itemOf({ ...bare, authors: [] }).children.map(({ name }) => name)
    expect(names).toEqual(['title', 'link', 'guid', 'pubDate', 'category'])
  })

  it('says that it is paid for, and its language where that differs', () => {
    const item = itemOf({ ...CARD, isPaid: true, language: 'hi' })
    expect(textsOf(item, 'category')).toEqual(['Paid content', 'Coast'])
    expect(textsOf(item, 'dc:language')).toEqual(['hi'])
  })

  it('tells what was corrected before anything else, to be read and not run', () => {
    const corrections = [
      { at: '2026-11-12T09:00:00.000Z', severity: 'clarification' as const, wrong: 'A <b>.', correct: 'Two & more.' },
    ]
    const item = itemOf({ ...CARD, corrections })
    expect(textsOf(item, 'description')).toEqual([
      '<p><strong>Clarification:</strong> A &lt;b&gt;. Two &amp; more.</p><p>What it says</p>',
    ])
    expect(textsOf(item, 'atom:updated')).toEqual(['2026-11-12T09:00:00.000Z'])
  })

  it('keeps its identity when its address, its headline or the port changes', () => {
    const guid = textsOf(itemOf(CARD), 'guid')
    expect(guid).toEqual(['tag:post.example,2026:story:story-1'])
    expect(textsOf(itemOf({ ...CARD, href: '/sea/other', headline: 'New' }), 'guid')).toEqual(guid)
    expect(storyGuid('http://post.example:8080', 'story-1')).toBe(guid[0])
    expect(findAll(itemOf(CARD), 'guid')[0]?.attributes).toEqual({ isPermaLink: 'false' })
  })

  it('gives markup in a standfirst to be read, not run, and a body as HTML', () => {
    const item = itemOf({ ...CARD, standfirst: '<script>alert(1)</script>', bodyHtml: '<p>Fish &amp; chips</p>' })
    expect(textsOf(item, 'description')).toEqual(['&lt;script&gt;alert(1)&lt;/script&gt;'])
    expect(textsOf(item, 'content:encoded')).toEqual(['<p>Fish &amp; chips</p>'])
  })
})

it('stays well-formed, and says the same, with every naughty string in every place', () => {
  // A few strings of the list have characters that XML cannot carry in any form; those alone may be missing.
  const carried = (text: string) => text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
  for (const text of naughtyStrings) {
    const section = { name: text, href: '/coast' }
    const image = { ...IMAGE, caption: text, alt: text, credit: text }
    const authors = [{ name: text, href: '/authors/a' }]
    const story = { ...CARD, headline: text, standfirst: text, bodyHtml: text, section, image, authors }
    const furniture = { ...FURNITURE, name: text, legalLine: text }
    const xml = feed([{ ...story, tags: [{ name: `${text} tag` }] }], furniture)
    const rss = parseStrictXml(xml)
    for (const name of ['dc:creator', 'media:credit', 'media:description', 'content:encoded']) {
      expect(textsOf(rss, name), text).toEqual([carried(text)])
    }
    expect(textsOf(rss, 'title')[1], text).toBe(carried(text))
    expect(textsOf(rss, 'category'), text).toEqual([carried(text), carried(`${text} tag`)])
    const loose = new DOMParser().parseFromString(xml, 'text/xml')
    expect(loose.querySelectorAll('item > *'), text).toHaveLength(findAll(rss, 'item')[0]?.children.length ?? NaN)
  }
})
