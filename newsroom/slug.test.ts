import { describe, expect, test } from 'vitest'
import strings from '../lib/testing/naughty-strings.json' with { type: 'json' }
import { RESERVED_SLUGS, SLUG_PATTERN, slugCandidates, slugFrom, slugFromId, withFreeSuffix } from './slug.ts'

describe('slugFrom', () => {
  test.each([
    ['US agrees to drop Xiaomi from list', 'us-agrees-to-drop-xiaomi-from-list'],
    ['  Many   spaces — and dashes – here ', 'many-spaces-and-dashes-here'],
    ['What’s the mayor’s plan?', 'whats-the-mayors-plan'],
    ['Crème brûlée, ¡olé!', 'creme-brulee-ole'],
    ['Straße, Ærø, Łódź, İstanbul', 'strasse-aero-lodz-istanbul'],
    ['Москва приняла бюджет', 'moskva-prinyala-byudzhet'],
    ['Ελλάδα και Κύπρος', 'ellada-kai-kypros'],
    ['ﬁnance Ⅳ ½ ①', 'finance-iv-1-2-1'],
    ['İ', 'i'],
    ['中文', ''],
    ['مرحبا', ''],
    ['😀', ''],
    ['', ''],
    ['---', ''],
    ['half \ud800 pair', 'half-pair'],
  ])('%j gives %j', (text, slug) => {
    expect(slugFrom(text)).toBe(slug)
  })

  test('is cut at a word within 80 characters, and a word that long is cut itself', () => {
    const slug = slugFrom('word '.repeat(50))
    expect(slug.length).toBeLessThanOrEqual(80)
    expect(slug).toMatch(/^(word-)*word$/)
    expect(slugFrom('x'.repeat(200))).toHaveLength(80)
  })

  test('gives a slug or nothing for whatever there is, and the slug of a slug is itself', () => {
    for (const text of strings) {
      const slug = slugFrom(text)
      if (slug) expect(slug).toMatch(SLUG_PATTERN)
      expect(slugFrom(slug)).toBe(slug)
    }
  })
})

test('an id gives a slug that differs for ids of the same moment', () => {
  const one = slugFromId('019a0000-0000-7000-8000-00000000000a')
  expect(one).toMatch(SLUG_PATTERN)
  expect(one).not.toBe(slugFromId('019a0000-0000-7000-8000-00000000000b'))
})

test('the first number that is free is taken', () => {
  const id = '01a2038e-c3a1-752f-81e8-48b9b22c01a2'
  expect(withFreeSuffix('a', { taken: new Set(), id })).toBe('a')
  expect(withFreeSuffix('a', { taken: new Set(['a-2']), id })).toBe('a')
  expect(withFreeSuffix('a', { taken: new Set(['a', 'a-2', 'a-4']), id })).toBe('a-3')
  expect(withFreeSuffix('a', { taken: new Set(slugCandidates('a')), id })).toBe('a-s-48b9b22c01a2')
})

test('the words that stand first in our own addresses are reserved', () => {
  for (const word of ['admin', 'api', 'tags', 'authors', 'search', 'media', 'internal', 'preview', 'page']) {
    expect(RESERVED_SLUGS.has(word), word).toBe(true)
  }
})
