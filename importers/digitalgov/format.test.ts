import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { archiveStory } from '../archive/schema.ts'
import { normaliseStory } from '../normalise.ts'
import { digitalgovFormat } from './format.ts'

const lines: unknown[] = readFileSync(new URL('./fixtures/excerpt.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
const options = {
  format: digitalgovFormat,
  namespace: 'digitalgov',
  images: false,
  section: { slug: 'news', name: 'News' },
}
const source = { slug: 'a', title: 'A', publishedAt: '2014-01-01T00:00:00-05:00', bodyMarkdown: 'x' }
const mapped = (fields: object) => archiveStory.parse(digitalgovFormat.toArchive({ ...source, ...fields }))

describe('a story of Digital.gov', () => {
  it.each(lines.map((line) => [(line as { slug: string }).slug, line]))('%s comes in', (_slug, line) => {
    const story = normaliseStory(line, options)
    expect(story.blocks.length).toBeGreaterThan(2)
    expect(JSON.stringify(story.blocks)).not.toMatch(/&#?\w+;|<\/?(?:td|p|b)\b/)
  })

  it('keeps its authors, topics and time', () => {
    const { authors, tags, publishedAt, sourceId } = normaliseStory(lines[0], options)
    expect(sourceId).toBe('digitalgov:tell-compelling-stories-with-data-visualization')
    expect(authors).toEqual([{ slug: 'apiazza', name: 'Alycia Piazza' }])
    expect(tags.map((tag) => tag.slug)).toEqual(['analytics', 'data-visualization'])
    expect(publishedAt).toBe('2010-10-22T11:33:15-04:00')
  })

  it('takes its deck for the standfirst, or else its summary', () => {
    expect(mapped({ deck: 'Deck', summary: 'Summary' }).standfirst).toBe('Deck')
    expect(mapped({ summary: 'Summary' }).standfirst).toBe('Summary')
    expect(mapped({}).standfirst).toBeUndefined()
  })

  it('loses entities and markup in its title, not what only looks like it', () => {
    expect(mapped({ title: 'EPA&#8217;s *new* <em>“code”</em> &ndash; 2 * 3 * 4, a_b_c' }).headline).toBe(
      'EPA’s new “code” – 2 * 3 * 4, a_b_c',
    )
  })

  it('gets a slug that fits when its own has percent codes', () => {
    expect(mapped({ slug: 'health-it-services-sin%e2%80%8a-%e2%80%8aready' }).slug).toBe('health-it-services-sin-ready')
  })
})

describe('a link of Digital.gov', () => {
  it.each([
    [
      'https://www.digitalgov.gov/2014/06/06/a-story/',
      { to: 'articles', story: 'a-story', href: 'https://www.digitalgov.gov/2014/06/06/a-story/' },
    ],
    ['/2014/06/06/a-story', { to: 'articles', story: 'a-story', href: 'https://digital.gov/2014/06/06/a-story' }],
    ['2013-02-01-a-story.md', { to: 'articles', story: 'a-story' }],
    ['/topics/mobile', { to: 'tags', slug: 'mobile', href: 'https://digital.gov/topics/mobile' }],
    [
      'https://digital.gov/authors/jparcell/',
      { to: 'authors', slug: 'jparcell', href: 'https://digital.gov/authors/jparcell/' },
    ],
  ])('%s names a document', (href, target) => {
    expect(digitalgovFormat.linkTo?.(href)).toEqual(target)
  })

  it.each([
    'https://18f.gsa.gov/2014/06/06/a-story/',
    '/communities',
    'mailto:a@digital.gov',
    'https://digital.gov/event/2014/06/06/a/',
  ])('%s stays as it is', (href) => {
    expect(digitalgovFormat.linkTo?.(href)).toBeUndefined()
  })
})
