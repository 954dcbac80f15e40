import { expect, test } from 'vitest'
import { inWords } from './chosen-words.ts'

const story = { id: '1', headline: 'Rain', publishedAt: '2026-01-01T00:00:00.000Z' }

test('says what the points consist of, tags first, and what the time took', () => {
  const parts = {
    closeness: 0.83,
    word: [
      { name: 'Bangui', points: 0.0421 },
      { name: 'mangroves', points: 0.02 },
    ],
    tag: [{ name: 'Rivers', points: 0.015 }],
  }
  expect(inWords({ ...story, score: 0.0771, parts })).toEqual({
    ...story,
    points: 7.7,
    parts: ['Tags: Rivers 1.5', 'Words: Bangui 4.2, mangroves 2.0', 'Time between them: 17 % less'],
  })
})

test('is silent about a time that took nothing', () => {
  expect(inWords({ ...story, score: 0.1, parts: { closeness: 0.999 } }).parts).toEqual([])
})
