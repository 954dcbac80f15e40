import { expect, test } from 'vitest'
import { stripLinks } from './strip-links.ts'

test.each([
  ['A [boat *race*](/sport/boat-race "The race") today', 'A today'],
  ['See [the [old] story](https://example.org/a_(b)) here', 'See here'],
  ['A ![picture](a.png) and <a href="/x">a <b>bold</b> link</a> end', 'A and end'],
  ['By [reference][12] or https://example.org/some-story or <p>tag</p>', 'By or or tag'],
  ['An array[0] (not a link) &amp; more', 'An array[0] (not a link) more'],
])('%s', (text, rest) => {
  expect(stripLinks(text).replace(/\s+/g, ' ').trim()).toBe(rest)
})
