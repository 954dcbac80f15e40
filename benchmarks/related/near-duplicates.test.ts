import { expect, test } from 'vitest'
import type { CorpusStory } from './corpus-schema.ts'
import { nearDuplicatesIn } from './near-duplicates.ts'

const story = (slug: string, body: string) => ({ slug, body }) as CorpusStory
const words = Array.from({ length: 60 }, (_, at) => `word${at}`)

test('a rewrite with a few words changed is found once, however many lists have the pair', () => {
  const rewrite = words.with(10, 'another').with(40, 'more')
  const corpus = [story('a', words.join(' ')), story('b', rewrite.join(' ')), story('c', words.toReversed().join(' '))]
  const lists = [
    ['a', 'c', 'b'],
    ['b', 'a'],
    ['a', 'c'],
  ]
  expect(nearDuplicatesIn(corpus, lists)).toEqual([['b', 'a']])
})

test('two texts without words are not the same', () => {
  expect(nearDuplicatesIn([story('a', ''), story('b', '')], [['a', 'b']])).toEqual([])
})
