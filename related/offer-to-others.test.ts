import { expect, test } from 'vitest'
import { KEPT } from './lists.ts'
import { enter } from './offer-to-others.ts'
import { packVector, unpackVector } from './vector.ts'

const vectorOf = (from: number) =>
  unpackVector(packVector(new Map(Array.from({ length: 40 }, (_, at) => [from + at, 1]))))
const entry = (storyId: string, score: number, from: number) => ({
  storyId,
  score,
  reason: [],
  parts: { closeness: 1 },
  vector: vectorOf(from),
})
const ids = (list: { storyId: string }[]) => list.map(({ storyId }) => storyId)

test('a story enters where its score belongs', () => {
  const list = [entry('a', 0.9, 0), entry('b', 0.5, 100)]
  expect(ids(enter(entry('new', 0.7, 200), list))).toEqual(['a', 'new', 'b'])
  expect(ids(enter(entry('new', 0.1, 200), list))).toEqual(['a', 'b', 'new'])
})

test('a full list loses its last', () => {
  const full = Array.from({ length: KEPT }, (_, at) => entry(`old ${at}`, 1 - at / 100, at * 100))
  const list = enter(entry('new', 0.999, 9000), full)
  expect(list).toHaveLength(KEPT)
  expect(ids(list)).not.toContain(`old ${KEPT - 1}`)
})

test('of two versions of one story the better stays, never both', () => {
  const list = [entry('first version', 0.5, 0), entry('b', 0.4, 100)]
  expect(ids(enter(entry('better version', 0.6, 2), list))).toEqual(['better version', 'b'])
  expect(ids(enter(entry('worse version', 0.3, 2), list))).toEqual(['first version', 'b'])
})

test('a story that has nothing in common any more enters nowhere', () => {
  const list = [entry('a', 0.9, 0)]
  expect(enter(undefined, list)).toBe(list)
})
