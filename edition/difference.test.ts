import { expect, test } from 'vitest'
import { alteredColumns, describeDifference } from './difference.ts'

test('a column is altered when its value is, whatever its type', () => {
  const expected = {
    id: '1',
    at: '2026-01-01T00:00:00.000Z',
    body: [{ type: 'rule', a: 1 }],
    note: null,
    ids: ['a', 'b'],
  }
  const same = {
    id: '1',
    at: new Date('2026-01-01T00:00:00Z'),
    body: [{ a: 1, type: 'rule' }],
    note: null,
    ids: ['a', 'b'],
    more: 1,
  }
  expect(alteredColumns(expected, same)).toEqual([])
  expect(alteredColumns(expected, { ...same, at: new Date(1), body: [], note: '', ids: ['b', 'a'] })).toEqual([
    'at',
    'body',
    'note',
    'ids',
  ])
})

test('a difference is told in one line', () => {
  expect(
    describeDifference({ table: 'stories', kind: 'altered', id: 'x', title: 'A headline', columns: ['slug', 'body'] }),
  ).toBe('stories: altered “A headline” (x), in slug, body')
  expect(describeDifference({ table: 'lists', kind: 'extra', id: 'x', title: '' })).toBe('lists: extra x')
})
