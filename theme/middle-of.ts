import type { BlockView } from '../reading/views.ts'

/**
 * The place nearest to the middle of a text where something of its own may stand: between two paragraphs, so that no heading loses
 * its text and no picture its context. Undefined where there is none.
 * @returns the number of blocks before it
 */
export function middleOf(blocks: BlockView[]): number | undefined {
  const lengths = blocks.map((block) => JSON.stringify(block).length)
  const half = lengths.reduce((sum, length) => sum + length, 0) / 2
  let before = 0
  let best: { place: number; off: number } | undefined
  for (let place = 1; place < blocks.length; place += 1) {
    before += lengths[place - 1] ?? 0
    const off = Math.abs(before - half)
    if (blocks[place - 1]?.type === 'paragraph' && blocks[place]?.type === 'paragraph' && (!best || off < best.off))
      best = { place, off }
  }
  return best?.place
}
