import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { CardView, FurnitureView, PagingView } from '../reading/views.ts'
import { FrontPage } from './front-page.tsx'
import { SectionPage } from './section-page.tsx'
import { SiteLayout } from './site-layout.tsx'
import { card, furniture } from './test-views.ts'

const promo = { kind: 'podcast' as const, title: 'The Long Table', href: '/podcast' }

function section(paging: PagingView, surroundings: FurnitureView, stories: CardView[] = [card]): string {
  const view = { name: 'Politics', href: '/politics', breadcrumbs: [], children: [], stories, paging }
  return renderToStaticMarkup(<SectionPage view={view} furniture={surroundings} />)
}

describe('a closed page', () => {
  const paging = { page: 3, newerHref: '/politics/page/4', olderHref: '/politics/page/2' }

  it('says which it is, not of how many, and links both ways in words', () => {
    const markup = section(paging, furniture)
    expect(markup).toMatch(/Archive page 3</)
    expect(markup).toMatch(/href="\/politics\/page\/4">Newer stories/)
    expect(markup).toMatch(/href="\/politics\/page\/2">Older stories/)
  })

  it('is the same tomorrow and with other promos', () => {
    const tomorrow = { ...furniture, today: '2021-01-15T06:00:00Z', promos: [promo] }
    expect(section(paging, tomorrow)).toBe(section(paging, furniture))
  })
})

it('the head of a list shows a promo', () => {
  expect(section({}, { ...furniture, promos: [promo] })).toContain('The Long Table')
})

it('an empty list says so', () => {
  expect(section({}, furniture, [])).toContain('no stories here yet')
})

it('the front says the day for machines too, and is the same all day', () => {
  const front = (today: string) =>
    renderToStaticMarkup(
      <SiteLayout furniture={{ ...furniture, timeZone: 'Asia/Kolkata', today }} isFront>
        x
      </SiteLayout>,
    )
  expect(front('2021-01-14T20:00:00Z')).toContain('<time dateTime="2021-01-15">')
  expect(front('2021-01-14T20:00:00Z')).toBe(front('2021-01-15T18:00:00Z'))
})

describe('times on the front', () => {
  const front = (today: string) =>
    renderToStaticMarkup(
      <FrontPage
        view={{ slots: [{ kind: 'lead', stories: [card] }], isComposed: false }}
        furniture={{ ...furniture, today }}
      />,
    )

  it('are the hour on the day, the day in the year, and with the year after that', () => {
    expect(front('2021-01-15T18:00:00Z')).toContain('>10:32<')
    expect(front('2021-01-15T19:00:00Z')).toContain('>15 Jan<')
    expect(front('2022-01-15T06:00:00Z')).toContain('>15 Jan 2021<')
  })
})
