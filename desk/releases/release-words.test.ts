import { expect, test } from 'vitest'
import { canPinNewest, sizeInWords, stateInWords } from './release-words.ts'

const story = { collection: 'articles', documentId: 'a', title: 'Trams', by: 'Asha', hasNewer: false } as const
const front = { ...story, collection: 'fronts' } as const

test('says whether what goes live is what there is', () => {
  expect(stateInWords(story)).toBe('the newest text, pinned by Asha')
  expect(stateInWords({ ...story, hasNewer: true, stage: 'draft' })).toContain('approve the story')
  expect(stateInWords({ ...front, hasNewer: true })).toBe('newer edits wait')
  expect(stateInWords({ ...story, collection: 'redirects', to: '/there' })).toBe('leads to /there')
})

test('a front’s newest text can be moved in at any time, a story’s once it is approved', () => {
  expect(canPinNewest({ ...front, hasNewer: true })).toBe(true)
  expect(canPinNewest(front)).toBe(false)
  expect(canPinNewest({ ...story, hasNewer: true, stage: 'draft' })).toBe(false)
  expect(canPinNewest({ ...story, hasNewer: true, stage: 'ready' })).toBe(true)
})

test('counts what is in it', () => {
  expect([0, 1, 2].map(sizeInWords)).toEqual(['nothing in it', 'one thing', '2 things'])
})
