type Node = { type?: string; text?: unknown; children?: Node[]; fields?: Record<string, unknown> }

/** Of a text, as much as suggestions are made from. */
export const SUGGESTED_FROM = 16_000

/** The running text of the editor's JSON, a string for each paragraph, heading, cell or quote. Never throws: a draft may be anything. */
export function textsOf(editorState: unknown): string[] {
  const root = (editorState as { root?: Node } | null | undefined)?.root
  return (root?.children ?? []).flatMap(textsOfNode).filter((text) => text.trim() !== '')
}

/** Whole minutes at the pace of careful reading, at least one where there is a word. */
export function readingMinutes(words: number): number {
  return words === 0 ? 0 : Math.max(1, Math.round(words / WORDS_A_MINUTE))
}

/** Brysbaert 2019 gives 238 for non-fiction in English, silently read; names and figures slow news down a little. */
const WORDS_A_MINUTE = 225

const CONTAINERS = new Set(['list', 'table', 'tablerow', 'tablecell', 'quote'])

function textsOfNode(node: Node): string[] {
  if (node.type === 'block') return textsOfBlock(node.fields ?? {})
  if (!node.type || !CONTAINERS.has(node.type)) return [inlineText(node), ...nestedLists(node)]
  const isMixed = (node.children ?? []).some((child) => child.type === 'text' || child.type === 'link')
  return isMixed ? [inlineText(node)] : (node.children ?? []).flatMap(textsOfNode)
}

/** A list item holds its words and, as a child, the list below it. */
function nestedLists(node: Node): string[] {
  return (node.children ?? []).filter((child) => child.type === 'list').flatMap(textsOfNode)
}

function inlineText(node: Node): string {
  if (node.type === 'linebreak' || node.type === 'tab') return ' '
  if (typeof node.text === 'string') return node.text
  return (node.children ?? []).map((child) => (child.type === 'list' ? '' : inlineText(child))).join('')
}

function textsOfBlock(fields: Record<string, unknown>): string[] {
  if (fields.blockType === 'pullQuote') return [String(fields.text ?? '')]
  return fields.blockType === 'factBox' ? textsOf(fields.body) : []
}
