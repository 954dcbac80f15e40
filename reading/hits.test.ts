import { expect, test } from 'vitest'
import { markedText } from './hits.ts'

const [on, off] = ['\u{E000}', '\u{E001}']

test('what is between the marks is marked', () => {
  expect(markedText(`The ${on}tram${off} and the ${on}bus${off}`)).toEqual([
    { text: 'The ', isMatch: false },
    { text: 'tram', isMatch: true },
    { text: ' and the ', isMatch: false },
    { text: 'bus', isMatch: true },
  ])
})

test('a text without marks is one part, an empty one none, a mark without its end is no mark', () => {
  expect(markedText('<mark>tram</mark>')).toEqual([{ text: '<mark>tram</mark>', isMatch: false }])
  expect(markedText('')).toEqual([])
  expect(markedText(`The ${on}tram`)).toEqual([
    { text: 'The ', isMatch: false },
    { text: 'tram', isMatch: false },
  ])
})
