import { expect, test } from 'vitest'
import { readSignedId, signId } from './signed-id.ts'

const key = { purpose: 'preview', secret: 'a secret' }
const signed = signId('01a208f3', key)

test('what was signed is read', () => {
  expect(readSignedId(signed, key)).toBe('01a208f3')
})

test.each([
  ['another id', signed.replace('01a', '01b')],
  ['another signature', `${signed.slice(0, -1)}_`],
  ['no signature', '01a208f3'],
  ['an empty one', '01a208f3.'],
  ['nothing', ''],
])('%s opens nothing', (_, text) => {
  expect(readSignedId(text, key)).toBeUndefined()
})

test('nor does what was signed for something else, or with another secret', () => {
  expect(readSignedId(signed, { ...key, purpose: 'other' })).toBeUndefined()
  expect(readSignedId(signed, { ...key, secret: 'other' })).toBeUndefined()
})
