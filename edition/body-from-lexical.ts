import { isSafeHref } from '../lib/safe-href.ts'
import { embedFromUrl } from '../newsroom/embed-providers.ts'
import type { Block, Inline, LinkedKind, ListBlock, ListItem, Mark, TableCell, TextRun } from './body.ts'
import { sanitiseRawHtml } from './sanitise-raw-html.ts'

/** A node of the editor's JSON, as far as anything is certain about it. */
type Node = { type?: string; children?: unknown; [key: string]: unknown }

/**
 * Turns the editor's JSON into the edition's blocks. Never throws: what it does not know it reduces to its text, and an
 * unsafe link to its words, so that a story always has a page.
 */
export function bodyFromLexical(editorState: unknown): Block[] {
  const root = (editorState as { root?: Node } | null | undefined)?.root
  return blocksOf(nodesIn(root?.children))
}

function blocksOf(nodes: Node[]): Block[] {
  return nodes.flatMap((node) => blockOf(node) ?? [])
}

function blockOf(node: Node): Block | Block[] | undefined {
  switch (node.type) {
    case 'paragraph': {
      const children = inlinesOf(nodesIn(node.children))
      return children.length > 0 ? { type: 'paragraph', children } : undefined
    }
    case 'heading':
      return { type: 'heading', level: headingLevel(node.tag), children: inlinesOf(nodesIn(node.children)) }
    case 'list':
      return listOf(node)
    case 'quote':
      return { type: 'quote', paragraphs: paragraphsOf(nodesIn(node.children)) }
    case 'horizontalrule':
      return { type: 'rule' }
    case 'table':
      return tableOf(node)
    case 'block':
      return customBlockOf(node.fields as Record<string, unknown> | undefined)
    default: {
      const children = inlinesOf(node.children === undefined ? [node] : nodesIn(node.children))
      return children.length > 0 ? { type: 'paragraph', children } : undefined
    }
  }
}

function customBlockOf(fields: Record<string, unknown> | undefined): Block | undefined {
  switch (fields?.blockType) {
    case 'image': {
      const mediaId = idOf(fields.media)
      return mediaId ? { type: 'image', mediaId, ...text('caption', fields.caption) } : undefined
    }
    case 'gallery': {
      const images = nodesIn(fields.images).flatMap((item) => {
        const mediaId = idOf(item.media)
        return mediaId ? [{ mediaId, ...text('caption', item.caption) }] : []
      })
      return images.length > 0 ? { type: 'gallery', ...text('title', fields.title), images } : undefined
    }
    case 'pullQuote':
      return { type: 'pullQuote', text: String(fields.text ?? ''), ...text('attribution', fields.attribution) }
    case 'embed': {
      const embed = embedFromUrl(String(fields.url ?? ''))
      return embed && { type: 'embed', ...embed, ...text('title', fields.title) }
    }
    case 'factBox':
      return { type: 'factBox', title: String(fields.title ?? ''), body: bodyFromLexical(fields.body) }
    case 'relatedStory': {
      const storyId = idOf(fields.story)
      return storyId ? { type: 'relatedStory', storyId } : undefined
    }
    case 'rawHtml': {
      const html = sanitiseRawHtml(String(fields.html ?? ''))
      return html ? { type: 'rawHtml', html } : undefined
    }
    default:
      return undefined
  }
}

/** What is a list of nodes; nothing for whatever else stands in its place. */
function nodesIn(value: unknown): Node[] {
  return Array.isArray(value) ? value.filter((node) => node !== null && typeof node === 'object') : []
}

/** A table in which nothing stands would be bare rules. */
function tableOf(node: Node): Block | undefined {
  const rows = nodesIn(node.children).map((row) => nodesIn(row.children).map(cellOf))
  return rows.flat().some((cell) => cell.children.length > 0) ? { type: 'table', rows } : undefined
}

function listOf(node: Node): ListBlock {
  const items: ListItem[] = []
  for (const child of nodesIn(node.children)) {
    const nested = nodesIn(child.children).find((grandchild) => grandchild.type === 'list')
    const children = inlinesOf(nodesIn(child.children).filter((grandchild) => grandchild.type !== 'list'))
    const last = items.at(-1)
    // The editor keeps a nested list as an item of its own behind the one it belongs to.
    if (nested && children.length === 0 && last && !last.list) last.list = listOf(nested)
    else items.push({ children, ...(nested && { list: listOf(nested) }) })
  }
  const start = typeof node.start === 'number' && node.start !== 1 ? node.start : undefined
  return { type: 'list', ordered: node.listType === 'number', ...(start !== undefined && { start }), items }
}

function cellOf(node: Node): TableCell {
  return {
    header: typeof node.headerState === 'number' && node.headerState > 0,
    children: paragraphsOf(nodesIn(node.children)).flatMap((paragraph, index): Inline[] =>
      index > 0 ? [{ type: 'break' }, ...paragraph] : paragraph,
    ),
    ...span('colSpan', node.colSpan),
    ...span('rowSpan', node.rowSpan),
  }
}

/** Splits mixed content into paragraphs: block children are one each, loose text between them is one. */
function paragraphsOf(nodes: Node[]): Inline[][] {
  const paragraphs: Inline[][] = []
  let loose: Node[] = []
  const flush = () => {
    const children = inlinesOf(loose)
    if (children.length > 0) paragraphs.push(children)
    loose = []
  }
  for (const node of nodes) {
    if (INLINE.has(node.type ?? '')) loose.push(node)
    else {
      flush()
      const children = inlinesOf(nodesIn(node.children))
      if (children.length > 0) paragraphs.push(children)
    }
  }
  flush()
  return paragraphs
}

function inlinesOf(nodes: Node[]): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    if (node.type === 'text') return node.text ? [runOf(node)] : []
    if (node.type === 'linebreak') return [{ type: 'break' }]
    if (node.type === 'tab') return [{ type: 'text', text: '\t' }]
    if (node.type === 'link' || node.type === 'autolink') return linkOf(node)
    return inlinesOf(nodesIn(node.children))
  })
}

function linkOf(node: Node): Inline[] {
  const children = inlinesOf(nodesIn(node.children)).filter((child): child is TextRun => child.type === 'text')
  const fields = (node.fields ?? {}) as {
    linkType?: string
    url?: unknown
    doc?: { relationTo?: unknown; value?: unknown } | null
  }
  if (children.length === 0) return []
  if (fields.linkType === 'internal') {
    const id = idOf(fields.doc?.value)
    const to = fields.doc?.relationTo
    return id && isLinkedKind(to) ? [{ type: 'internalLink', to, id, children }] : children
  }
  const href = typeof fields.url === 'string' ? fields.url.trim() : ''
  return isSafeHref(href) ? [{ type: 'link', href, children }] : children
}

function runOf(node: Node): TextRun {
  const format = typeof node.format === 'number' ? node.format : 0
  const marks = MARKS.filter(([bit]) => (format & bit) !== 0).map(([, mark]) => mark)
  return { type: 'text', text: String(node.text), ...(marks.length > 0 && { marks }) }
}

/** Bits of a text node's `format`, from Lexical's TEXT_TYPE_TO_FORMAT. */
const MARKS: [number, Mark][] = [
  [1, 'bold'],
  [2, 'italic'],
  [4, 'strikethrough'],
  [8, 'underline'],
  [16, 'code'],
  [32, 'subscript'],
  [64, 'superscript'],
]

const INLINE = new Set(['text', 'linebreak', 'tab', 'link', 'autolink'])
const LINKED = new Set<unknown>(['articles', 'authors', 'tags', 'sections', 'pages'])

function isLinkedKind(kind: unknown): kind is LinkedKind {
  return LINKED.has(kind)
}

/** The id of a relation, whether it was loaded or not. */
export function idOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  const id = (value as { id?: unknown } | null | undefined)?.id
  return typeof id === 'string' ? id : undefined
}

function headingLevel(tag: unknown): 2 | 3 | 4 {
  if (tag === 'h3') return 3
  return tag === 'h4' || tag === 'h5' || tag === 'h6' ? 4 : 2
}

function text<Key extends string>(key: Key, value: unknown): { [K in Key]?: string } {
  return (typeof value === 'string' && value !== '' ? { [key]: value } : {}) as { [K in Key]?: string }
}

function span<Key extends string>(key: Key, value: unknown): { [K in Key]?: number } {
  return (typeof value === 'number' && value > 1 ? { [key]: value } : {}) as { [K in Key]?: number }
}
