import { describe, expect, it } from 'vitest'
import { problemOfSlots, roomOf } from './slots.ts'

type Slot = { kind: string; count?: number; ids?: string[] }
const problem = (...slots: Slot[]) => problemOfSlots(slots, ({ ids }) => ids ?? [])

describe('the room of a slot', () => {
  it('is what an editor says, within bounds, else what is usual for its kind', () => {
    expect(roomOf({ kind: 'list' })).toBe(4)
    expect(roomOf({ kind: 'list', count: 7 })).toBe(7)
    expect(roomOf({ kind: 'list', count: 99 })).toBe(12)
    expect(roomOf({ kind: 'secondary', count: null })).toBe(3)
  })

  it('is one story for a lead, and none for what announces', () => {
    expect(roomOf({ kind: 'lead', count: 5 })).toBe(1)
    expect(roomOf({ kind: 'promo', count: 5 })).toBe(0)
    expect(roomOf({ kind: 'something else' })).toBe(0)
  })
})

describe('slots together', () => {
  it('have one lead', () => {
    expect(problem({ kind: 'lead' }, { kind: 'list' })).toBeUndefined()
    expect(problem({ kind: 'lead' }, { kind: 'lead' })).toContain('one lead')
  })

  it('name a story once, but what a promo was before counts for nothing', () => {
    expect(problem({ kind: 'list', ids: ['a'] }, { kind: 'list', ids: ['b'] })).toBeUndefined()
    expect(problem({ kind: 'list', ids: ['a'] }, { kind: 'list', ids: ['a'] })).toContain('twice')
    expect(problem({ kind: 'list', ids: ['a'] }, { kind: 'promo', ids: ['a'] })).toBeUndefined()
  })

  it('show a hundred stories at most', () => {
    const lists = (count: number) => Array.from({ length: count }, () => ({ kind: 'list', count: 10 }))
    expect(problem(...lists(10))).toBeUndefined()
    expect(problem(...lists(11))).toBe('A front shows 100 stories at most; these are 110.')
  })
})
