import { expect, test } from 'vitest'
import { countClosedPages, pageNumber } from './listing.ts'

test.each([
  [0, 0],
  [19, 0],
  [20, 0],
  [39, 0],
  [40, 1],
  [59, 1],
  [60, 2],
  [1_000_000, 49_999],
])('with %i places there are %i closed pages', (places, pages) => {
  expect(countClosedPages(places)).toBe(pages)
})

test('the head always holds 20 to 39 places once there are 20', () => {
  for (let places = 20; places < 500; places += 1) {
    const onHead = places - countClosedPages(places) * 20
    expect(onHead).toBeGreaterThanOrEqual(20)
    expect(onHead).toBeLessThanOrEqual(39)
  }
})

test('only a number as we write it is the number of a page', () => {
  expect(['1', '20', '99999999'].map(pageNumber)).toEqual([1, 20, 99_999_999])
  for (const text of ['0', '01', '-1', '+1', '1.0', '1e3', ' 1', '1 ', '', 'x', '100000000', '１', '0x1']) {
    expect(pageNumber(text), text).toBeUndefined()
  }
})
