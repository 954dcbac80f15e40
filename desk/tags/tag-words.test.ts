import { expect, test } from 'vitest'
import { countOf, howFar, whatCameOfIt, whatWasDone } from './tag-words.ts'

test('counts are told with their word, thousands with their comma', () => {
  expect(countOf(0, 'story', 'stories')).toBe('0 stories')
  expect(countOf(1, 'story', 'stories')).toBe('1 story')
  expect(countOf(300_000, 'story', 'stories')).toBe('300,000 stories')
})

test.each([
  ['merge', '“Sealink” merged into “Sea Link”'],
  ['undo', '“Sealink” parted from “Sea Link” again'],
  ['split', 'Stories of “Sealink” given to “Sea Link”'],
  ['delete', '“Sealink” taken off its stories and deleted'],
] as const)('%s is told by names', (kind, words) => {
  expect(whatWasDone({ kind, tagName: 'Sealink', otherName: 'Sea Link' })).toBe(words)
})

test('how far it is, is told at each point, a failure with its reason', () => {
  const work = { done: 2000, total: 300_000, error: null }
  expect(howFar({ ...work, status: 'waiting', done: 0, total: 0 })).toBe('Waiting for its turn…')
  expect(howFar({ ...work, status: 'running', done: 0, total: 0 })).toBe('Beginning…')
  expect(howFar({ ...work, status: 'running' })).toBe('2,000 of 300,000 stories prepared…')
  expect(howFar({ ...work, status: 'done' })).toBe('Done')
  expect(howFar({ ...work, status: 'failed', error: 'This tag is gone already.' })).toBe('This tag is gone already.')
})

test('only answers of our own are shown', () => {
  expect(whatCameOfIt('merged')).toContain('30 days')
  expect(whatCameOfIt('<b>anything</b>')).toBeUndefined()
  expect(whatCameOfIt('constructor')).toBeUndefined()
  expect(whatCameOfIt(undefined)).toBeUndefined()
})
