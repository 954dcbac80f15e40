import { expect, test } from 'vitest'
import { compareEdits } from './compare-edits.ts'

const base = { headline: 'A', standfirst: 'S', kicker: 'K', tags: ['x'], revision: 3 }

test('what one of two has changed is that one’s; what both have, both’s', () => {
  const mine = { ...base, headline: 'Mine', kicker: 'Own' }
  const theirs = { ...base, headline: 'Theirs', tags: ['x', 'y'], revision: 4 }
  expect(compareEdits({ base, mine, theirs })).toEqual([
    { field: 'headline', verdict: 'both', mine: 'Mine', theirs: 'Theirs' },
    { field: 'kicker', verdict: 'mine', mine: 'Own', theirs: 'K' },
    { field: 'tags', verdict: 'theirs', mine: ['x'], theirs: ['x', 'y'] },
  ])
})

test('both have made the same change: no difference', () => {
  const change = { ...base, headline: 'B' }
  expect(compareEdits({ base, mine: change, theirs: { ...change, revision: 4 } })).toEqual([])
})

test('without the text of before nobody can know', () => {
  expect(compareEdits({ base: undefined, mine: { headline: 'A' }, theirs: { headline: 'B', kicker: 'K' } })).toEqual([
    { field: 'headline', verdict: 'both', mine: 'A', theirs: 'B' },
    { field: 'kicker', verdict: 'both', mine: undefined, theirs: 'K' },
  ])
})

test('a field that was emptied is a change', () => {
  expect(compareEdits({ base, mine: { ...base, kicker: '' }, theirs: base })).toMatchObject([
    { field: 'kicker', verdict: 'mine' },
  ])
})
