import { expect, test } from 'vitest'
import { ASSIGNMENT_STATES, movesFrom, whyNotMove } from './assignment-states.ts'

test('a pitch waits for an editor; whoever writes moves it on from there', () => {
  expect(ASSIGNMENT_STATES.map((state) => [state, movesFrom(state, { mayDecide: false })])).toEqual([
    ['pitch', []],
    ['accepted', ['begin', 'finish']],
    ['inProgress', ['finish']],
    ['done', ['reopen']],
    ['declined', ['pitchAgain']],
  ])
})

test('an editor accepts and declines, and does all that a writer does', () => {
  expect(ASSIGNMENT_STATES.map((state) => [state, movesFrom(state, { mayDecide: true })])).toEqual([
    ['pitch', ['accept', 'decline']],
    ['accepted', ['decline', 'begin', 'finish']],
    ['inProgress', ['decline', 'finish']],
    ['done', ['reopen']],
    ['declined', ['pitchAgain']],
  ])
})

test('what cannot be done is told as a sentence', () => {
  expect(whyNotMove({ from: 'pitch', to: 'done', mayDecide: true })).toBe('“Pitch” does not become “Done”.')
  expect(whyNotMove({ from: 'pitch', to: 'accepted', mayDecide: false })).toContain('Editors decide')
  expect(whyNotMove({ from: 'pitch', to: 'pitch', mayDecide: false })).toBeUndefined()
})
