import { createHash } from 'node:crypto'
import type { Block, Inline, ListBlock, Mark, Table, TableCell, TextRun } from '../../edition/body.ts'

/** A node of the editor's JSON, as `@payloadcms/richtext-lexical` 3.90 stores it. */
export type LexicalNode = { type: string; version: number; [key: string]: unknown }
export type LexicalState = { root: LexicalNode & { children: LexicalNode[] } }

/**
 * The editor's JSON for a body, the inverse of `edition/body-from-lexical.ts`.
 * Blocks carry ids, made from what they hold and from `seed` (the story): the same input gives the same JSON, and an edit
 * in one block leaves the ids of the others alone.
 */
export function blocksToLexical(blocks: Block[], { seed }: { seed: string }): LexicalState {
  const writer = { id: idMaker(seed) }
  // The editor cannot open a text without a single paragraph.
  const children = blocks.flatMap((block) => nodesOf(block, writer))
  return { root: element('root', children.length > 0 ? children : [paragraph([], writer)]) }
}

type Writer = { id: (content: unknown) => string }
type Element = LexicalNode & { children: LexicalNode[] }

function nodesOf(block: Block, writer: Writer): LexicalNode[] {
  switch (block.type) {
    case 'paragraph':
      return [paragraph(block.children, writer)]
    case 'heading':
      return [{ ...element('heading', inlineNodes(block.children, writer)), tag: `h${block.level}` }]
    case 'list':
      return [listNode(block, writer)]
    case 'quote':
      return [quoteNode(block.paragraphs, writer)]
    case 'rule':
      return [{ type: 'horizontalrule', version: 1 }]
    case 'table':
      return tableNodes(block, writer)
    default:
      return [blockNode(block, writer)]
  }
}

type FieldBlock = Extract<
  Block,
  { type: 'pullQuote' | 'image' | 'gallery' | 'embed' | 'factBox' | 'relatedStory' | 'rawHtml' }
>

function blockNode(block: FieldBlock, writer: Writer): LexicalNode {
  const id = writer.id(block)
  const fields = { id, blockName: '', blockType: block.type, ...fieldsOf(block, id) }
  return { type: 'block', version: 2, format: '', fields }
}

function fieldsOf(block: FieldBlock, id: string): Record<string, unknown> {
  switch (block.type) {
    case 'pullQuote':
      return { text: block.text, ...given('attribution', block.attribution) }
    case 'image':
      return { media: block.mediaId, ...given('caption', block.caption) }
    case 'gallery': {
      const rowId = idMaker(id)
      const images = block.images.map((image) => ({
        id: rowId(image),
        media: image.mediaId,
        ...given('caption', image.caption),
      }))
      return { ...given('title', block.title), images }
    }
    case 'embed':
      return { url: block.url, ...given('title', block.title) }
    case 'factBox':
      return { title: block.title, body: blocksToLexical(block.body, { seed: id }) }
    case 'relatedStory':
      return { story: block.storyId }
    case 'rawHtml':
      return { html: block.html }
  }
}

function paragraph(inlines: Inline[], writer: Writer): Element {
  const first = inlines.find((inline) => inline.type === 'text')
  return {
    ...element('paragraph', inlineNodes(inlines, writer)),
    textFormat: first ? formatOf(first) : 0,
    textStyle: '',
  }
}

/** One paragraph stands in the quote itself, as the editor writes it; several are its children. */
function quoteNode(paragraphs: Inline[][], writer: Writer): Element {
  const [only, ...more] = paragraphs
  if (more.length === 0) return element('quote', inlineNodes(only ?? [], writer))
  return element(
    'quote',
    paragraphs.map((inlines) => paragraph(inlines, writer)),
  )
}

/** The editor keeps a nested list in an item of its own, behind the item that it belongs to. */
function listNode(list: ListBlock, writer: Writer, depth = 0): Element {
  const first = list.ordered ? (list.start ?? 1) : 1
  let value = first
  const children: LexicalNode[] = []
  for (const item of list.items) {
    if (item.children.length > 0 || !item.list) {
      children.push({ ...element('listitem', inlineNodes(item.children, writer), depth), value })
      value += 1
    }
    if (item.list) children.push({ ...element('listitem', [listNode(item.list, writer, depth + 1)], depth), value })
  }
  return {
    ...element('list', children),
    listType: list.ordered ? 'number' : 'bullet',
    start: first,
    tag: list.ordered ? 'ol' : 'ul',
  }
}

/** The editor's tables have no captions: one becomes a bold line above. */
function tableNodes(table: Table, writer: Writer): LexicalNode[] {
  const rows = table.rows.map((row) =>
    element(
      'tablerow',
      row.map((cell) => cellNode(cell, writer)),
    ),
  )
  const node = element('table', rows)
  if (!table.caption) return [node]
  return [paragraph([{ type: 'text', text: table.caption, marks: ['bold'] }], writer), node]
}

function cellNode(cell: TableCell, writer: Writer): Element {
  return {
    ...element('tablecell', [paragraph(cell.children, writer)]),
    backgroundColor: null,
    colSpan: cell.colSpan ?? 1,
    rowSpan: cell.rowSpan ?? 1,
    headerState: cell.header ? 1 : 0,
  }
}

function inlineNodes(inlines: Inline[], writer: Writer): LexicalNode[] {
  return inlines.map((inline) => inlineNode(inline, writer))
}

function inlineNode(inline: Inline, writer: Writer): LexicalNode {
  switch (inline.type) {
    case 'text':
      return textNode(inline)
    case 'break':
      return { type: 'linebreak', version: 1 }
    case 'link':
      return linkNode({ linkType: 'custom', newTab: false, url: inline.href }, inline.children, writer)
    case 'internalLink': {
      const doc = { relationTo: inline.to, value: inline.id }
      return linkNode({ linkType: 'internal', newTab: false, doc }, inline.children, writer)
    }
  }
}

function linkNode(fields: Record<string, unknown>, children: TextRun[], writer: Writer): LexicalNode {
  return { ...element('link', children.map(textNode)), version: 3, id: writer.id({ fields, children }), fields }
}

function textNode(run: TextRun): LexicalNode {
  return { type: 'text', version: 1, detail: 0, format: formatOf(run), mode: 'normal', style: '', text: run.text }
}

function formatOf(run: TextRun): number {
  return (run.marks ?? []).reduce((bits, mark) => bits | FORMAT[mark], 0)
}

/** Bits of a text node's `format`. */
const FORMAT: Record<Mark, number> = {
  bold: 1,
  italic: 2,
  strikethrough: 4,
  underline: 8,
  code: 16,
  subscript: 32,
  superscript: 64,
}

function element(type: string, children: LexicalNode[], indent = 0): Element {
  return { type, version: 1, direction: null, format: '', indent, children }
}

/** Ids in the form that the editor gives (24 hexadecimal digits); equal contents are told apart by counting. */
function idMaker(seed: string): Writer['id'] {
  const seen = new Map<string, number>()
  return (content) => {
    const text = JSON.stringify(content)
    const count = seen.get(text) ?? 0
    seen.set(text, count + 1)
    return createHash('sha256').update(`${seed}\n${count}\n${text}`).digest('hex').slice(0, 24)
  }
}

function given<Key extends string>(key: Key, value: string | undefined): { [K in Key]?: string } {
  return (value ? { [key]: value } : {}) as { [K in Key]?: string }
}
