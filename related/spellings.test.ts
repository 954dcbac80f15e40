import { expect, test } from 'vitest'
import { spellingsIn } from './spellings.ts'

const of = (text: string, headline = '') => [...spellingsIn({ headline, text }).values()]

test('a name keeps its capital letter, the first word of a sentence does not', () => {
  expect(of('Floods reach Bangui. Rain falls: Roads close.')).toEqual([
    'floods',
    'reach',
    'Bangui',
    'rain',
    'falls',
    'roads',
    'close',
  ])
})

test('a name that begins a sentence is known from inside another', () => {
  expect(of('Bangui is dry. They leave Bangui.')).toContain('Bangui')
  expect(of('Bangui is dry.')).toContain('bangui')
})

test('a headline in capitals does not make names of its words', () => {
  expect(of('The dredgers came to Bangui.', 'Dredgers Reach Bangui')).toEqual(
    expect.arrayContaining(['dredgers', 'Reach', 'Bangui', 'came']),
  )
})

test('words of other scripts, with signs inside, and none at all', () => {
  expect(of('dans l’Aube, Saint-Étienne')).toContain('Saint-Étienne')
  expect(of('новости из Москвы')).toContain('Москвы')
  expect(of('…')).toEqual([])
})
