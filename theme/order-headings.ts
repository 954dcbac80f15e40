import type { BlockView } from '../reading/views.ts'

/** A fact box's title is a heading too; its level is known once the headings before it are. */
export type OrderedBlock =
  | Exclude<BlockView, { type: 'factBox' }>
  | { type: 'factBox'; title: string; level: 2 | 3; body: OrderedBlock[] }

/** Lowers headings that skip a level (an h4 right after the headline becomes an h2), so that the outline can be followed by ear. */
export function orderHeadings(blocks: BlockView[]): OrderedBlock[] {
  return descend(blocks, { last: 1 })
}

function descend(blocks: BlockView[], outline: { last: number }): OrderedBlock[] {
  return blocks.map((block) => {
    if (block.type === 'heading') {
      const level = block.level > outline.last + 1 ? ((outline.last + 1) as 2 | 3) : block.level
      outline.last = level
      return { ...block, level }
    }
    if (block.type === 'factBox') {
      const level = outline.last < 2 ? 2 : 3
      outline.last = level
      return { ...block, level, body: descend(block.body, outline) }
    }
    return block
  })
}
