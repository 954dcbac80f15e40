import type { ArchiveBlock, ArchiveInline } from '../archive/body-schema.ts'

/**
 * Blocks as lines of inline text, for places that hold nothing else (table cells, list items). What is no text (pictures)
 * comes back as `rest`, to be put after the place.
 */
export function blocksToLines(blocks: ArchiveBlock[]): { lines: ArchiveInline[][]; rest: ArchiveBlock[] } {
  const lines: ArchiveInline[][] = []
  const rest: ArchiveBlock[] = []
  for (const block of blocks) {
    const own = linesOfBlock(block)
    if (own) lines.push(...own)
    else rest.push(block)
  }
  return { lines, rest }
}

/** Lines as one run of inline text with breaks between them. */
export function joinLines(lines: ArchiveInline[][]): ArchiveInline[] {
  return lines.flatMap((line, index) => (index === 0 ? line : [{ type: 'break' as const }, ...line]))
}

export function bold(inlines: ArchiveInline[]): ArchiveInline[] {
  return inlines.map((inline) => {
    if (inline.type === 'break') return inline
    if (inline.type !== 'text') return { ...inline, children: inline.children.map(boldText) }
    return boldText(inline)
  })
}

/** The words alone, for captions and titles; cut with an ellipsis at as many characters as a field takes. */
export function wordsOf(lines: ArchiveInline[][], most = Number.POSITIVE_INFINITY): string {
  const words = (inline: ArchiveInline): string => {
    if (inline.type === 'break') return ' '
    return inline.type === 'text' ? inline.text : inline.children.map((child) => child.text).join('')
  }
  const all = lines
    .map((line) => line.map(words).join(''))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
  return all.length > most ? `${all.slice(0, most - 1).trimEnd()}…` : all
}

type TextRun = Extract<ArchiveInline, { type: 'text' }>

function boldText(run: TextRun): TextRun {
  return run.marks?.includes('bold') ? run : { ...run, marks: [...(run.marks ?? []), 'bold'] }
}

function marked(marker: string, [first, ...rest]: ArchiveInline[]): ArchiveInline[] {
  if (first?.type === 'text' && !first.marks) return [{ ...first, text: marker + first.text }, ...rest]
  return [{ type: 'text', text: marker }, ...(first ? [first] : []), ...rest]
}

function linesOfBlock(block: ArchiveBlock): ArchiveInline[][] | undefined {
  switch (block.type) {
    case 'paragraph':
      return [block.children]
    case 'heading':
      return [bold(block.children)]
    case 'quote':
      return block.paragraphs
    case 'list':
      return block.items.flatMap((item, index) => {
        const marker = block.ordered ? `${(block.start ?? 1) + index}. ` : '• '
        const nested = item.list ? (linesOfBlock(item.list) ?? []) : []
        const own = item.children.length > 0 ? [marked(marker, item.children)] : []
        return [...own, ...nested]
      })
    case 'embed':
      return [[{ type: 'link', href: block.url, children: [{ type: 'text', text: block.title || block.url }] }]]
    case 'pullQuote':
      return [[{ type: 'text', text: block.text }]]
    case 'rule':
      return []
    default:
      return undefined
  }
}
