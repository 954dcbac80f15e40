import { expect, test } from 'vitest'
import { diff, type Piece } from './diff.ts'
import { between, pick, seededRandom } from './random.ts'

const signs = { same: '=', removed: '-', added: '+' }
const told = (pieces: Piece<string>[]) => pieces.map(({ kind, items }) => `${signs[kind]}${items.join('')}`).join(' ')
const of = (before: string, after: string) => told(diff([...before], [...after]))

test.each([
  ['', '', ''],
  ['abc', 'abc', '=abc'],
  ['', 'abc', '+abc'],
  ['abc', '', '-abc'],
  ['abc', 'axc', '=a -b +x =c'],
  ['abcabba', 'cbabac', '-ab =c +b =ab -b =a +c'],
  ['abcd', 'bcda', '-a =bcd +a'],
])('from %j to %j: %j', (before, after, expected) => {
  expect(of(before, after)).toBe(expected)
})

test('whatever is compared, the pieces give both sequences, and no more is removed and added than has to be', () => {
  const random = seededRandom(7)
  for (let round = 0; round < 500; round += 1) {
    const [before = [], after = []] = [0, 0].map(() =>
      Array.from({ length: between(random, 0, 13) }, () => pick(random, ['a', 'b', 'c'])),
    )
    const pieces = diff(before, after)
    const side = (without: string) => pieces.filter(({ kind }) => kind !== without).flatMap(({ items }) => items)
    expect(side('added')).toEqual(before)
    expect(side('removed')).toEqual(after)
    const same = pieces.filter(({ kind }) => kind === 'same').flatMap(({ items }) => items).length
    expect(same).toBe(longestCommon(before, after))
  }
})

test('what would take too many edits counts as replaced, between what is the same at both ends', () => {
  expect(told(diff([...'>abcdef<'], [...'>uvwxyz<'], 3))).toBe('=> -abcdef +uvwxyz =<')
})

test('two long texts that have nothing in common are given up, not compared for minutes', () => {
  const words = (word: string) => Array.from({ length: 50_000 }, (_, at) => `${word}${at}`)
  expect(diff(words('a'), words('b')).map(({ kind }) => kind)).toEqual(['removed', 'added'])
})

test('a text of very many words is told apart like any other', () => {
  const words = (mark: string) => Array.from({ length: 200_000 }, (_, at) => `${mark}${at}`)
  expect(diff(words('a'), words('b')).map(({ kind }) => kind)).toEqual(['removed', 'added'])
})

function longestCommon(one: string[], other: string[]): number {
  const row = new Array(other.length + 1).fill(0)
  for (const item of one) {
    let diagonal = 0
    for (let at = 1; at <= other.length; at += 1) {
      const above = row[at]
      row[at] = item === other[at - 1] ? diagonal + 1 : Math.max(above, row[at - 1])
      diagonal = above
    }
  }
  return row[other.length]
}
