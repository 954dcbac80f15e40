import { expect, test } from 'vitest'
import { KEPT } from './lists.ts'
import { enter, enterArrivals, offersOf, offerToOthers } from './offer-to-others.ts'
import type { Choice } from './rank-related.ts'
import { vectorOf } from './vector.ts'

const entry = (storyId: string, score: number) => ({ storyId, score, reason: [], parts: { closeness: 1 } })
const none = new Set<string>()
const ids = (list: { storyId: string }[]) => list.map(({ storyId }) => storyId)

test('a story enters where its score belongs', () => {
  const list = [entry('a', 0.9), entry('b', 0.5)]
  expect(ids(enter(entry('new', 0.7), list, none))).toEqual(['a', 'new', 'b'])
  expect(ids(enter(entry('new', 0.1), list, none))).toEqual(['a', 'b', 'new'])
})

test('a full list loses its last', () => {
  const full = Array.from({ length: KEPT }, (_, at) => entry(`old ${at}`, 1 - at / 100))
  const list = enter(entry('new', 0.999), full, none)
  expect(list).toHaveLength(KEPT)
  expect(ids(list)).not.toContain(`old ${KEPT - 1}`)
})

test('of two versions of one story the better stays, never both', () => {
  const list = [entry('first version', 0.5), entry('b', 0.4)]
  const versions = new Set(['first version', 'one that is not there'])
  expect(ids(enter(entry('better version', 0.6), list, versions))).toEqual(['better version', 'b'])
  expect(ids(enter(entry('worse version', 0.3), list, versions))).toEqual(['first version', 'b'])
})

test('a story of which two are versions stands instead of both', () => {
  const list = [entry('morning', 0.5), entry('evening', 0.4)]
  const versions = new Set(['morning', 'evening'])
  expect(ids(enter(entry('day', 0.6), list, versions))).toEqual(['day'])
  expect(ids(enter(entry('day', 0.45), list, versions))).toEqual(['morning', 'evening'])
})

test('a story that has nothing in common any more enters nowhere', () => {
  const list = [entry('a', 0.9)]
  expect(enter(undefined, list, none)).toBe(list)
})

const choice = (storyId: string, total: number, mayShow = true): Choice => ({
  storyId,
  publishedAt: 0,
  vector: vectorOf([]),
  score: { total, shared: [], closeness: 1 },
  mayBeShown: true,
  mayShow,
})

test('a story stays in the lists where it belongs, however many it belongs with more', () => {
  const choices = Array.from({ length: 40 }, (_, at) => choice(`other ${at}`, 1 - at / 100))
  const standsIn = ['other 36', 'other 38', 'nothing in common']
  choices[38] = choice('other 38', 0.62, false)
  const offers = offersOf({ choices, versions: none }, standsIn)
  expect(offers.size).toBe(31)
  const lists = new Map(standsIn.map((other) => [other, [entry('story', 0.5), entry('low', 0.1)]]))
  const changed = offerToOthers(lists, 'story', { offers, standsIn, versions: none, names: new Map() })
  expect(changed.get('other 36')?.map(({ storyId, score }) => [storyId, score])).toEqual([
    ['story', 0.64],
    ['low', 0.1],
  ])
  expect(ids(changed.get('other 38') ?? [])).toEqual(['low'])
  expect(ids(changed.get('nothing in common') ?? [])).toEqual(['low'])
})

test('what was offered meanwhile is entered, what was compared is not entered again', () => {
  const ranking = { choices: [choice('compared', 0.4)], versions: new Set(['version']) }
  const now = [entry('meanwhile', 0.8), entry('compared', 0.9), entry('version', 0.7), entry('before', 0.6)]
  const list = enterArrivals([entry('chosen', 0.9)], now, { before: new Set(['before']), ranking })
  expect(ids(list)).toEqual(['chosen', 'meanwhile'])
})
