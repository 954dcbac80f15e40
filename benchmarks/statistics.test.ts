import { describe, expect, it } from 'vitest'
import { median, percentile, Samples, summarise, thinned } from './statistics.ts'

describe('median', () => {
  it('is the middle of an odd number of values, whatever their order', () => {
    expect(median([30, 4, 100])).toBe(30)
  })

  it('is the mean of the two in the middle of an even number', () => {
    expect(median([1, 10, 2, 40])).toBe(6)
  })

  it('compares numbers, not their digits', () => {
    expect(median([9, 10, 100])).toBe(10)
  })

  it('of nothing is not a number', () => {
    expect(median([])).toBeNaN()
  })
})

describe('percentile', () => {
  const hundred = Float64Array.from({ length: 100 }, (_, index) => index + 1)

  it('is a value that was measured: of 1 to 100 the 99th is 99', () => {
    expect(percentile(hundred, 0.99)).toBe(99)
    expect(percentile(hundred, 0.5)).toBe(50)
    expect(percentile(hundred, 1)).toBe(100)
    expect(percentile(hundred, 0)).toBe(1)
  })

  it('of few values does not hide the worst one', () => {
    expect(percentile([1, 2, 3, 500], 0.99)).toBe(500)
  })

  it('is not thrown off by fractions that binary numbers cannot hold', () => {
    const ten = Float64Array.from({ length: 10 }, (_, index) => index + 1)
    expect(percentile(ten, 0.7)).toBe(7)
  })
})

describe('Samples', () => {
  it('keeps more values than it first has room for', () => {
    const samples = new Samples()
    for (let value = 5000; value > 0; value--) samples.add(value)
    expect(samples.length).toBe(5000)
    expect(samples.summary()).toEqual({ count: 5000, mean: 2500.5, p50: 2500, p95: 4750, p99: 4950, max: 5000 })
  })

  it('gives copies: a summary does not disturb the order of arrival', () => {
    const samples = new Samples()
    for (const value of [3, 1, 2]) samples.add(value)
    samples.summary()
    expect([...samples.values()]).toEqual([3, 1, 2])
  })

  it('a summary of nothing counts nothing', () => {
    expect(summarise(new Float64Array()).count).toBe(0)
  })
})

it('a long row is thinned to few, evenly, and keeps its end', () => {
  const row = Array.from({ length: 1000 }, (_, index) => index)
  const thin = thinned(row, 10)
  expect(thin).toHaveLength(10)
  expect(thin.at(-1)).toBe(999)
  expect(new Set(thin.slice(1).map((value, index) => value - (thin[index] ?? 0)))).toEqual(new Set([100]))
  expect(thinned([1, 2, 3], 10)).toEqual([1, 2, 3])
})
