import { expect, test } from 'vitest'
import { explain, type NamesOf } from './reasons.ts'
import type { TermKind } from './terms.ts'

const ID = '00000000-0000-4000-8000-000000000001'

/** What a reader is told of shared terms, the one that counts most first: a tag's name, or a word with an asterisk where it stands up front. */
function told(...terms: string[]): string[] {
  const names: NamesOf = new Map(
    terms.map((term, at) => {
      const [kind, name]: [TermKind, string] = term.startsWith('#')
        ? ['tag', term.slice(1)]
        : ['word', term.replace('*', '')]
      const isName = /^\p{Lu}/u.test(name)
      return [at, { kind, name, isName, isUpFront: term.endsWith('*'), said: kind === 'tag' ? `tag:${ID}` : name }]
    }),
  )
  const shared = terms.map((_, term) => ({ term, points: 1 / (term + 1) }))
  return explain({ total: 1, shared, closeness: 1 }, names).reason
}

test('tags come before names, names before words of the headline', () => {
  expect(told('ferries*', 'Bangui', '#Rivers', 'mourned')).toEqual([`tag:${ID}`, 'Bangui', 'ferries'])
})

test('a word of the text alone is told only where there is nothing else, and then one', () => {
  expect(told('mourned', 'Bangui')).toEqual(['Bangui'])
  expect(told('mourned', 'widened')).toEqual(['mourned'])
})

test('a word that is part of what was said is not said again', () => {
  expect(told('#Angolan kwanza', 'Kwanza', 'Luanda')).toEqual([`tag:${ID}`, 'Luanda'])
})
