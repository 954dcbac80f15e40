import { describe, expect, it, test } from 'vitest'
import type { Receipt, ReceiptLine } from '../../publishing/receipts.ts'
import { atOnePlace, duration, howItWent, inAWord, isWorthAnotherLook } from './receipt-words.ts'

const AT = '2026-11-22T18:00:00.000Z'
const SOON = '2026-11-22T18:00:10.000Z'
const LATER = '2026-11-22T18:02:00.000Z'

const receipt = (
  status: Receipt['status'],
  lines: ReceiptLine[] = [],
  action: Receipt['action'] = 'publish',
): Receipt => ({ id: 'id', headline: 'Rain', action, userId: null, at: AT, status, lines })
const line = (address: string, place: string, rest: Partial<ReceiptLine> = {}): ReceiptLine => ({
  address,
  place,
  ...rest,
})
const behind = { problem: 'is still the old one' }
const gone = { isGone: true, problem: 'serves readers no more' }

const there = [line('/a', 'one', { ms: 40 }), line('/a', 'public', { ms: 180 }), line('/b', 'public', { ms: 90 })]
const oneMissing = [...there, line('/b', 'one', behind)]
const slow = [line('/a', 'one', { ms: 5000 }), line('/a', 'public', { ms: 8240 }), line('/b', 'public', { ms: 6000 })]

test.each<[string, Receipt, string, string]>([
  ['all there', receipt('complete', there), 'good', 'Everywhere after 180 ms'],
  ['all gone', receipt('complete', there, 'unpublish'), 'good', 'Gone everywhere after 180 ms'],
  ['an instance stopped', receipt('complete', [...there, line('/b', 'one', gone)]), 'good', 'Everywhere after 180 ms'],
  ['nothing changed', receipt('complete'), 'good', 'Nothing changed for readers'],
  ['one is missing', receipt('late', oneMissing), 'late', 'Late: 1 of 2 addresses not up to date'],
  [
    'the only one is missing',
    receipt('late', [line('/a', 'public', behind)]),
    'late',
    'Late: 1 of 1 address not up to date',
  ],
  [
    'all there, too late',
    receipt('late', slow),
    'late',
    'Late: 2 of 2 addresses took more than 5 s, the slowest 8.2 s',
  ],
  ['waiting', receipt('waiting', oneMissing), 'waiting', 'Being delivered…'],
])('%s is told in a sentence', (_name, given, tone, words) => {
  expect(howItWent(given, SOON)).toEqual({ tone, words })
})

describe('nobody looks', () => {
  it('is told after a minute, and another look is offered', () => {
    expect(howItWent(receipt('waiting'), SOON).words).toBe('Being delivered…')
    expect(isWorthAnotherLook(receipt('waiting'), SOON)).toBe(false)
    expect(howItWent(receipt('waiting'), LATER).words).toMatch(/^Nobody has looked yet/)
    expect(isWorthAnotherLook(receipt('waiting'), LATER)).toBe(true)
  })
})

test('another look is offered where it could find something', () => {
  expect(isWorthAnotherLook(receipt('late', oneMissing), SOON)).toBe(true)
  expect(isWorthAnotherLook(receipt('late', slow), LATER)).toBe(false)
  expect(isWorthAnotherLook(receipt('late', [...slow, line('/b', 'one', gone)]), LATER)).toBe(false)
  expect(isWorthAnotherLook(receipt('complete', there), LATER)).toBe(false)
})

test.each<[Receipt, string]>([
  [receipt('complete', there), 'Live after 180 ms'],
  [receipt('complete', there, 'unpublish'), 'Gone after 180 ms'],
  [receipt('complete'), 'No change for readers'],
  [receipt('late', oneMissing), 'Late'],
  [receipt('waiting'), 'Delivering…'],
])('the bar says it in a word', (given, expected) => {
  const { words, rest } = inAWord(given)
  expect([words, rest].filter(Boolean).join(' ')).toBe(expected)
})

test.each<[ReceiptLine | undefined, Receipt['status'], string, string]>([
  [line('/a', 'one', { ms: 180 }), 'complete', 'good', '180 ms'],
  [line('/a', 'one', { ms: 5000 }), 'late', 'good', '5 s'],
  [line('/a', 'one', { ms: 5001 }), 'late', 'late', 'Late: 5 s'],
  [line('/a', 'one', behind), 'late', 'late', 'Is still the old one'],
  [line('/a', 'one'), 'late', 'late', 'Is late'],
  [line('/a', 'one', behind), 'waiting', 'waiting', 'Is still the old one…'],
  [line('/a', 'one'), 'waiting', 'waiting', 'Being asked…'],
  [line('/a', 'one', gone), 'late', 'waiting', 'Serves readers no more'],
  [undefined, 'complete', 'waiting', 'Not asked'],
])('one address at one place: %j of a %s receipt', (given, status, tone, words) => {
  expect(atOnePlace(given, status)).toEqual({ tone, words })
})

test.each([
  [0, '0 ms'],
  [999, '999 ms'],
  [1000, '1 s'],
  [2449, '2.4 s'],
  [59_940, '59.9 s'],
  [59_960, '1 min'],
  [200_000, '3 min'],
])('%d milliseconds are %s', (ms, words) => {
  expect(duration(ms)).toBe(words)
})
