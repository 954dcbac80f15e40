import { expect, test } from 'vitest'
import { countOf, howCompared, howFar, whatCameOfIt } from './tag-words.ts'

test('counts are told with their word, thousands with their comma', () => {
  expect(countOf(0, 'story', 'stories')).toBe('0 stories')
  expect(countOf(1, 'story', 'stories')).toBe('1 story')
  expect(countOf(300_000, 'story', 'stories')).toBe('300,000 stories')
})

test('how far it is, is told at each point, with how many stories; a failure with its reason', () => {
  const work = { stories: 2310, done: 2000, total: 300_000, error: null }
  expect(howFar({ ...work, status: 'waiting', stories: null, done: 0, total: 0 })).toBe('Waiting for its turn.')
  expect(howFar({ ...work, status: 'running', done: 0, total: 0 })).toBe('Beginning: 2,310 stories.')
  expect(howFar({ ...work, status: 'running' })).toBe('2,000 of 300,000 stories prepared.')
  expect(howFar({ ...work, status: 'done' })).toBe('Done: 2,310 stories.')
  expect(howFar({ ...work, status: 'done', stories: 1 })).toBe('Done: 1 story.')
  // From before they were counted.
  expect(howFar({ ...work, status: 'done', stories: null })).toBe('Done.')
  expect(howFar({ ...work, status: 'failed', error: 'This tag is gone already.' })).toBe('This tag is gone already.')
})

test.each([
  ['never', 0, 'The tags have not been compared yet. That is done each hour, or now.'],
  ['running', 0, 'Tags that are new or have changed are being compared; what is found appears here in a moment.'],
  ['done', 0, 'The last comparison left no pair to decide on.'],
  ['done', 1, 'One pair to decide on.'],
  ['done', 2, '2 pairs to decide on, the likeliest first.'],
] as const)('tags that were compared: %s, %i pairs', (comparison, pairs, words) => {
  expect(howCompared(comparison, { pairs, isAll: true })).toBe(words)
})

test('some of the pairs are told from all of them', () => {
  expect(howCompared('running', { pairs: 2, isAll: true })).toMatch(/ So far: 2 pairs\.$/)
  expect(howCompared('running', { pairs: 25, isAll: false })).toMatch(/ So far: 25 pairs and more\.$/)
  expect(howCompared('done', { pairs: 25, isAll: false })).toBe(
    'The 25 likeliest pairs. Others follow when these are decided.',
  )
})

test('only answers of our own are shown', () => {
  expect(whatCameOfIt('merged')).toContain('30 days')
  expect(whatCameOfIt('<b>anything</b>')).toBeUndefined()
  expect(whatCameOfIt('constructor')).toBeUndefined()
  expect(whatCameOfIt(undefined)).toBeUndefined()
})
