import { expect, test } from 'vitest'
import { mentionedPeople, peopleFor, typedMention } from './mentions.ts'

const people = ['Asha', 'Asha Rao', 'Émile Zola', 'Noor', 'Noor'].map((name, index) => ({ id: String(index), name }))
const named = (words: string) => mentionedPeople(words, people).map(({ id }) => id)

test('a note names whom it calls by the whole name, the longest that fits', () => {
  expect(named('@Asha Rao, who says so?')).toEqual(['1'])
  expect(named('@asha: yes. (@ÉMILE ZOLA)')).toEqual(['0', '2'])
  expect(named('@E\u0301mile Zola')).toEqual(['2'])
})

test('two of one name are both meant', () => {
  expect(named('@Noor?')).toEqual(['3', '4'])
})

test('a mail address, a part of a name and a longer word name nobody', () => {
  for (const words of ['mail@Noor', '@Ash', '@Noorani', '@', 'Noor']) expect(named(words)).toEqual([])
})

test('what is being typed begins at its sign and ends at the cursor', () => {
  expect(typedMention('Ask @Ash', 8)).toEqual({ start: 4, typed: 'Ash' })
  expect(typedMention('@', 1)).toEqual({ start: 0, typed: '' })
  expect(typedMention('a@b', 3)).toBeUndefined()
  expect(typedMention('@ no', 4)).toBeUndefined()
  expect(typedMention('@Asha\nand', 9)).toBeUndefined()
})

test('offered is whose name begins so, the family name too, and nobody once the name is there', () => {
  const offered = (typed: string) => peopleFor(typed, people).map(({ name }) => name)
  expect(offered('a')).toEqual(['Asha', 'Asha Rao'])
  expect(offered('RA')).toEqual(['Asha Rao'])
  expect(offered('asha ')).toEqual(['Asha Rao'])
  expect(offered('asha rao ')).toEqual([])
  expect(offered('asha rao please')).toEqual([])
  expect(offered('')).toHaveLength(5)
})
