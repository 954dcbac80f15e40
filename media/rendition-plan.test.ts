import { expect, it } from 'vitest'
import { heightFor, planRenditions, renditionFiles } from './rendition-plan.ts'

it.each([
  [
    { width: 6000, height: 4000 },
    { width: 1920, height: 1280, widths: [320, 480, 828, 1200, 1920] },
  ],
  [
    { width: 1000, height: 500 },
    { width: 1000, height: 500, widths: [320, 480, 828, 1000] },
  ],
  [
    { width: 640, height: 480 },
    { width: 640, height: 480, widths: [320, 480, 640] },
  ],
  [
    { width: 100, height: 50 },
    { width: 100, height: 50, widths: [100] },
  ],
  [
    { width: 1, height: 1 },
    { width: 1, height: 1, widths: [1] },
  ],
])('never enlarges %o', (original, plan) => {
  expect(planRenditions(original)).toEqual(plan)
})

it('keeps a very tall picture within what WebP can hold', () => {
  const plan = planRenditions({ width: 1200, height: 40_000 })
  expect(plan).toMatchObject({ width: 491, widths: [320, 480, 491] })
  expect(plan.height).toBeLessThanOrEqual(16_383)
})

it('gives even a hairline a height', () => {
  expect(heightFor(320, { width: 60_000, height: 1 })).toBe(1)
})

it('names an avif and a webp at each width and one jpg', () => {
  expect(renditionFiles({ width: 400, height: 1, widths: [320, 400] })).toEqual([
    '320.avif',
    '320.webp',
    '400.avif',
    '400.webp',
    '400.jpg',
  ])
})
