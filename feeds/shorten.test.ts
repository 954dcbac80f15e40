import { expect, it } from 'vitest'
import { shorten } from './shorten.ts'

it('leaves short text alone, on one line', () => {
  expect(shorten(' One\n\ntwo ', 20)).toBe('One two')
})

it('keeps whole sentences', () => {
  expect(shorten('It rained. Mr. Smith stayed in. Then the sun came out again.', 35)).toBe(
    'It rained. Mr. Smith stayed in.',
  )
})

it('keeps whole words where the first sentence is too long', () => {
  expect(shorten('The harbour, which had been closed for years, opened', 20)).toBe('The harbour, which…')
})

it('cuts an endless word, and never through a character', () => {
  expect(shorten('x'.repeat(50), 10)).toBe(`${'x'.repeat(9)}…`)
  expect(shorten('👩‍👩‍👧‍👦'.repeat(5), 15)).toBe('👩‍👩‍👧‍👦…')
  expect(shorten('港'.repeat(50), 10)).toBe(`${'港'.repeat(9)}…`)
})
