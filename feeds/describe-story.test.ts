import { expect, it } from 'vitest'
import type { BlockView } from '../reading/views.ts'
import { describeStory } from './describe-story.ts'

const paragraph = (text: string): BlockView => ({ type: 'paragraph', children: [{ type: 'text', text }] })
const body = [
  { type: 'heading', level: 2, anchor: 'h', children: [{ type: 'text', text: 'Heading' }] } satisfies BlockView,
  paragraph('It rained.'),
  paragraph('It rained again, and people stayed at home to read the paper.'),
  paragraph(`It rained ${'and rained '.repeat(30)}.`),
]

it('prefers the editor’s own description, then the standfirst', () => {
  expect(describeStory({ seoDescription: ' For search ', standfirst: 'Standfirst', body })).toBe('For search')
  expect(describeStory({ seoDescription: ' ', standfirst: 'Standfirst', body })).toBe('Standfirst')
})

it('falls back to the first sentences of the paragraphs', () => {
  expect(describeStory({ body })).toBe('It rained. It rained again, and people stayed at home to read the paper.')
})

it('reads through links and line breaks', () => {
  const children: Extract<BlockView, { type: 'paragraph' }>['children'] = [
    { type: 'text', text: 'See' },
    { type: 'break' },
    { type: 'link', href: 'https://a.example', children: [{ type: 'text', text: 'there' }] },
  ]
  expect(describeStory({ body: [{ type: 'paragraph', children }] })).toBe('See there')
})

it('has nothing to say about a story without text', () => {
  expect(describeStory({ body: [{ type: 'rule' }] })).toBeUndefined()
})
