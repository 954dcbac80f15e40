import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { StoryView } from '../reading/views.ts'
import { SiteLayout } from './site-layout.tsx'
import { StoryPage } from './story-page.tsx'
import { furniture, image, story } from './test-views.ts'

function html(change: Partial<StoryView>): string {
  const view = { story: { ...story, ...change }, relatedInText: [], related: [], moreFromSection: [] }
  return renderToStaticMarkup(
    <SiteLayout furniture={furniture} section={story.section}>
      <StoryPage view={view} furniture={furniture} />
    </SiteLayout>,
  )
}

describe('the times of a story', () => {
  it('are in the zone of the site, with its abbreviation', () => {
    expect(html({})).toContain('<time dateTime="2021-01-15T05:02:00Z">15 January 2021, 10:32 IST</time>')
  })

  it('show an update thirteen minutes later', () => {
    expect(html({ revisedAt: '2021-01-15T05:15:00Z' })).toMatch(/Updated <time[^>]*>15 January 2021, 10:45 IST/)
  })

  it('show no update that readers would see as the same minute', () => {
    expect(html({ revisedAt: '2021-01-15T05:02:40Z' })).not.toContain('Updated')
  })
})

describe('the page of a story', () => {
  it('has one h1, the headline', () => {
    expect(html({}).match(/<h1[^>]*>[^<]*/g)).toEqual(['<h1 dir="auto">A story'])
  })

  it('loads only its lead picture at once', () => {
    const markup = html({ leadImage: image, body: [{ type: 'image', image: { ...image, hash: 'def' } }] })
    expect(markup.match(/fetchPriority="high"/gi)).toHaveLength(1)
    expect(markup.match(/loading="lazy"/g)).toHaveLength(1)
  })

  it('says that it is paid for, and by whom, before the headline', () => {
    const markup = html({ isPaid: true, sponsor: 'Northern Telephone' })
    expect(markup.indexOf('Paid for by Northern Telephone')).toBeGreaterThan(0)
    expect(markup.indexOf('Paid for by Northern Telephone')).toBeLessThan(markup.indexOf('<h1'))
    expect(html({})).not.toContain('Paid')
  })

  it('names language and direction only where they differ from the site’s', () => {
    expect(html({ language: 'ar' })).toContain('<article class="story tint-1" lang="ar" dir="rtl">')
    expect(html({ language: 'fr' })).toContain('<article class="story tint-1" lang="fr">')
    expect(html({})).toContain('<article class="story tint-1">')
  })

  it('puts a serious correction above the text and the others below it', () => {
    const at = '2021-01-16T06:00:00Z'
    const markup = html({
      body: [{ type: 'paragraph', children: [{ type: 'text', text: 'The text.' }] }],
      corrections: [
        { at, severity: 'correction', wrong: 'It said Monday.', correct: 'It was Tuesday.' },
        { at, severity: 'serious', wrong: 'Nobody was hurt.', correct: 'Two people were.' },
      ],
    })
    const places = ['Nobody was hurt. Two people were.', 'The text.', 'It said Monday. It was Tuesday.']
    const found = places.map((words) => markup.indexOf(words))
    expect(found).toEqual(found.toSorted((one, other) => one - other))
    expect(found[0]).toBeGreaterThan(0)
    expect(html({})).not.toContain('story-corrections')
  })

  it('leads to what changed only where readers are shown it', () => {
    expect(html({ changesHref: '/politics/a-story/changes' })).toContain('href="/politics/a-story/changes"')
    expect(html({})).not.toContain('/changes')
  })

  it('joins several authors as a sentence of links', () => {
    const authors = ['Ann', 'Bert', 'Cem'].map((name) => ({ name, href: `/authors/${name}` }))
    expect(html({ authors }).replace(/<[^>]+>/g, '')).toContain('By Ann, Bert and Cem')
  })
})
