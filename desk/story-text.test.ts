import { expect, test } from 'vitest'
import { bodyFromLexical } from '../edition/body-from-lexical.ts'
import { wordCount } from '../edition/build-story.ts'
import { countWords } from '../lib/count-words.ts'
import { readingMinutes, textsOf } from './story-text.ts'

const text = (words: string) => ({ type: 'text', text: words, format: 0 })
const paragraph = (...children: object[]) => ({ type: 'paragraph', children })
const item = (...children: object[]) => ({ type: 'listitem', children })

const body = {
  root: {
    type: 'root',
    children: [
      { type: 'heading', tag: 'h2', children: [text('Two words')] },
      paragraph(
        text('One '),
        { type: 'link', fields: { url: 'https://example.org' }, children: [text('linked')] },
        text(' sentence.'),
      ),
      paragraph(text('before'), { type: 'linebreak' }, text('after')),
      {
        type: 'list',
        listType: 'bullet',
        children: [
          item(text('first')),
          item({ type: 'list', listType: 'bullet', children: [item(text('nested one'))] }),
        ],
      },
      { type: 'quote', children: [text('A short quote')] },
      {
        type: 'table',
        children: [{ type: 'tablerow', children: [{ type: 'tablecell', children: [paragraph(text('cell words'))] }] }],
      },
      { type: 'block', fields: { blockType: 'pullQuote', text: 'Pulled out' } },
      {
        type: 'block',
        fields: { blockType: 'factBox', title: 'Box', body: { root: { children: [paragraph(text('inside a box'))] } } },
      },
      { type: 'block', fields: { blockType: 'image', media: 'x', caption: 'not counted' } },
    ],
  },
}

test('the desk counts the words that the readers’ page counts', () => {
  expect(countWords(textsOf(body))).toBe(2 + 3 + 2 + 3 + 3 + 2 + 2 + 3)
  expect(countWords(textsOf(body))).toBe(wordCount(bodyFromLexical(body)))
})

test('paragraphs come apart, in order', () => {
  expect(textsOf(body).slice(0, 3)).toEqual(['Two words', 'One linked sentence.', 'before after'])
})

test('whatever is no editor state has no words', () => {
  for (const nothing of [undefined, null, '', {}, { root: null }, { root: { children: [{}] } }]) {
    expect(countWords(textsOf(nothing))).toBe(0)
  }
})

test('a minute is the least that a text takes, and none takes none', () => {
  expect([0, 1, 225, 1000].map(readingMinutes)).toEqual([0, 1, 1, 4])
})
