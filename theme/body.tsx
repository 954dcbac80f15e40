import type { BlockView, FurnitureView } from '../reading/views.ts'
import { Block } from './blocks/block.tsx'
import { EMBED_ISLAND } from './blocks/embed.tsx'
import { orderHeadings } from './order-headings.ts'

export type BodyProps = { blocks: BlockView[]; furniture: FurnitureView; isPaid?: boolean }

/** The text of a story or page. Its script comes along only if something in it needs one. */
export function Body({ blocks, furniture, isPaid = false }: BodyProps) {
  const ordered = orderHeadings(blocks)
  return (
    <div className="body">
      {ordered.map((block, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity of their own and are rendered once
        <Block key={place} block={block} context={{ furniture, isPaid }} />
      ))}
      {hasEmbed(blocks) && <script type="module" src={EMBED_ISLAND} />}
    </div>
  )
}

function hasEmbed(blocks: BlockView[]): boolean {
  return blocks.some((block) => block.type === 'embed' || (block.type === 'factBox' && hasEmbed(block.body)))
}
