import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { StoryLineView } from '../reading/views.ts'
import { ArchiveDayPage } from './archive-day-page.tsx'
import { weeksOf } from './calendar-table.tsx'
import { storiesByHour } from './stories-by-hour.ts'
import { card, furniture } from './test-views.ts'

const at = (publishedAt: string): StoryLineView => ({ ...card, id: publishedAt, publishedAt })
const labels = (times: string[], timeZone: string) =>
  storiesByHour(times.map(at), { timeZone, language: 'en-GB' }).map(({ label, stories }) => [label, stories.length])

it.each([
  { month: '2026-11', first: 1, weeks: 6, firstDay: 6 },
  { month: '2026-11', first: 7, weeks: 5, firstDay: 0 },
  { month: '2021-02', first: 1, weeks: 4, firstDay: 0 },
  { month: '2024-02', first: 6, weeks: 5, firstDay: 5 },
])('$month in weeks from day $first', ({ month, first, weeks, firstDay }) => {
  const found = weeksOf(month, first)
  expect(found).toHaveLength(weeks)
  expect(found[0]?.indexOf(`${month}-01`)).toBe(firstDay)
  expect(found.every((week) => week.length === 7)).toBe(true)
  const days = found.flat().filter((day) => day !== undefined)
  expect(days).toEqual([...new Set(days)].sort())
})

it('hours are those of the paper’s zone, also where it lies half an hour off', () => {
  expect(labels(['2026-11-22T10:29:00Z', '2026-11-22T09:31:00Z', '2026-11-22T09:29:59Z'], 'Asia/Kolkata')).toEqual([
    ['15:00', 2],
    ['14:00', 1],
  ])
})

it('an hour that comes twice is two, each with its zone', () => {
  const times = ['2026-10-25T01:30:00Z', '2026-10-25T00:30:00Z', '2026-10-24T23:30:00Z']
  expect(labels(times, 'Europe/Berlin')).toEqual([
    ['02:00 CET', 1],
    ['02:00 CEST', 1],
    ['01:00', 1],
  ])
})

it('a closed page of a day says which it is, and nothing that a later publish changes', () => {
  const view = {
    day: '2026-11-22',
    href: '/archive/2026/11/22',
    stories: [at('2026-11-22T09:00:00Z')],
    paging: { page: 2, newerHref: '/archive/2026/11/22/page/3', olderHref: '/archive/2026/11/22/page/1' },
  }
  const markup = renderToStaticMarkup(<ArchiveDayPage view={view} furniture={furniture} />)
  expect(markup).toMatch(/Archive page 2</)
  expect(markup).toMatch(/href="\/archive\/2026\/11\/22">22 November 2026</)
  const tomorrow = { ...furniture, today: '2026-11-23T12:00:00Z' }
  expect(renderToStaticMarkup(<ArchiveDayPage view={view} furniture={tomorrow} />)).toBe(markup)
})
