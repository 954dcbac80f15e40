import { expect, it, test } from 'vitest'
import { mentionsIn, phrasesOf, type Spelling, type StoryWords, type Word } from './names-in-text.ts'
import type { TagKind } from './tag-kinds.ts'

const wordsOf = (text: string): Word[] =>
  text
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((written) => ({ written, normalised: written.toLowerCase() }))
const story = ({ headline = '', standfirst = '', text = '' }): StoryWords => ({
  headline: wordsOf(headline),
  standfirst: wordsOf(standfirst),
  text: wordsOf(text),
})
const tag = (name: string, kind: TagKind = 'organisation'): Spelling => ({
  tagId: name,
  kind,
  name,
  normalised: name.toLowerCase(),
})
const namesIn = (words: Parameters<typeof story>[0], ...tags: Spelling[]) =>
  mentionsIn(story(words), tags).map(({ name }) => name)

it('looks for each run of words once', () => {
  const lengths = { from: 1, to: 5 }
  expect(phrasesOf(story({ headline: 'One two', text: 'one two' }), lengths).sort()).toEqual(['one', 'one two', 'two'])
  expect(phrasesOf(story({ text: 'a b c d e f' }), lengths).filter((phrase) => phrase.length > 9)).toEqual([])
})

it('looks for longer runs only where two words begin one', () => {
  const words = story({ headline: 'the New York Times of old', text: 'of the new York' })
  expect(phrasesOf(words, { from: 3, to: 5, begun: new Set(['new york']) })).toEqual([
    'new york times',
    'new york times of',
    'new york times of old',
  ])
})

it('counts where a name stands', () => {
  const words = story({ headline: 'Xiaomi opens', standfirst: 'For Xiaomi', text: 'Xiaomi said. What Xiaomi did.' })
  expect(mentionsIn(words, [tag('Xiaomi')])).toMatchObject([{ headline: 1, standfirst: 1, text: 2 }])
})

it('gives the words of a longer name to no shorter one', () => {
  const tags = [tag('New York', 'place'), tag('New York Times')]
  expect(namesIn({ text: 'The New York Times wrote' }, ...tags)).toEqual(['New York Times'])
  expect(namesIn({ text: 'The New York Times wrote from New York' }, ...tags)).toEqual(['New York Times', 'New York'])
})

test.each<[string, Parameters<typeof story>[0], Spelling, boolean]>([
  ['a name with its capital', { text: 'Then Apple said so' }, tag('Apple'), true],
  ['a word that is also a name', { text: 'an apple and an Apple' }, tag('Apple'), false],
  ['a word that begins a sentence', { text: 'Will it rain? It will, and will again.' }, tag('Will', 'person'), false],
  ['a name in a short headline', { headline: 'What Xiaomi said' }, tag('Xiaomi'), true],
  ['a common word in a headline in title case', { headline: 'Here Comes Another May' }, tag('May', 'person'), false],
  [
    'a name in a headline in title case, and in the text',
    { headline: 'Here Comes Another May', text: 'Mrs May spoke' },
    tag('May', 'person'),
    true,
  ],
  ['a topic once in the text, small', { text: 'about trams' }, tag('Trams', 'topic'), false],
  ['a topic once in the text, with a capital', { text: 'about Huawei' }, tag('Huawei', 'topic'), true],
  ['a topic twice in the text', { text: 'trams and more trams' }, tag('Trams', 'topic'), true],
  ['a topic in the headline', { headline: 'More trams for all' }, tag('Trams', 'topic'), true],
  ['capitals for a pronoun', { headline: 'It and us', text: 'it gave it to us, us' }, tag('US', 'topic'), false],
  ['capitals in capitals', { text: 'said the US' }, tag('US', 'place'), true],
  ['several words of a topic', { text: 'in climate change there' }, tag('Climate change', 'topic'), true],
  ['several words of a place, small', { text: 'the white house there' }, tag('White House', 'place'), false],
  ['several words of a place', { text: 'the White House there' }, tag('White House', 'place'), true],
  ['a name that is written small', { text: 'so bell hooks wrote' }, tag('bell hooks', 'person'), true],
])('%s', (_what, words, spelling, isMeant) => {
  expect(namesIn(words, spelling)).toEqual(isMeant ? [spelling.name] : [])
})

it('takes one spelling for each tag that has it', () => {
  const tags = [
    { ...tag('Georgia', 'place'), tagId: 'state' },
    { ...tag('Georgia', 'place'), tagId: 'country' },
  ]
  expect(mentionsIn(story({ text: 'in Georgia' }), tags).map(({ tagId }) => tagId)).toEqual(['state', 'country'])
})
