import { describe, expect, test } from 'vitest'
import type { ArchiveBlock, ArchiveInline } from '../../importers/archive/body-schema.ts'
import type { ImageSource } from '../../importers/archive/image-schema.ts'
import { type ArchiveStory, archiveLine } from '../../importers/archive/schema.ts'
import { demoLines, demoSite } from './demo-edition.ts'
import { pictures } from './pictures/all-pictures.ts'

const now = new Date('2026-03-04T02:00:00Z') // half past seven in India
const lines = await demoLines(now)
const stories = lines.filter((line): line is ArchiveStory => 'headline' in line)
const blocksOf = (blocks: ArchiveBlock[]): ArchiveBlock[] =>
  blocks.flatMap((block) => (block.type === 'factBox' ? [block, ...blocksOf(block.body)] : [block]))
const all = stories.flatMap((story) => blocksOf(story.body ?? []))

/** Everything of a type anywhere below a value: links sit in paragraphs, lists, quotes and cells alike. */
function find<T>(value: unknown, is: (object: Record<string, unknown>) => boolean): T[] {
  if (Array.isArray(value)) return value.flatMap((one) => find<T>(one, is))
  if (typeof value !== 'object' || value === null) return []
  const object = value as Record<string, unknown>
  return [...(is(object) ? [object as T] : []), ...find<T>(Object.values(object), is)]
}

const imagesOf = (value: unknown) => find<ImageSource>(value, (object) => 'path' in object && 'alt' in object)
const wordsOf = (story: ArchiveStory) =>
  find<{ text: string }>(story.body, (object) => typeof object.text === 'string')
    .map((run) => run.text)
    .join(' ')
    .split(/\s+/).length

describe('the demo edition', () => {
  test('is a valid archive', () => {
    for (const line of lines)
      expect(archiveLine.safeParse(line).error?.issues, JSON.stringify(line).slice(0, 90)).toBeUndefined()
  })

  test('has at least forty stories in six sections, one of them under another, and tags that are shared', () => {
    expect(stories.length).toBeGreaterThanOrEqual(40)
    const sections = lines.filter((line) => line.type === 'section')
    expect(sections).toHaveLength(6)
    expect(sections.find((section) => section.slug === 'technology')).toMatchObject({ parent: 'business' })
    for (const { slug } of sections)
      expect(
        stories.filter(({ section }) => typeof section === 'object' && section.slug === slug).length,
        slug,
      ).toBeGreaterThan(4)
    for (const slug of ['xiaomi', 'huawei', 'taiwan-semiconductor-manufacturing-co', 'monsoon', 'cities'])
      expect(stories.filter(({ tags }) => tags.some((tag) => tag.slug === slug)).length, slug).toBeGreaterThan(3)
  })

  test('carries the story of the phone maker on the list as it was asked for', () => {
    const story = stories.find(({ id }) => id === 'demo:xiaomi-award-us-defence-list')
    expect(story?.tags.map((tag) => tag.name)).toEqual(['Huawei', 'Taiwan Semiconductor Manufacturing Co', 'Xiaomi'])
    expect(story?.authors.map((author) => author.name)).toEqual(['Technology desk'])
    expect([story?.publishedAt, story?.revisedAt]).toEqual(['2021-03-05T18:02:00+05:30', '2021-03-05T18:15:00+05:30'])
    expect(story?.leadImage).toMatchObject({
      credit: 'Meridian Pictures',
      usageTerms: expect.stringContaining('No resale.'),
    })
    expect(find(story?.body, ({ type }) => type === 'relatedStory')).toHaveLength(2)
  })

  test('refers only to stories, tags, authors and pages that it has', async () => {
    const ids = new Set(stories.map(({ id }) => id))
    const { pages, settings } = await demoSite(now)
    const slugs = {
      tags: lines.filter((line) => line.type === 'tag').map((tag) => tag.slug),
      authors: lines.filter((line) => line.type === 'author').map((author) => author.slug),
      sections: lines.filter((line) => line.type === 'section').map((section) => section.slug),
      pages: pages.map((page) => page.slug),
    }
    for (const block of all) if (block.type === 'relatedStory') expect(ids).toContain(block.story)
    const links = find<Extract<ArchiveInline, { type: 'internalLink' }>>(stories, ({ type }) => type === 'internalLink')
    expect(links.length).toBeGreaterThan(10)
    for (const link of links) {
      if (link.to === 'articles') expect(ids).toContain(link.story)
      else expect(slugs[link.to]).toContain(link.slug)
    }
    for (const [, slug] of pages.flatMap((page) => [...page.bodyMarkdown.matchAll(/\(page:([a-z-]+)\)/g)]))
      expect(slugs.pages).toContain(slug)
    for (const { href } of settings.footerColumns
      .flatMap((column) => column.links)
      .filter((link) => !link.href.includes('.xml'))) {
      const [, first = '', second] = href.split('/')
      if (first === 'tags' || first === 'authors') expect(slugs[first]).toContain(second)
      else expect([...slugs.pages, ...slugs.sections]).toContain(first)
    }
  })

  test('has only pictures that are drawn, each with words for those who see it and those who do not', () => {
    const images = imagesOf(lines)
    expect(images.length).toBeGreaterThan(40)
    for (const image of images) {
      expect(Object.keys(pictures)).toContain('path' in image ? image.path.replace(/^pictures\/(.+)\.jpg$/, '$1') : '')
      for (const words of [image.alt, image.caption, image.credit]) expect(words?.trim()).toBeTruthy()
    }
    const used = new Set(images.map((image) => ('path' in image ? image.path : '')))
    expect(used.size, 'a picture that nothing shows').toBe(Object.keys(pictures).length)
  })

  test('has texts of several lengths and every kind of block but raw HTML', () => {
    for (const story of stories) {
      expect(story.standfirst?.trim(), story.id).toBeTruthy()
      expect(story.kicker?.trim(), story.id).toBeTruthy()
      expect(wordsOf(story), story.id).toBeGreaterThan(120)
    }
    expect(stories.filter((story) => wordsOf(story) > 640).length).toBeGreaterThanOrEqual(7)
    expect(stories.filter((story) => wordsOf(story) > 2500)).toHaveLength(1)
    const kinds = [
      'embed',
      'factBox',
      'gallery',
      'heading',
      'image',
      'list',
      'paragraph',
      'pullQuote',
      'quote',
      'relatedStory',
      'table',
    ]
    expect([...new Set(all.map((block) => block.type))].sort()).toEqual(kinds)
    for (const run of find<{ text: string }>(stories, ({ type }) => type === 'text'))
      expect(run.text, 'typewriter quotes').not.toMatch(/["']|:::/)
  })

  test('is never from the future, at whatever hour it is made', async () => {
    for (const hour of [0, 6, 12, 18, 23]) {
      const moment = new Date(Date.UTC(2026, 2, 4, hour, 30))
      for (const story of await demoLines(moment)) {
        if (!('headline' in story)) continue
        expect(Date.parse(story.revisedAt ?? story.publishedAt), story.id).toBeLessThanOrEqual(moment.getTime())
        expect(story.publishedAt).toMatch(/\+05:30$/)
      }
    }
  })
})
