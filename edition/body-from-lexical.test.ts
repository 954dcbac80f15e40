import { describe, expect, test } from 'vitest'
import { blocksToLexical } from '../importers/body/blocks-to-lexical.ts'
import type { Block } from './body.ts'
import { bodyFromLexical, idOf } from './body-from-lexical.ts'

const MEDIA = '019a0000-0000-7000-8000-000000000001'
const STORY = '019a0000-0000-7000-8000-000000000002'
const text = (value: string) => ({ type: 'text', text: value }) as const
const root = (...children: object[]) => ({ root: { type: 'root', children } })
const paragraph = (...children: object[]) => root({ type: 'paragraph', children })
const link = (url: unknown, words = 'words') => ({
  type: 'link',
  fields: { linkType: 'custom', url },
  children: [{ type: 'text', text: words }],
})

test('every kind of block comes back as it was written', () => {
  const blocks: Block[] = [
    {
      type: 'paragraph',
      children: [
        text('Plain, '),
        { type: 'text', text: 'marked', marks: ['bold', 'italic'] },
        { type: 'break' },
        text('next line'),
      ],
    },
    { type: 'paragraph', children: [{ type: 'link', href: 'https://example.org/', children: [text('out')] }] },
    { type: 'paragraph', children: [{ type: 'internalLink', to: 'tags', id: STORY, children: [text('in')] }] },
    { type: 'heading', level: 2, children: [text('Two')] },
    { type: 'heading', level: 4, children: [text('Four')] },
    {
      type: 'list',
      ordered: true,
      start: 3,
      items: [
        { children: [text('a')], list: { type: 'list', ordered: false, items: [{ children: [text('b')] }] } },
        { children: [text('c')] },
      ],
    },
    { type: 'quote', paragraphs: [[text('Quoted.')], [text('Twice.')]] },
    { type: 'rule' },
    {
      type: 'table',
      rows: [
        [
          { header: true, children: [text('h')] },
          { header: false, colSpan: 2, children: [text('d')] },
        ],
      ],
    },
    { type: 'image', mediaId: MEDIA, caption: 'c' },
    { type: 'gallery', title: 't', images: [{ mediaId: MEDIA }, { mediaId: MEDIA, caption: 'c' }] },
    { type: 'pullQuote', text: 'p', attribution: 'a' },
    { type: 'factBox', title: 'f', body: [{ type: 'paragraph', children: [text('x')] }] },
    { type: 'relatedStory', storyId: STORY },
    { type: 'rawHtml', html: '<b>x</b>' },
  ]
  expect(bodyFromLexical(blocksToLexical(blocks, { seed: 'x' }))).toEqual(blocks)
})

describe('links', () => {
  test.each([
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    '/admin',
    '',
    null,
    undefined,
    7,
    {},
  ])('to %j becomes its words', (url) => {
    expect(bodyFromLexical(paragraph(link(url)))).toEqual([{ type: 'paragraph', children: [text('words')] }])
  })

  test('an internal link to what is no kind of ours, or to nothing, becomes its words', () => {
    for (const doc of [
      { relationTo: 'users', value: STORY },
      { relationTo: 'articles' },
      { relationTo: 'articles', value: null },
      null,
      'x',
    ]) {
      const node = { type: 'link', fields: { linkType: 'internal', doc }, children: [{ type: 'text', text: 'words' }] }
      expect(bodyFromLexical(paragraph(node))).toEqual([{ type: 'paragraph', children: [text('words')] }])
    }
  })

  test('the target may have been loaded', () => {
    const node = {
      type: 'autolink',
      fields: { linkType: 'internal', doc: { relationTo: 'articles', value: { id: STORY } } },
      children: [{ type: 'text', text: 'x' }],
    }
    expect(bodyFromLexical(paragraph(node))).toEqual([
      { type: 'paragraph', children: [{ type: 'internalLink', to: 'articles', id: STORY, children: [text('x')] }] },
    ])
  })
})

test('markup by hand is sanitised, and gone where nothing is left', () => {
  const html = (value: string) => root({ type: 'block', fields: { blockType: 'rawHtml', html: value } })
  expect(bodyFromLexical(html('<p onclick="x">a</p><script>b</script>'))).toEqual([
    { type: 'rawHtml', html: '<p>a</p>' },
  ])
  expect(bodyFromLexical(html('<script>b</script>'))).toEqual([])
})

test('an embed of no known provider is left out', () => {
  expect(
    bodyFromLexical(root({ type: 'block', fields: { blockType: 'embed', url: 'https://evil.example/x' } })),
  ).toEqual([])
})

test('what it does not know is reduced to its text', () => {
  expect(
    bodyFromLexical(
      root({ type: 'future', children: [{ type: 'shiny', children: [{ type: 'text', text: 'kept' }] }] }),
    ),
  ).toEqual([{ type: 'paragraph', children: [text('kept')] }])
  expect(bodyFromLexical(root({ type: 'block', fields: { blockType: 'future' } }))).toEqual([])
})

test('whatever it is given, it throws nothing', () => {
  const strange: unknown[] = [
    ...[null, undefined, 7, 'text', [], {}, { root: null }, { root: {} }, { root: { children: [] } }],
    ...[
      root({}),
      root({ type: 'paragraph' }),
      root({ type: 'list' }),
      root({ type: 'table' }),
      root({ type: 'table', children: [{}] }),
    ],
    ...[
      root({ type: 'block' }),
      root({ type: 'block', fields: { blockType: 'gallery', images: 'x' } }),
      root({ type: 'heading', tag: 7 }),
    ],
    ...[
      root({ type: 'block', fields: { blockType: 'image' } }),
      root({ type: 'block', fields: { blockType: 'factBox', body: 'x' } }),
    ],
    ...[paragraph({ type: 'text' }), paragraph({ type: 'link' }), paragraph({ type: 'text', text: 'x', format: 'y' })],
    ...[
      { root: { children: 'x' } },
      { root: { children: [null] } },
      paragraph(null as never),
      root({ type: 'block', fields: { blockType: 'gallery', images: [null] } }),
    ],
  ]
  for (const value of strange) expect(Array.isArray(bodyFromLexical(value)), JSON.stringify(value)).toBe(true)
})

test('an id is taken from a document or from itself', () => {
  expect([idOf('a'), idOf({ id: 'b' }), idOf({ id: 7 }), idOf(null), idOf(7)]).toEqual([
    'a',
    'b',
    undefined,
    undefined,
    undefined,
  ])
})
