import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { strongestTerms } from './strongest-terms.ts'
import { kindOf, rarityOf, strengthsOf, termOf } from './terms.ts'

const word = (lexeme: string, headline: number, standfirst: number, body: number) => ({
  lexeme,
  headline,
  standfirst,
  body,
})

test('a word in the headline counts as three in the text, and the tenth says less than the second', () => {
  const strengths = strengthsOf([word('flood', 1, 0, 0), word('river', 0, 0, 3), word('rain', 0, 0, 10)])
  expect(strengths.get('flood')).toBe(strengths.get('river'))
  expect(strengths.get('rain')).toBeCloseTo(1 + Math.log(10))
})

test('tags, authors and sections are terms of their own, a tag the strongest', () => {
  const lexemes = ['tag', 'author', 'section'].map((kind) => `${kind}:${randomUUID()}`)
  const strengths = strengthsOf(lexemes.map((lexeme) => word(lexeme, 0, 1, 0)))
  expect([...strengths.values()]).toEqual([2, 1, 1])
  expect([...lexemes, 'taggart', 'tag:x'].map(kindOf)).toEqual(['tag', 'author', 'section', 'word', 'word'])
})

test.each(['a', '7', '42', '3.5', '1,000', '2026-01-02'])('“%s” says nothing', (lexeme) => {
  expect(strengthsOf([word(lexeme, 1, 1, 1)]).size).toBe(0)
})

test('a year and a short word say something', () => {
  expect(strengthsOf([word('1968', 0, 0, 1), word('eu', 0, 0, 1)]).size).toBe(2)
})

test('a term is a whole number that Postgres takes, the same each time', () => {
  const terms = ['flood', 'fload', 'überschwemmung', '洪水', 'tag:0190'].map(termOf)
  expect(new Set(terms).size).toBe(5)
  for (const term of terms) expect(Number.isInteger(term) && Math.abs(term) <= 2 ** 31).toBe(true)
  expect(termOf('flood')).toBe(terms[0])
})

test('the rarer a term, the more it says; one that nobody counted yet is as rare as can be', () => {
  expect(rarityOf(1, { of: 1000 })).toBeGreaterThan(rarityOf(10, { of: 1000 }))
  expect(rarityOf(0, { of: 1000 })).toBe(rarityOf(1, { of: 1000 }))
  expect(rarityOf(1000, { of: 1000 })).toBeGreaterThan(0)
})

test('two words with one hash are one term', () => {
  expect(termOf('liquid')).toBe(termOf('costarring'))
  const strengths = new Map([
    ['liquid', 1],
    ['costarring', 2],
  ])
  const vector = strongestTerms(strengths, () => 1)
  expect([...vector.terms]).toEqual([termOf('liquid')])
  expect([...vector.strengths]).toEqual([2])
})
