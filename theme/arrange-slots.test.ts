import { expect, it } from 'vitest'
import type { FrontSlotView, StripSlotView } from '../reading/views.ts'
import { arrangeSlots, type FrontPart } from './arrange-slots.ts'
import { card } from './test-views.ts'

const cards = (stories: number) => Array.from({ length: stories }, () => card)
const strip = (stories: number, more: Partial<StripSlotView> = {}): StripSlotView => ({
  kind: 'list',
  heading: { name: 'News', href: '/news' },
  stories: cards(stories),
  ...more,
})
const promo = (title: string): FrontSlotView => ({ kind: 'promo', title, href: '/about' })
const rhythmsOf = (parts: FrontPart[]) => parts.flatMap((part) => (part.kind === 'strip' ? part.rhythm : []))
const twins = (parts: FrontPart[]) => rhythmsOf(parts).filter((rhythm, place, all) => rhythm === all[place - 1])

it.each([
  { counts: [5, 5, 5, 5, 5, 5, 5] },
  { counts: [1, 1, 1] },
  { counts: [2, 2, 2, 2] },
  { counts: [1, 2, 3, 3, 1, 1, 6, 6] },
  { counts: [4, 4, 4, 7, 7, 8, 8, 9, 10, 11, 12, 12] },
])('no two neighbouring strips are alike, whatever they hold: $counts', ({ counts }) => {
  for (const mayBeCut of [true, false]) {
    for (const kind of ['list', 'opinion', 'special'] as const)
      expect(twins(arrangeSlots(counts.map((count) => strip(count, { kind, mayBeCut }))))).toEqual([])
    expect(twins(arrangeSlots(counts.map((stories) => ({ kind: 'list', stories: cards(stories) }))))).toEqual([])
  }
})

it('promos between two strips do not make them less of neighbours', () => {
  expect(twins(arrangeSlots([strip(4), promo('A'), strip(4)]))).toEqual([])
})

it('opinion has its own layout, but not twice in a row', () => {
  const sections = ['/opinion', '/comment'].map((href) =>
    strip(3, { heading: { name: 'Views', href }, mayBeCut: true }),
  )
  const [first, second] = rhythmsOf(arrangeSlots(sections))
  expect(first).toBe('opinion')
  expect(second).not.toBe('opinion')
})

it('a lead takes the seconds that follow it beside it; promos in a row are one band', () => {
  const parts = arrangeSlots([
    { kind: 'lead', stories: cards(1) },
    { kind: 'secondary', stories: cards(2) },
    { kind: 'secondary', stories: cards(3) },
    promo('A'),
    promo('B'),
  ])
  expect(parts.map((part) => part.kind)).toEqual(['top', 'top', 'band'])
  expect(parts[0]).toMatchObject({ lead: card, seconds: cards(2) })
  expect(parts[1]).not.toHaveProperty('lead')
  expect(parts[2]).toMatchObject({ slots: [{ title: 'A' }, { title: 'B' }] })
})
