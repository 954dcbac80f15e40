import { expect, test } from 'vitest'
import naughty from '../lib/testing/naughty-strings.json' with { type: 'json' }
import { cleanQuery, LONGEST_QUERY, MOST_TERMS, parseQuery } from './parse-query.ts'

const word = (text: string) => ({ kind: 'word', text })
const phrase = (text: string) => ({ kind: 'phrase', text })

test('words must all be there', () => {
  expect(parseQuery('  trams  river\tbridge ')).toEqual({
    clauses: [[word('trams')], [word('river')], [word('bridge')]],
    excluded: [],
    isCut: false,
  })
})

test.each([
  ['"night trams"', phrase('night trams')],
  ['“night trams”', phrase('night trams')],
  ['„night trams“', phrase('night trams')],
  ['«night trams»', phrase('night trams')],
  ['"night trams', phrase('night trams')],
  ['"trams"', phrase('trams')],
])('%s is a phrase', (typed, expected) => {
  expect(parseQuery(typed).clauses).toEqual([[expected]])
})

test('a word or a phrase after a minus must not be there', () => {
  expect(parseQuery('trams -bus -"night line" –ferry')).toEqual({
    clauses: [[word('trams')]],
    excluded: [word('bus'), phrase('night line'), word('ferry')],
    isCut: false,
  })
})

test('a minus inside a word excludes nothing', () => {
  expect(parseQuery('covid-19 rise - fall').clauses).toEqual([[word('covid-19')], [word('rise')], [word('fall')]])
})

test('one of several words is enough between OR', () => {
  expect(parseQuery('tram OR bus OR "night line" city').clauses).toEqual([
    [word('tram'), word('bus'), phrase('night line')],
    [word('city')],
  ])
  expect(parseQuery('tram | bus').clauses).toEqual([[word('tram'), word('bus')]])
})

test.each([
  ['OR', []],
  ['OR tram', [[word('tram')]]],
  ['tram OR', [[word('tram')]]],
  ['tram OR OR bus', [[word('tram'), word('bus')]]],
  ['tram or bus', [[word('tram')], [word('or')], [word('bus')]]],
])('an OR with nothing on a side is let pass: %s', (typed, clauses) => {
  expect(parseQuery(typed).clauses).toEqual(clauses)
})

test('an OR before an exclusion does not turn it into a wish', () => {
  expect(parseQuery('tram OR -bus')).toMatchObject({ clauses: [[word('tram')]], excluded: [word('bus')] })
})

test.each(['', '   ', '"', '""', '-', '--', '- -', '"-"', '!&|:*()<>\\', '😀', '🏳️‍🌈 👩‍👩‍👧', '\0', '%', "'", '\u202e'])(
  '%j asks for nothing',
  (typed) => {
    expect(parseQuery(typed)).toEqual({ clauses: [], excluded: [], isCut: false })
  },
)

test('operators of the database are letters among others', () => {
  expect(
    parseQuery("a:* & b | c <-> !d (e) 'f")
      .clauses.flat()
      .map(({ text }) => text),
  ).toEqual(['a:*', 'b', 'c', '!d', '(e)', "'f"])
  expect(parseQuery("'; drop table edition.stories; --").clauses.flat()).toHaveLength(3)
})

test('scripts that run from right to left, or join their letters, are kept whole', () => {
  expect(parseQuery('ترام "می‌خواهم بروم" -חשמלית')).toEqual({
    clauses: [[word('ترام')], [phrase('می‌خواهم بروم')]],
    excluded: [word('חשמלית')],
    isCut: false,
  })
})

test('what is too long is cut, and says so', () => {
  expect(parseQuery('a '.repeat(90))).toMatchObject({ isCut: true, clauses: { length: MOST_TERMS } })
  const long = parseQuery('x'.repeat(100_000))
  expect(long).toEqual({ clauses: [[word('x'.repeat(LONGEST_QUERY))]], excluded: [], isCut: true })
})

test('no half of a letter is left where a query is cut', () => {
  expect(cleanQuery(`${'x'.repeat(LONGEST_QUERY - 1)}😀`)).toBe('x'.repeat(LONGEST_QUERY - 1))
})

test('a hundred thousand signs take no time', () => {
  const began = performance.now()
  for (const sign of ['"', '-', '"-', ' -"', 'a"', 'OR ']) parseQuery(sign.repeat(100_000))
  expect(performance.now() - began).toBeLessThan(500)
})

test.each(naughty as string[])('%j is read without failing, and holds nothing that no text holds', (typed) => {
  const { clauses, excluded } = parseQuery(typed)
  for (const { text } of [...clauses.flat(), ...excluded]) {
    expect(text.isWellFormed()).toBe(true)
    expect(text).not.toMatch(/\p{Control}/u)
  }
  expect(clauses.flat().length + excluded.length).toBeLessThanOrEqual(MOST_TERMS)
})

test('what looks like markup is words', () => {
  expect(
    parseQuery('<script>alert</script>')
      .clauses.flat()
      .map(({ text }) => text),
  ).toEqual(['script', 'alert', '/script'])
})
