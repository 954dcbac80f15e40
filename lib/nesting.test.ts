import { expect, test } from 'vitest'
import { isTooDeep } from './nesting.ts'

const nested = (levels: number) => JSON.parse(`${'[{"in":'.repeat(levels / 2)}1${'}]'.repeat(levels / 2)}`)

test('two hundred levels are not too deep, one more is, and so are a hundred thousand', () => {
  expect(isTooDeep(nested(200))).toBe(false)
  expect(isTooDeep([nested(200)])).toBe(true)
  expect(isTooDeep(nested(100_000))).toBe(true)
})

test('what is wide is not deep, and a file’s bytes are one thing', () => {
  expect(isTooDeep({ list: Array.from({ length: 300_000 }, () => ({})), bytes: Buffer.alloc(300), none: null })).toBe(
    false,
  )
  expect(isTooDeep('text')).toBe(false)
})
