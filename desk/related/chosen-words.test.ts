import { expect, test } from 'vitest'
import { inWords } from './chosen-words.ts'

const story = { id: '1', headline: 'Rain', publishedAt: '2026-01-01T00:00:00.000Z' }

const spaced = (words: object) => JSON.parse(JSON.stringify(words).replaceAll('\u00a0', ' '))

test('says what the points consist of, tags first, and what the time took', () => {
  const parts = {
    closeness: 0.83,
    word: [
      { name: 'Bangui', points: 0.0421 },
      { name: 'mangroves', points: 0.02 },
    ],
    tag: [{ name: 'Rivers', points: 0.015 }],
  }
  expect(spaced(inWords({ ...story, score: 0.0771, parts }))).toEqual({
    ...story,
    points: '7.7 points',
    parts: ['Tags: Rivers 1.5', 'Words: Bangui 4.2, mangroves 2.0', 'The time between them took 17 %'],
  })
})

test('what is not named is told, so that the parts are as many as the points', () => {
  const parts = { closeness: 1, word: [{ name: 'Bangui', points: 0.08 }] }
  expect(spaced(inWords({ ...story, score: 0.103, parts }))).toMatchObject({
    points: '10.3 points',
    parts: ['Words: Bangui 8.0', 'Other words that both have: 2.3'],
  })
})

test('no line ends between a number and what it counts', () => {
  const words = inWords({ ...story, score: 0.103, parts: { closeness: 1, tag: [{ name: 'Rivers', points: 0.103 }] } })
  expect(words).toMatchObject({ points: '10.3\u00a0points', parts: ['Tags: Rivers\u00a010.3'] })
})

test('is silent about a time that took nothing', () => {
  expect(inWords({ ...story, score: 0, parts: { closeness: 0.999 } }).parts).toEqual([])
})
