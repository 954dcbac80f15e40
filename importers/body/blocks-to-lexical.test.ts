import { getEnabledNodes } from '@payloadcms/richtext-lexical'
import { createHeadlessEditor } from '@payloadcms/richtext-lexical/lexical/headless'
import type { SanitizedConfig } from 'payload'
import { describe, expect, it } from 'vitest'
import { bodyEditor } from '../../collections/articles/body-editor.ts'
import type { Block } from '../../edition/body.ts'
import { bodyFromLexical } from '../../edition/body-from-lexical.ts'
import { embedFromUrl } from '../../newsroom/embed-providers.ts'
import { blocksToLexical, type LexicalNode } from './blocks-to-lexical.ts'

const ID = '0198c000-0000-7000-8000-000000000001'
const text = (words: string): { type: 'text'; text: string } => ({ type: 'text', text: words })
const embed = embedFromUrl('https://youtu.be/dQw4w9WgXcQ')

/** As much of Payload's configuration as the editor looks at. */
const COLLECTIONS = ['articles', 'authors', 'media', 'pages', 'sections', 'tags'].map((slug) => ({ slug, fields: [] }))
const CONFIG = { i18n: { translations: {} }, collections: COLLECTIONS, blocks: [] } as unknown as SanitizedConfig

/** One of everything. */
const BLOCKS: Block[] = [
  {
    type: 'paragraph',
    children: [
      { ...text('all'), marks: ['bold', 'italic', 'strikethrough', 'underline', 'code', 'subscript', 'superscript'] },
      { type: 'break' },
      { type: 'link', href: 'https://a.test/', children: [text('out')] },
      { type: 'internalLink', to: 'tags', id: ID, children: [{ ...text('in'), marks: ['bold'] }] },
    ],
  },
  { type: 'heading', level: 2, children: [text('two')] },
  { type: 'heading', level: 4, children: [text('four')] },
  { type: 'quote', paragraphs: [[text('one')]] },
  { type: 'quote', paragraphs: [[text('one')], [text('two'), { type: 'break' }, text('more')]] },
  {
    type: 'list',
    ordered: true,
    start: 3,
    items: [
      {
        children: [text('a')],
        list: { type: 'list', ordered: false, items: [{ children: [text('b')] }, { children: [text('c')] }] },
      },
      { children: [text('d')] },
    ],
  },
  { type: 'rule' },
  {
    type: 'table',
    rows: [
      [
        { header: true, children: [text('h')], colSpan: 2 },
        { header: false, children: [] },
      ],
      [{ header: false, children: [text('x'), { type: 'break' }, text('y')], rowSpan: 2 }],
    ],
  },
  { type: 'pullQuote', text: 'Words', attribution: 'Who' },
  { type: 'image', mediaId: ID, caption: 'Caption' },
  { type: 'gallery', title: 'Title', images: [{ mediaId: ID }, { mediaId: ID, caption: 'Two' }] },
  ...(embed ? [{ type: 'embed' as const, ...embed, title: 'Talk' }] : []),
  { type: 'factBox', title: 'Facts', body: [{ type: 'paragraph', children: [text('fact')] }] },
  { type: 'relatedStory', storyId: ID },
  { type: 'rawHtml', html: '<p>raw</p>' },
]

describe('the editor’s JSON of a body', () => {
  it('gives the same body back', () => {
    expect(bodyFromLexical(blocksToLexical(BLOCKS, { seed: 's' }))).toEqual(BLOCKS)
  })

  it('is read by the editor without a change', async () => {
    const adapter = await bodyEditor({ config: CONFIG, isRoot: false, parentIsLocalized: false })
    const editor = createHeadlessEditor({
      nodes: getEnabledNodes({ editorConfig: adapter.editorConfig }),
      onError: fail,
    })
    const written = blocksToLexical(BLOCKS, { seed: 's' })
    const state = editor.parseEditorState(JSON.parse(JSON.stringify(written)))
    expect(JSON.parse(JSON.stringify(state.toJSON()))).toEqual(written)
  })

  it('is the same for the same input, and other ids follow another seed', () => {
    const once = JSON.stringify(blocksToLexical(BLOCKS, { seed: 's' }))
    expect(JSON.stringify(blocksToLexical(BLOCKS, { seed: 's' }))).toBe(once)
    expect(JSON.stringify(blocksToLexical(BLOCKS, { seed: 'other' }))).not.toBe(once)
  })

  it('has an id of its own for each of two equal blocks, which an edit elsewhere leaves alone', () => {
    const twice: Block[] = [
      { type: 'rawHtml', html: 'x' },
      { type: 'rawHtml', html: 'x' },
    ]
    const ids = blockIds(blocksToLexical(twice, { seed: 's' }).root.children)
    expect(new Set(ids).size).toBe(2)
    const edited = blocksToLexical([{ type: 'pullQuote', text: 'new' }, ...twice], { seed: 's' })
    expect(blockIds(edited.root.children).slice(1)).toEqual(ids)
  })

  it('writes the caption of a table above it, and opens when empty', () => {
    const table: Block = { type: 'table', caption: 'Sums', rows: [[{ header: false, children: [text('1')] }]] }
    expect(blocksToLexical([table], { seed: 's' }).root.children.map((node) => node.type)).toEqual([
      'paragraph',
      'table',
    ])
    expect(blocksToLexical([], { seed: 's' }).root.children.map((node) => node.type)).toEqual(['paragraph'])
  })
})

function blockIds(nodes: LexicalNode[]): string[] {
  return nodes.map((node) => (node.fields as { id: string }).id)
}

function fail(error: Error): never {
  throw error
}
