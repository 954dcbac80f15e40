import { describe, expect, it } from 'vitest'
import { fillSlots, nextMoment, type Slot, type StorySlot } from './fill-slots.ts'

const NOW = Date.parse('2026-11-24T12:00:00Z')
const at = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString()
const card = (id: string, more: { is_paid?: boolean; lead_media_id?: string } = {}) => ({
  id,
  is_paid: false,
  lead_media_id: null as string | null,
  ...more,
})
const list = (room: number, more: Partial<StorySlot> = {}): StorySlot => ({
  kind: 'list',
  room,
  picks: [],
  fill: { by: 'newest', id: 'own' },
  ...more,
})
const own = ['e', 'd', 'c', 'b', 'a'].map((id) => card(id))
const lists = new Map([
  ['own', own],
  ['sport', [card('d'), card('b')]],
  ['nothing', []],
])
const picked = new Map(['a', 'b', 'c'].map((id) => [id, card(id)]))

/** The ids in each slot; a string for what announces. */
function fill(...slots: Slot[]): unknown[] {
  return fillSlots(slots, { picked, lists, own: 'own', now: NOW }).map((filled) =>
    'cards' in filled ? filled.cards.map(({ id }) => id) : filled.slot.title,
  )
}

describe('filling', () => {
  it('puts picks first, in their order, and no more than there is room for', () => {
    expect(fill(list(3, { picks: [{ storyId: 'b' }, { storyId: 'a' }] }))).toEqual([['b', 'a', 'e']])
    expect(fill(list(1, { picks: [{ storyId: 'b' }, { storyId: 'a' }] }))).toEqual([['b']])
  })

  it('lets the next pick move up when the time of the first is over', () => {
    const picks = [{ storyId: 'b', until: at(0) }, { storyId: 'a', until: at(1) }, { storyId: 'gone' }]
    expect(fill(list(1, { picks }))).toEqual([['a']])
  })

  it('leaves what a slot below has picked, but not what it has no room for', () => {
    const below = list(1, { picks: [{ storyId: 'c' }, { storyId: 'b' }] })
    expect(fill(list(3), below)).toEqual([['e', 'd', 'b'], ['c']])
  })

  it('gives no story twice, whichever list it comes from', () => {
    expect(fill(list(2, { fill: { by: 'section', id: 'sport' } }), list(3))).toEqual([
      ['d', 'b'],
      ['e', 'c', 'a'],
    ])
  })

  it('takes the front’s newest where a rule finds nothing, and says so', () => {
    const slot = list(2, { fill: { by: 'tag', id: 'nothing' } })
    expect(fillSlots([slot], { picked, lists, own: 'own', now: NOW })).toMatchObject([{ isInstead: true }])
    expect(fill(slot)).toEqual([['e', 'd']])
  })

  it('leaves out what stays empty', () => {
    expect(fill(list(5), list(2))).toEqual([['e', 'd', 'c', 'b', 'a']])
  })

  it('leads with a picture, and not with what was paid for, where there is a choice', () => {
    const lead = list(1, { kind: 'lead' })
    const choose = (...cards: ReturnType<typeof card>[]) =>
      fillSlots([lead], { picked: new Map(), lists: new Map([['own', cards]]), own: 'own', now: NOW }).map(
        (filled) => 'cards' in filled && filled.cards[0]?.id,
      )
    const paid = card('paid', { is_paid: true, lead_media_id: 'p' })
    expect(choose(card('new'), paid, card('pictured', { lead_media_id: 'p' }))).toEqual(['pictured'])
    expect(choose(card('new'), paid)).toEqual(['new'])
  })
})

describe('time', () => {
  const promo = (from: number, until: number): Slot => ({
    ...{ kind: 'promo', title: 'Tea', href: '/about' },
    ...{ from: at(from), until: at(until) },
  })

  it('shows a slot from its first moment to its last, and not in that', () => {
    expect(fill(promo(0, 1))).toEqual(['Tea'])
    expect(fill(promo(1, 2))).toEqual([])
    expect(fill(promo(-1, 0))).toEqual([])
  })

  it('names the next moment at which anything begins or ends', () => {
    expect(nextMoment([list(1)], NOW)).toBeUndefined()
    const pins = list(1, {
      picks: [
        { storyId: 'a', until: at(-5) },
        { storyId: 'b', until: at(7) },
      ],
    })
    expect(nextMoment([promo(-10, 9), pins, promo(8, 20)], NOW)).toBe(NOW + 7 * 60_000)
  })
})
