import { expect, test } from 'vitest'
import { diffWords } from './word-diff.ts'

const signs = { same: '', removed: '-', added: '+' }
const told = (before: string[], after: string[]) =>
  diffWords(before, after).map(({ changes }) =>
    changes.map(({ kind, text }) => (kind === 'same' ? text : `[${signs[kind]}${text}]`)).join(''),
  )

test('a changed word is changed, and nothing around it', () => {
  expect(told(['The bridge cost 4 million.'], ['The bridge cost 5 million.'])).toEqual([
    'The bridge cost [-4][+5] million.',
  ])
})

test('a word with a hyphen or an apostrophe is one', () => {
  expect(told(['The co-op’s roof'], ['The co-op roof'])).toEqual(['The [-co-op’s][+co-op] roof'])
})

test('changes that only a space or a sign parts are one', () => {
  expect(told(['an old house fell'], ['a new home fell'])).toEqual(['[-an old house][+a new home] fell'])
})

test('paragraphs come, go and stay', () => {
  expect(told(['One.', 'Two.'], ['One.', 'Between.', 'Two.'])).toEqual(['One.', '[+Between.]', 'Two.'])
  expect(told(['One.', 'Gone.', 'Two.'], ['One.', 'Two.'])).toEqual(['One.', '[-Gone.]', 'Two.'])
  expect(diffWords(['One.', 'Two.'], ['One.', 'Two!']).map(({ isChanged }) => isChanged)).toEqual([false, true])
})

test('scripts without spaces are compared sign by sign', () => {
  expect(told(['東京都庁'], ['東京市庁'])).toEqual(['東京[-都][+市]庁'])
})

test('spaces that nobody sees are no change', () => {
  expect(diffWords(['One  two '], ['One two'])).toEqual([
    { changes: [{ kind: 'same', text: 'One two' }], isChanged: false },
  ])
})

test('from nothing, and to nothing', () => {
  expect(told([], ['New.'])).toEqual(['[+New.]'])
  expect(told(['Old.'], [])).toEqual(['[-Old.]'])
  expect(told([], [])).toEqual([])
})
