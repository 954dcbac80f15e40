import { expect, it } from 'vitest'
import { seededRandom } from '../../lib/random.ts'
import { arrivals } from './schedule.ts'

it('at an even rate as many requests are due as the rate says, in order', () => {
  const times = [...arrivals([{ seconds: 100, from: 50, to: 50 }], seededRandom(1))]
  expect(times.length).toBeGreaterThan(4700)
  expect(times.length).toBeLessThan(5300)
  expect(times).toEqual([...times].sort((a, b) => a - b))
  expect(times.at(-1)).toBeLessThan(100_000)
})

it('they are not due at even distances: readers do not know of each other', () => {
  const times = [...arrivals([{ seconds: 100, from: 50, to: 50 }], seededRandom(2))]
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0))
  expect(gaps.filter((gap) => gap < 10).length / gaps.length).toBeCloseTo(1 - Math.exp(-0.5), 1)
})

it('a rising rate has three quarters of its requests in the second half', () => {
  const times = [...arrivals([{ seconds: 100, from: 0, to: 200 }], seededRandom(3))]
  expect(times.length / 10_000).toBeCloseTo(1, 1)
  expect(times.filter((time) => time >= 50_000).length / times.length).toBeCloseTo(0.75, 1)
})

it('phases follow each other, one without requests too', () => {
  const phases = [
    { seconds: 10, from: 100, to: 100 },
    { seconds: 10, from: 0, to: 0 },
    { seconds: 10, from: 100, to: 300 },
  ]
  const times = [...arrivals(phases, seededRandom(4))]
  expect(times.filter((time) => time < 10_000).length).toBeGreaterThan(850)
  expect(times.some((time) => time >= 10_000 && time < 20_000)).toBe(false)
  expect(times.filter((time) => time >= 20_000).length).toBeGreaterThan(1800)
})
