import { expect, it } from 'vitest'
import type { FrontStripView } from '../reading/views.ts'
import { chooseRhythms } from './choose-rhythm.ts'
import { card } from './test-views.ts'

const strip = (stories: number, href = '/news'): FrontStripView => ({
  section: { name: 'News', href },
  stories: Array.from({ length: stories }, () => card),
})

it('no two neighbouring strips are alike, whatever they hold', () => {
  for (const counts of [
    [5, 5, 5, 5, 5, 5, 5],
    [1, 1, 1],
    [2, 2, 2, 2],
    [1, 2, 3, 3, 1, 1, 6, 6],
  ]) {
    const rhythms = chooseRhythms(counts.map((count) => strip(count)))
    expect(rhythms.filter((rhythm, place) => rhythm === rhythms[place - 1])).toEqual([])
  }
})

it('opinion has its own layout, but not twice in a row', () => {
  expect(chooseRhythms([strip(3, '/opinion'), strip(3, '/comment')])[0]).toBe('opinion')
  expect(chooseRhythms([strip(3, '/opinion'), strip(3, '/comment')])[1]).not.toBe('opinion')
})
