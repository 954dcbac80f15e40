import { expect, test } from 'vitest'
import { shortError, shortText } from './short-error.ts'

test('a failed query is told without its parameters, with its cause and with where it was', () => {
  const cause = Object.assign(new Error(`invalid input: "${'x'.repeat(3_000_000)}"`), { code: '22P02' })
  const params = `secret hash,${'body '.repeat(1_000_000)}`
  const failed = new Error(`Failed query: update users set ${'a, '.repeat(2000)}\nparams: ${params}`, { cause })
  const short = shortError(failed)
  expect(short.message).toMatch(/^Failed query: update users set a, .*… and \d+ characters more$/)
  expect(`${short.message}${short.stack}`).not.toMatch(/secret hash|body body/)
  expect(short.stack).toMatch(/short-error\.test\.ts:\d+/)
  expect(short.cause).toMatchObject({ code: '22P02', message: expect.stringMatching(/^invalid input: "x+… and \d+ /) })
  for (const { message, stack } of [short, short.cause as Error]) {
    expect(message.length).toBeLessThan(1100)
    expect(stack?.length).toBeLessThan(4100)
  }
})

test('what is short stays as it is', () => {
  const error = new TypeError('no such thing')
  expect(shortError(error)).toMatchObject({ name: 'TypeError', message: 'no such thing', stack: error.stack })
  expect(shortText('told')).toBe('told')
})
