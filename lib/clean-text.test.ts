import { describe, expect, test } from 'vitest'
import { cleanDeep, cleanLine, cleanText, isBlank } from './clean-text.ts'
import strings from './testing/naughty-strings.json' with { type: 'json' }

describe('cleanText', () => {
  test.each([
    ['half a pair \ud800 becomes', 'half a pair \ufffd becomes'],
    ['the other half \udc00', 'the other half \ufffd'],
    ['a whole pair 😀 stays', 'a whole pair 😀 stays'],
    ['NUL \u0000, bell \u0007, escape \u001b, delete \u007f, C1 \u0085', 'NUL , bell , escape , delete , C1 '],
    ['what XML forbids \ufffe\uffff', 'what XML forbids '],
    ['tab\tand line\nstay', 'tab\tand line\nstay'],
    ['Windows\r\nand old Macs\rend lines', 'Windows\nand old Macs\nend lines'],
    [
      'joiners 👩\u200d🔬, marks \u200f\u202e and spaces \u00a0\u3000 stay',
      'joiners 👩\u200d🔬, marks \u200f\u202e and spaces \u00a0\u3000 stay',
    ],
  ])('%j', (given, cleaned) => {
    expect(cleanText(given)).toBe(cleaned)
  })

  test('cleaning twice is cleaning once, and what is clean can be an XML text', () => {
    for (const text of strings) {
      const cleaned = cleanText(text)
      expect(cleanText(cleaned)).toBe(cleaned)
      expect(cleaned).toMatch(/^[\t\n\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u)
    }
  })
})

test('a line has one space between words and none at its ends', () => {
  expect(cleanLine('  two\n\n words\u00a0\u2003here\t')).toBe('two words here')
})

describe('isBlank', () => {
  test.each([
    '',
    ' ',
    '\n\t',
    '\u00a0\u3000',
    '\u200b',
    '\u2060\ufeff',
    '\u00ad',
    '\u202e',
    '\u2800',
    '\u3164',
    '\ufe0f',
    null,
    undefined,
  ])('%j shows nothing', (text) => {
    expect(isBlank(text)).toBe(true)
  })

  test.each(['0', '.', ' x ', '\u200bx', 'ا', '😀', '\ufffd', '½'])('%j shows something', (text) => {
    expect(isBlank(text)).toBe(false)
  })
})

describe('cleanDeep', () => {
  test('cleans every string of a document and leaves everything else alone', () => {
    const date = new Date(0)
    const buffer = Buffer.from('\u0000')
    expect(cleanDeep({ a: 'x\u0000', b: [{ c: '\r\n' }, 1, null, true], date, buffer })).toEqual({
      a: 'x',
      b: [{ c: '\n' }, 1, null, true],
      date,
      buffer,
    })
  })

  test('a key named __proto__ reaches no prototype', () => {
    const cleaned = cleanDeep(JSON.parse('{"__proto__": {"polluted": "x"}}'))
    expect(({} as { polluted?: string }).polluted).toBeUndefined()
    expect((cleaned as { polluted?: string }).polluted).toBeUndefined()
  })
})
