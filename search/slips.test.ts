import { expect, test } from 'vitest'
import { beforeOneSlip } from './slips.ts'

test.each([
  ['budjet', 'budget'],
  ['bugdet', 'budget'],
  ['buget', 'budget'],
  ['budgget', 'budget'],
  ['udget', 'budget'],
  ['budge', 'budget'],
  ['бюджт', 'бюджет'],
])('“%s” may have been “%s”', (typed, meant) => {
  expect(beforeOneSlip(typed)).toContain(meant)
})

test('what was typed is no slip of itself, and two slips are too many', () => {
  expect(beforeOneSlip('budget')).not.toContain('budget')
  expect(beforeOneSlip('bujdt')).not.toContain('budget')
})
