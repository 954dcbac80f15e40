import type { ArchiveBlock, ArchiveTable, ArchiveTableCell } from '../archive/body-schema.ts'
import { blocksToLines, joinLines, wordsOf } from './block-lines.ts'
import type { Context } from './context.ts'

/**
 * A table of data. A table that only lays out a page (a single cell, or tables within its cells) is read as what it holds.
 * Cells hold lines of text: their lists are written with bullets, their pictures follow the table.
 */
export function tableBlocks(element: Element, context: Context): ArchiveBlock[] {
  const rows = rowsOf(element)
  const cells = rows.flatMap(cellsOf)
  if (cells.length <= 1 || element.querySelector('table')) return context.flow(element, context)

  // What stands in a table but in no cell is shown before it, as browsers do.
  const before = strayBlocks(element, context)
  const after: ArchiveBlock[] = []
  const table: ArchiveTable = { type: 'table', rows: [] }
  for (const row of rows) {
    const read = cellsOf(row).map((cell) => readCell(cell, context, after))
    if (read.some((cell) => cell.children.length > 0)) table.rows.push(read)
  }
  const caption = element.querySelector('caption')
  const words = caption ? wordsOf(blocksToLines(context.flow(caption, context)).lines) : ''
  if (table.rows.length === 0) return [...before, ...(words ? [paragraph(words)] : []), ...after]
  return [...before, words ? { ...table, caption: words } : table, ...after]
}

function readCell(cell: Element, context: Context, after: ArchiveBlock[]): ArchiveTableCell {
  const { lines, rest } = blocksToLines(context.flow(cell, context))
  after.push(...rest)
  const header = cell.localName === 'th' || cell.parentElement?.parentElement?.localName === 'thead'
  return { header, children: joinLines(lines), ...span(cell, 'colspan', 100), ...span(cell, 'rowspan', 1000) }
}

function span(cell: Element, name: 'colspan' | 'rowspan', most: number): { colSpan?: number; rowSpan?: number } {
  const count = Number.parseInt(cell.getAttribute(name) ?? '', 10)
  if (!(count > 1)) return {}
  const value = Math.min(count, most)
  return name === 'colspan' ? { colSpan: value } : { rowSpan: value }
}

function strayBlocks(element: Element, context: Context): ArchiveBlock[] {
  const copy = element.cloneNode(true) as Element
  for (const cell of copy.querySelectorAll('td, th, caption')) cell.remove()
  return copy.textContent?.trim() ? context.flow(copy, context) : []
}

/** Rows of this table only, whatever sections they are in. */
function rowsOf(element: Element): Element[] {
  return [...element.children].flatMap((child) => {
    if (child.localName === 'tr') return [child]
    return ['thead', 'tbody', 'tfoot'].includes(child.localName) ? rowsOf(child) : []
  })
}

function cellsOf(row: Element): Element[] {
  return [...row.children].filter((child) => child.localName === 'td' || child.localName === 'th')
}

function paragraph(text: string): ArchiveBlock {
  return { type: 'paragraph', children: [{ type: 'text', text }] }
}
