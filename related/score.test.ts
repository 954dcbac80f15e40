import { expect, test } from 'vitest'
import { collapseVersions, isVersion } from './collapse.ts'
import { closenessOf, type Source, scoreOf } from './score.ts'
import { likeness, packVector, unpackVector, type Vector, vectorOf } from './vector.ts'

const DAY = 86_400_000
const alike = (terms: number[]): Vector => vectorOf(terms.map((term) => [term, 1]))
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at)

function sourceOf(terms: number[], rarities: Record<number, number> = {}): Source {
  return { ...alike(terms), rarities: new Map(terms.map((term) => [term, rarities[term] ?? 1])), rarest: 5 }
}

test('a vector comes back as it was packed, to a thirty-second', () => {
  const vector = vectorOf([
    [-2_147_483_648, 1],
    [2_147_483_647, 2.7],
    [7, 99],
  ])
  expect([...vector.strengths]).toEqual([1, 2.6875, 255 / 32])
  expect(vector.length).toBeCloseTo(Math.hypot(1, 2.6875, 255 / 32))
  expect(unpackVector(packVector(vector))).toEqual({ ...vector, length: expect.closeTo(vector.length) })
})

test('a shared rare term outweighs a shared common one', () => {
  const source = sourceOf([1, 2, 3], { 1: 5, 2: 1 })
  expect(scoreOf(source, alike([1, 9, 8]), 0).total).toBeGreaterThan(scoreOf(source, alike([2, 9, 8]), 0).total)
})

test('of two that share the same, the shorter and the closer in time stand first', () => {
  const source = sourceOf([1, 2])
  const score = (terms: number[], apart: number) => scoreOf(source, alike(terms), apart).total
  expect(score([1, 5], 0)).toBeGreaterThan(score([1, 5, 6, 7], 0))
  expect(score([1, 5], DAY)).toBeGreaterThan(score([1, 5], 300 * DAY))
  expect(score([1, 5], -DAY)).toBe(score([1, 5], DAY))
})

test('the same text on the same day scores 1 where every term is as rare as can be', () => {
  const source = sourceOf([1, 2, 3], { 1: 5, 2: 5, 3: 5 })
  expect(scoreOf(source, source, 0).total).toBeCloseTo(1)
})

test('a score says which terms it consists of, the largest first, and they add up', () => {
  const { total, shared } = scoreOf(sourceOf([1, 2, 3], { 1: 2, 2: 4 }), alike([1, 2, 8]), 40 * DAY)
  expect(shared.map(({ term }) => term)).toEqual([2, 1])
  expect(shared.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(total)
})

test('ten years apart still count for half', () => {
  expect(closenessOf(0)).toBe(1)
  expect(closenessOf(3650 * DAY)).toBeGreaterThan(0.45)
  expect(closenessOf(3650 * DAY)).toBeLessThan(0.6)
})

test('a report with a quarter of its words changed is a version of it, another on the same topic is not', () => {
  const report = alike(range(0, 100))
  const rewrite = alike([...range(0, 75), ...range(200, 225)])
  const another = alike([...range(0, 45), ...range(300, 355)])
  expect(likeness(report, rewrite)).toBeCloseTo(0.75)
  expect([isVersion(report, rewrite), isVersion(report, another)]).toEqual([true, false])
})

test('two notes of a few words are no versions of each other, however alike', () => {
  expect(isVersion(alike(range(0, 10)), alike(range(0, 10)))).toBe(false)
})

test('of versions of one story the best stays', () => {
  const stories = [
    { name: 'wire', vector: alike(range(100, 140)) },
    { name: 'wire, rewritten', vector: alike(range(102, 142)) },
    { name: 'another', vector: alike(range(150, 200)) },
    { name: 'third', vector: alike(range(250, 300)) },
  ]
  expect(collapseVersions(stories, 2).map(({ name }) => name)).toEqual(['wire', 'another'])
})
