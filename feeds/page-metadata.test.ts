import { describe, expect, it } from 'vitest'
import type { SectionPageView } from '../reading/views.ts'
import {
  authorMetadata,
  frontMetadata,
  sectionMetadata,
  staticPageMetadata,
  storyMetadata,
  tagMetadata,
} from './page-metadata.ts'
import { CARD, FURNITURE, HEAD, IMAGE, STORY } from './testing/sample-views.ts'

const furniture = FURNITURE
const list = { name: 'Coast', href: '/coast', stories: [CARD], paging: HEAD }
const section: SectionPageView = { ...list, breadcrumbs: [], children: [] }
const jpg = `https://post.example/media/${IMAGE.hash}/1920.jpg`

describe('a story', () => {
  const metadata = storyMetadata({ furniture, story: STORY })

  it('has title, description, canonical address and feeds', () => {
    expect(metadata.title).toEqual({ absolute: 'A story — The Harbour Post' })
    expect(metadata.description).toBe('What it says')
    expect(metadata.alternates).toEqual({
      canonical: 'https://post.example/coast/a-story',
      types: {
        'application/rss+xml': [
          { url: 'https://post.example/rss.xml', title: 'The Harbour Post' },
          { url: 'https://post.example/coast/rss.xml', title: 'Coast' },
        ],
      },
    })
    expect(metadata.robots).toEqual({ index: true, follow: true, 'max-image-preview': 'large' })
  })

  it('tells networks its times, authors, section, tags and picture', () => {
    expect(metadata.openGraph).toEqual({
      type: 'article',
      title: 'A story',
      description: 'What it says',
      url: 'https://post.example/coast/a-story',
      siteName: 'The Harbour Post',
      locale: 'en_GB',
      publishedTime: '2026-11-10T08:15:00.000Z',
      modifiedTime: '2026-11-10T08:28:00.000Z',
      authors: ['https://post.example/authors/ada-okoye', 'https://post.example/authors/news-desk'],
      section: 'Coast',
      tags: ['Harbours', 'Fishing'],
      images: [{ url: jpg, width: 1920, height: 1280, alt: 'A harbour at dawn', type: 'image/jpeg' }],
    })
    expect(metadata.twitter).toMatchObject({
      card: 'summary_large_image',
      images: [{ url: jpg, alt: 'A harbour at dawn' }],
    })
  })

  it('takes the editor’s title and description for search where there are any', () => {
    const own = storyMetadata({ furniture, story: { ...STORY, seoTitle: 'Short', seoDescription: 'Own words' } })
    expect(own).toMatchObject({ title: { absolute: 'Short — The Harbour Post' }, description: 'Own words' })
  })

  it('shows the logo on a small card when it has no picture, and nothing without a logo', () => {
    const { leadImage, ...story } = STORY
    const logo = { ...IMAGE, hash: 'f'.repeat(32) }
    const withLogo = storyMetadata({ furniture: { ...furniture, logo }, story })
    expect(withLogo.twitter).toMatchObject({ card: 'summary', images: [{ url: expect.stringContaining(logo.hash) }] })
    expect(storyMetadata({ furniture, story }).openGraph?.images).toBeUndefined()
  })

  it('has a locale only where its language names a country', () => {
    const locale = (language: string) => storyMetadata({ furniture, story: { ...STORY, language } }).openGraph?.locale
    expect(['hi-IN', 'zh-Hant-TW', 'en', 'nonsense!'].map(locale)).toEqual(['hi_IN', 'zh_TW', undefined, undefined])
  })
})

describe('a list', () => {
  it('describes itself, or says in general what is there', () => {
    expect(sectionMetadata({ furniture, page: { ...section, description: 'The shore' } }).description).toBe('The shore')
    expect(sectionMetadata({ furniture, page: section }).description).toBe(
      'Coast: news and background from The Harbour Post',
    )
    expect(tagMetadata({ furniture, page: { ...list, kind: 'topic' } }).description).toBe(
      'Stories about Coast in The Harbour Post',
    )
    expect(authorMetadata({ furniture, page: { ...list, name: 'Ada' } }).description).toBe(
      'Stories by Ada in The Harbour Post',
    )
  })

  it('offers its own feed and its newest story’s picture', () => {
    const metadata = sectionMetadata({ furniture, page: section })
    expect(metadata.alternates).toEqual({
      canonical: 'https://post.example/coast',
      types: { 'application/rss+xml': [{ url: 'https://post.example/coast/rss.xml', title: 'Coast' }] },
    })
    expect(metadata.openGraph).toMatchObject({ type: 'website', images: [{ url: jpg }] })
  })

  it('prefers its own picture, and an author is a profile', () => {
    const portrait = { ...IMAGE, hash: '9'.repeat(32) }
    const metadata = authorMetadata({ furniture, page: { ...list, portrait, bio: 'Writes. '.repeat(60) } })
    expect(metadata.openGraph).toMatchObject({
      type: 'profile',
      images: [{ url: expect.stringContaining(portrait.hash) }],
    })
    expect(metadata.description?.length).toBeLessThanOrEqual(200)
  })

  it('on a closed page is a page of its own', () => {
    const metadata = sectionMetadata({ furniture, page: { ...section, paging: { page: 2 } } })
    expect(metadata.title).toEqual({ absolute: 'Coast, archive page 2 — The Harbour Post' })
    expect(metadata.alternates?.canonical).toBe('https://post.example/coast/page/2')
    expect(metadata.openGraph?.url).toBe('https://post.example/coast/page/2')
  })

  it('without stories stays out of search engines', () => {
    for (const metadata of [
      sectionMetadata({ furniture, page: { ...section, stories: [] } }),
      tagMetadata({ furniture, page: { ...list, kind: 'topic', stories: [] } }),
      authorMetadata({ furniture, page: { ...list, stories: [] } }),
      frontMetadata({ furniture, page: { slots: [], isComposed: false } }),
    ]) {
      expect(metadata.robots).toEqual({ index: false, follow: true })
    }
  })
})

describe('the front and static pages', () => {
  it('the front is named after the paper', () => {
    const metadata = frontMetadata({
      furniture,
      page: { slots: [{ kind: 'lead', stories: [CARD] }], isComposed: false },
    })
    expect(metadata.title).toEqual({ absolute: 'The Harbour Post — News from the coast' })
    expect(metadata.description).toBe('News from the coast')
    expect(metadata.alternates).toMatchObject({
      canonical: 'https://post.example/',
      types: { 'application/rss+xml': [{ url: 'https://post.example/rss.xml' }] },
    })
    expect(metadata.robots).toMatchObject({ index: true })
  })

  it('a static page is described by its first sentences and has no feed', () => {
    const body = [{ type: 'paragraph' as const, children: [{ type: 'text' as const, text: 'Write to us.' }] }]
    const page = { title: 'Contact', href: '/contact', body, updatedAt: CARD.publishedAt }
    expect(staticPageMetadata({ furniture, page })).toMatchObject({
      title: { absolute: 'Contact — The Harbour Post' },
      description: 'Write to us.',
      alternates: { canonical: 'https://post.example/contact' },
    })
    expect(staticPageMetadata({ furniture, page }).alternates).not.toHaveProperty('types')
  })
})
