import { expect, test } from 'vitest'
import { nextStamp } from './migration-stamp.ts'

test('a new migration comes after all that are there', () => {
  const names = ['20261124_500000_standing', '20261122_140000_edition']
  expect(nextStamp(names, '20261125_090000')).toBe('20261125_090000')
  expect(nextStamp(names, '20261123_222847')).toBe('20261124_500001')
  expect(nextStamp(names, '20261124_500000')).toBe('20261124_500001')
  expect(nextStamp([], '20261123_222847')).toBe('20261123_222847')
})
