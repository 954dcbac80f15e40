import { expect, test } from 'vitest'
import { contentOf, isSame } from './content.ts'
import { contentHash } from './content-hash.ts'

test('the same text has the same hash, whatever order its keys are in and however nothing is written', () => {
  const one = { headline: 'A', standfirst: '', tags: [], body: { root: { b: 1, a: null } }, kicker: null }
  const other = { body: { root: { b: 1 } }, headline: 'A' }
  expect(contentHash(one)).toBe(contentHash(other))
})

test('a row before it was written, and after, is the same; so is a moment', () => {
  const before = { rows: [{ story: 'a', until: '2026-11-23T12:00:00Z' }] }
  const after = { rows: [{ id: '1', story: 'a', until: '2026-11-23T12:00:00.000Z' }] }
  expect(contentHash(before)).toBe(contentHash(after))
})

test('a block before it was written, and after, is the same', () => {
  const block = (fields: object) => ({ body: { root: { children: [{ type: 'block', fields }] } } })
  expect(contentHash(block({ blockType: 'quote' }))).toBe(contentHash(block({ id: '1', blockType: 'quote' })))
})

test('notes about a save are no content', () => {
  const story = {
    headline: 'A',
    _status: 'draft',
    revision: 7,
    savedInForm: 'f',
    updatedAt: '2026-01-01',
    stage: 'review',
  }
  expect(contentOf(story)).toEqual({ headline: 'A' })
})

test.each([
  [{ headline: 'A' }, { headline: 'B' }],
  [{ tags: ['a', 'b'] }, { tags: ['b', 'a'] }],
  [{ isPaid: false }, { isPaid: true }],
  [{ headline: 'A ' }, { headline: 'A' }],
  [{ rows: [null, 'a'] }, { rows: ['a'] }],
  [{ leadImage: { id: 'a' } }, { leadImage: { id: 'b' } }],
  [{ body: { root: { id: 'a text' } } }, { body: null }],
  [{ body: [{ fields: { doc: { value: { id: 'a' } } } }] }, { body: [{ fields: { doc: { value: { id: 'b' } } } }] }],
])('%j is other content than %j', (one, other) => {
  expect(contentHash(one)).not.toBe(contentHash(other))
})

test('fields are compared as they are written', () => {
  expect(isSame(null, '')).toBe(true)
  expect(isSame([], undefined)).toBe(true)
  expect(isSame({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true)
  expect(isSame('a', 'b')).toBe(false)
  expect(isSame(false, undefined)).toBe(false)
})
