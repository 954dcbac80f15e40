import { expect, it } from 'vitest'
import naughtyStrings from '../lib/testing/naughty-strings.json' with { type: 'json' }
import { escapeAttribute, escapeText, jsonForScript } from './escape.ts'

it('escapes what has a meaning in XML', () => {
  expect(escapeText(`<a href="x">it's & more</a>]]>`)).toBe(
    '&lt;a href=&quot;x&quot;&gt;it&#39;s &amp; more&lt;/a&gt;]]&gt;',
  )
})

it('leaves out what XML 1.0 cannot carry, and nothing else', () => {
  expect(escapeText('a\u0000b\u000bc\u001fd\ufffee\uffff\ud800f\udc00')).toBe('abcdef')
  expect(escapeText('tab\tline\n😀\u{10FFFF}\u0085\u200f')).toBe('tab\tline\n😀\u{10FFFF}\u0085\u200f')
})

it('keeps carriage returns, and in attributes line ends and tabs, from being changed by a parser', () => {
  expect(escapeText('\r\n')).toBe('&#13;\n')
  expect(escapeAttribute('a\tb\nc')).toBe('a&#9;b&#10;c')
})

it('gives JSON that nothing in it can take out of its script element', () => {
  const json = jsonForScript({ text: '</script><!-- & \u2028\u2029 ]]>' })
  expect(json).not.toMatch(/[<>&\u2028\u2029]/)
  expect(JSON.parse(json)).toEqual({ text: '</script><!-- & \u2028\u2029 ]]>' })
})

it('gives JSON that reads back as the same, for every naughty string', () => {
  expect(naughtyStrings.length).toBeGreaterThan(500)
  for (const text of naughtyStrings) expect(JSON.parse(jsonForScript({ [text]: text }))).toEqual({ [text]: text })
})

it('turns what JSON cannot say into null', () => {
  expect(jsonForScript(undefined)).toBe('null')
})
