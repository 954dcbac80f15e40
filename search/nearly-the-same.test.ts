import { expect, test } from 'vitest'
import { editDistance, isNearlyTheSame } from './nearly-the-same.ts'

test.each([
  ['Xaiomi', 'Xiaomi'],
  ['xiomi', 'Xiaomi'],
  ['sao paolo', 'São Paulo'],
  ['departement of defense', 'Department of Defense'],
])('%s was probably %s', (typed, name) => {
  expect(isNearlyTheSame(typed, name)).toBe(true)
})

test.each([
  ['Xiaomi', 'xiaomi'],
  ['tram', 'team spirit'],
  ['iran', 'Ivan the Great'],
  ['cat', 'car'],
  ['election', 'Selection committee'],
])('%s was not %s', (typed, name) => {
  expect(isNearlyTheSame(typed, name)).toBe(false)
})

test('each change of a letter counts once', () => {
  expect(editDistance('', 'abc')).toBe(3)
  expect(editDistance('abc', 'acb')).toBe(1)
  expect(editDistance('kitten', 'sitting')).toBe(3)
})
