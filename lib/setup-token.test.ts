import { expect, test } from 'vitest'
import { isSetupToken, setupToken } from './setup-token.ts'

test('the token of one newsroom opens that one only', () => {
  const token = setupToken('secret of the one')
  expect(isSetupToken(token, 'secret of the one')).toBe(true)
  expect(isSetupToken(token, 'secret of another')).toBe(false)
  expect(isSetupToken('', 'secret of the one')).toBe(false)
  expect(isSetupToken(`${token}x`, 'secret of the one')).toBe(false)
})
