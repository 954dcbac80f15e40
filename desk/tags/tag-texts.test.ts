import { expect, test } from 'vitest'
import { detailOf, moved, namesIn, titleOf } from './tag-texts.ts'

test.each([
  ['A, B; C', ['A', 'B', 'C']],
  ['  Xiaomi ,\n Huawei\r\nxiaomi;;', ['Xiaomi', 'Huawei']],
  ['US  Defense\u00a0Department', ['US Defense Department']],
  [' ,; ', []],
])('what is pasted is parted into names: %j', (pasted, names) => {
  expect(namesIn(pasted)).toEqual({ names, left: 0 })
})

test('a whole document pasted by mistake is not looked up name by name', () => {
  const pasted = Array.from({ length: 500 }, (_, index) => `name ${index}`).join(',')
  expect(namesIn(pasted)).toMatchObject({ names: { length: 30 }, left: 470 })
})

test.each([
  [0, 1, 'bac'],
  [2, -1, 'acb'],
  [0, -1, 'abc'],
  [2, 1, 'abc'],
])('the tag at %i moved by %i gives %s', (from, by, order) => {
  expect(moved(['a', 'b', 'c'], from, by).join('')).toBe(order)
})

test('a tag says its kind, unless it is a topic, and its stories', () => {
  expect(detailOf({ kind: 'organisation', stories: 1200 })).toBe('organisation · 1,200 stories')
  expect(detailOf({ kind: 'topic', stories: 1 })).toBe('1 story')
})

test('an alias leads to its tag', () => {
  expect(titleOf({ name: 'São Paulo', alias: 'Sampa' })).toBe('Sampa → São Paulo')
  expect(titleOf({ name: 'São Paulo' })).toBe('São Paulo')
})
