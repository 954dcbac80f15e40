import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { FrontSlotView, StripSlotView } from '../reading/views.ts'
import { FrontPage } from './front-page.tsx'
import { SectionPage } from './section-page.tsx'
import { card, furniture, image } from './test-views.ts'

const cards = (count: number, from = 1) =>
  Array.from({ length: count }, (_, at) => ({
    ...card,
    id: String(from + at),
    href: `/politics/story-${from + at}`,
    headline: `Story ${from + at}.`,
    image,
  }))
const list = (count: number, more: Partial<StripSlotView> = {}): StripSlotView => ({
  kind: 'list',
  heading: { name: 'Politics', href: '/politics' },
  stories: cards(count),
  ...more,
})
const front = (...slots: FrontSlotView[]) =>
  renderToStaticMarkup(<FrontPage view={{ slots, isComposed: true }} furniture={furniture} />)

describe('a composed front', () => {
  it('shows as many stories as an editor asks for, in every kind of strip', () => {
    for (const kind of ['list', 'opinion', 'special'] as const)
      for (let count = 1; count <= 12; count += 1)
        for (const before of [0, 1, 3, 5])
          expect(
            front(list(before), list(count, { kind })).match(/href="\/politics\/story-/g),
            `${count} in a ${kind}`,
          ).toHaveLength(before + count)
  })

  it('loads the picture of its first lead at once, and no other', () => {
    const html = front({ kind: 'lead', stories: cards(1) }, { kind: 'secondary', stories: cards(3, 2) }, list(4))
    expect(html.match(/loading="eager"/g)).toHaveLength(1)
  })

  it('gives each strip a heading of its own', () => {
    const html = front(list(4), { kind: 'list', stories: cards(4) }, list(4))
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(html).toContain('>Latest</h2>')
  })

  it('announces with a picture or without, and leads nowhere that is not safe', () => {
    const html = front(
      { kind: 'podcast', title: 'The bell', href: 'javascript:alert(1)', image },
      { kind: 'promo', title: 'An evening', href: '/about', kicker: 'Event', linkText: 'Come' },
      list(4, { kind: 'special', heading: { name: 'Rain', href: 'javascript:alert(1)' }, href: 'javascript:alert(1)' }),
    )
    expect(html).not.toContain('javascript:')
    expect(html).toContain('<a href="/about">Come</a>')
    expect(html).toContain('aria-label="Podcast, Event"')
  })
})

describe('a section with a front of its own', () => {
  const view = { name: 'Politics', href: '/politics', breadcrumbs: [], children: [], stories: cards(5), paging: {} }

  it('has no story of its slots in the list again', () => {
    const slots: FrontSlotView[] = [{ kind: 'lead', stories: cards(1, 3) }]
    const html = renderToStaticMarkup(<SectionPage view={{ ...view, front: slots }} furniture={furniture} />)
    expect(html.match(/>Story \d\.</g)).toEqual(['>Story 3.<', '>Story 1.<', '>Story 2.<', '>Story 4.<', '>Story 5.<'])
    expect(html.match(/<h1/g)).toHaveLength(1)
  })
})
