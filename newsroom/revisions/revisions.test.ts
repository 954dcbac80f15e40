import { expect, test } from 'vitest'
import { isStale, type Newest, nextRevision } from './revisions.ts'

const saved = (revision: number, form?: string, formSince?: number): Newest => ({ revision, form, formSince })

test('a save on the newest revision is never stale', () => {
  expect(isStale({ revision: 4, form: 'a' }, saved(4, 'b', 2))).toBe(false)
  expect(isStale({ revision: 4, form: undefined }, saved(4))).toBe(false)
})

test('a save on an older revision is, unless the form wrote all that came after', () => {
  expect(isStale({ revision: 3, form: 'a' }, saved(4, 'b', 3))).toBe(true)
  expect(isStale({ revision: 3, form: undefined }, saved(4))).toBe(true)
  expect(isStale({ revision: 3, form: 'a' }, saved(5, 'a', 3))).toBe(false)
  expect(isStale({ revision: 4, form: 'a' }, saved(5, 'a', 3))).toBe(false)
  expect(isStale({ revision: 2, form: 'a' }, saved(5, 'a', 3))).toBe(true)
})

test('a revision that is not there yet is a mistake, whoever says it', () => {
  expect(isStale({ revision: 9, form: 'a' }, saved(5, 'a', 3))).toBe(true)
})

test('what left the text as it was is in nobody’s way', () => {
  const newest = { ...saved(6, 'b', 2), contentHash: 'same' }
  expect(isStale({ revision: 4, form: 'a', contentHash: 'same' }, newest)).toBe(false)
  expect(isStale({ revision: 4, form: 'a', contentHash: 'other' }, newest)).toBe(true)
  expect(isStale({ revision: 9, form: 'a', contentHash: 'same' }, newest)).toBe(true)
  expect(isStale({ revision: 4, form: 'a' }, saved(6, 'b', 2))).toBe(true)
  expect(nextRevision(undefined, saved(6, 'b', 2), { isTextKept: true })).toEqual(saved(7, 'b', 2))
})

test('a row of saves of one form begins where it took over', () => {
  const first = nextRevision({ revision: 4, form: 'a' }, saved(4, 'b', 2))
  expect(first).toEqual(saved(5, 'a', 4))
  expect(nextRevision({ revision: 4, form: 'a' }, first)).toEqual(saved(6, 'a', 4))
  expect(nextRevision(undefined, first)).toEqual(saved(6))
  expect(nextRevision({ revision: 0, form: 'a' }, undefined)).toEqual(saved(1, 'a', 0))
})
