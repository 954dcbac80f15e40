import type { ArchiveBlock, ArchiveListItem } from '../archive/body-schema.ts'
import { blocksToLines, joinLines } from './block-lines.ts'
import type { Context } from './context.ts'

/**
 * A list, nested lists within its items. An item holds text and one nested list; whatever else stands in it (a picture,
 * a table, an embed) follows the item as a block of its own, and the list goes on after it with its numbers kept.
 */
export function listBlocks(element: Element, context: Context): ArchiveBlock[] {
  const ordered = element.localName === 'ol'
  const first = Number.parseInt(element.getAttribute('start') ?? '', 10)
  let number = Number.isSafeInteger(first) ? first : 1
  const blocks: ArchiveBlock[] = []
  let items: ArchiveListItem[] = []

  const close = () => {
    if (items.length === 0) return
    const start = number !== 1 && ordered ? { start: number } : {}
    blocks.push({ type: 'list', ordered, ...start, items })
    number += items.length
    items = []
  }
  for (const child of children(element)) {
    // A list directly inside a list, without an item around it, belongs to the item before it.
    const nested = child.localName === 'ul' || child.localName === 'ol'
    const content = nested ? listBlocks(child, context) : context.flow(child, context)
    const { own, after } = itemsOf(content)
    const previous = items.at(-1)
    if (nested && previous && !previous.list && own[0]?.list) previous.list = own.shift()?.list
    items.push(...own)
    if (after.length === 0) continue
    close()
    blocks.push(...after)
  }
  close()
  return blocks
}

/** Text after a nested list has no place in the same item: it becomes the next one, so that the order stays. */
function itemsOf(content: ArchiveBlock[]): { own: ArchiveListItem[]; after: ArchiveBlock[] } {
  const own: ArchiveListItem[] = []
  const after: ArchiveBlock[] = []
  for (const block of content) {
    const last = own.at(-1)
    if (block.type === 'list') {
      if (!last) own.push({ children: [], list: block })
      else if (last.list) last.list.items.push(...block.items)
      else last.list = block
      continue
    }
    // A stray `embed` keeps its block; in a table cell it would become a link.
    const { lines, rest } = block.type === 'embed' ? { lines: [], rest: [block] } : blocksToLines([block])
    after.push(...rest)
    if (lines.length === 0) continue
    if (last && !last.list) last.children = joinLines([last.children, ...lines])
    else own.push({ children: joinLines(lines) })
  }
  return { own, after }
}

function children(element: Element): Element[] {
  return [...element.children].filter((child) => child.localName !== 'script' && child.localName !== 'style')
}
