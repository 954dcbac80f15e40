import { expect, it } from 'vitest'
import { pinWords, slotWords, sourceOf } from './slot-words.ts'

const now = Date.parse('2026-11-24T12:00:00Z')

it('says what a folded slot is', () => {
  expect(slotWords({ kind: 'list', title: 'Harbour', items: [{}, {}] }, { now, source: 'Business' })).toEqual({
    kind: 'List',
    more: ['“Harbour”', '2 picked', 'newest of Business'],
  })
  expect(slotWords({ kind: 'lead', items: 0 }, { now })).toEqual({ kind: 'Lead', more: [] })
})

it('says that a slot is not shown now', () => {
  const slot = { kind: 'promo', title: 'Tea' }
  expect(slotWords({ ...slot, from: '2026-11-25T00:00:00Z' }, { now }).more).toContain('not shown yet')
  expect(slotWords({ ...slot, until: '2026-11-24T12:00:00Z' }, { now }).more).toContain('no longer shown')
})

it('names what fills it only where a rule asks for that', () => {
  expect(sourceOf({ kind: 'list', fill: 'tag', tag: 't1', section: 's1' })).toEqual({ collection: 'tags', id: 't1' })
  expect(sourceOf({ kind: 'list', fill: 'newest', section: 's1' })).toBeUndefined()
  expect(sourceOf({ kind: 'promo', fill: 'section', section: 's1' })).toBeUndefined()
  expect(sourceOf({ kind: 'list', fill: 'author' })).toBeUndefined()
})

it('says of a pin whether it has run out', () => {
  expect(pinWords(undefined, now)).toBe('')
  expect(pinWords('2026-11-24T13:00:00Z', now)).toBe('runs out by itself')
  expect(pinWords('2026-11-24T11:00:00Z', now)).toContain('has run out')
})
