import { expect, it } from 'vitest'
import { between, seededRandom, zipf } from './random.ts'

it('the same seed gives the same numbers, another seed others', () => {
  const take = (seed: number) => Array.from({ length: 5 }, seededRandom(seed))
  expect(take(7)).toEqual(take(7))
  expect(take(7)).not.toEqual(take(8))
})

it('both ends of a range are drawn, and nothing beyond', () => {
  const random = seededRandom(1)
  const drawn = new Set(Array.from({ length: 500 }, () => between(random, 3, 6)))
  expect([...drawn].sort()).toEqual([3, 4, 5, 6])
})

it('the first rank of a Zipf draw comes about twice as often as the second, and the last comes too', () => {
  const random = seededRandom(42)
  const draw = zipf(10)
  const counts = new Array<number>(10).fill(0)
  for (let index = 0; index < 20_000; index++) {
    const rank = draw(random)
    counts[rank] = (counts[rank] ?? 0) + 1
  }
  expect((counts[0] ?? 0) / (counts[1] ?? 1)).toBeCloseTo(2, 0)
  expect(counts[9]).toBeGreaterThan(0)
})
