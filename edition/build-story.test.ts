import { expect, test } from 'vitest'
import { blocksToLexical } from '../importers/body/blocks-to-lexical.ts'
import type { Article } from '../payload-types.ts'
import type { Block } from './body.ts'
import { buildStory, mentionedIn, wordCount } from './build-story.ts'

const paragraph = (text: string): Block => ({ type: 'paragraph', children: [{ type: 'text', text }] })

test.each([
  ['One two three.', 3],
  ['It’s the mayor’s well-known plan — isn’t it?', 7],
  ['  ', 0],
  ['Übergrößenträger und naïve Ärzte', 4],
  ['3,000 people in 2026', 5],
])('%j has %i words', (text, words) => {
  expect(wordCount([paragraph(text)])).toBe(words)
})

test('words are counted in lists, quotes, tables and fact boxes, and over marks and links as one', () => {
  expect(
    wordCount([
      {
        type: 'paragraph',
        children: [
          { type: 'text', text: 'half' },
          { type: 'text', text: 'marked', marks: ['bold'] },
        ],
      },
      {
        type: 'list',
        ordered: false,
        items: [
          {
            children: [{ type: 'text', text: 'a' }],
            list: { type: 'list', ordered: false, items: [{ children: [{ type: 'text', text: 'b' }] }] },
          },
        ],
      },
      { type: 'quote', paragraphs: [[{ type: 'text', text: 'c d' }]] },
      { type: 'table', rows: [[{ header: false, children: [{ type: 'text', text: 'e' }] }]] },
      { type: 'factBox', title: 'not this', body: [paragraph('f g')] },
      { type: 'image', mediaId: 'x', caption: 'nor this' },
    ]),
  ).toBe(8)
})

test('pictures and links are found wherever they stand', () => {
  const body: Block[] = [
    { type: 'image', mediaId: 'm1' },
    { type: 'gallery', images: [{ mediaId: 'm2' }, { mediaId: 'm1' }] },
    {
      type: 'factBox',
      title: '',
      body: [{ type: 'paragraph', children: [{ type: 'internalLink', to: 'tags', id: 'd1', children: [] }] }],
    },
    { type: 'relatedStory', storyId: 'd2' },
    {
      type: 'table',
      rows: [[{ header: false, children: [{ type: 'internalLink', to: 'pages', id: 'd3', children: [] }] }]],
    },
  ]
  expect(mentionedIn(body)).toEqual({ media: ['m1', 'm2', 'm1'], documents: ['d1', 'd2', 'd3'] })
})

test('what is blank or not paid for is no text for readers; documents are named by id, once, in order', () => {
  const row = buildStory({
    id: 's',
    slug: 'a-story',
    headline: 'H',
    standfirst: ' \u200b',
    kicker: '',
    sponsor: 'Somebody',
    isPaid: false,
    section: { id: 'sec' },
    authors: [{ id: 'b' }, 'a', { id: 'b' }],
    tags: ['t'],
    leadImage: { id: 'm1' },
    publishedAt: '2026-01-02T03:04:05+05:30',
    body: blocksToLexical([{ type: 'image', mediaId: 'm1' }], { seed: 's' }),
  } as unknown as Article)
  expect(row).toMatchObject({
    ...{ section_id: 'sec', standfirst: null, kicker: null, sponsor: null, revised_at: null, language: null },
    ...{ author_ids: ['b', 'a'], tag_ids: ['t'], media_ids: ['m1'], published_at: '2026-01-01T21:34:05.000Z' },
  })
})
