import { Fragment, type ReactNode } from 'react'
import type { BlockView, FurnitureView } from '../reading/views.ts'
import { Block } from './blocks/block.tsx'
import { EMBED_ISLAND } from './blocks/embed.tsx'
import { middleOf } from './middle-of.ts'
import { orderHeadings } from './order-headings.ts'

export type BodyProps = {
  blocks: BlockView[]
  furniture: FurnitureView
  isPaid?: boolean
  /** Stands in the middle of a text that has a place for it. */
  aside?: ReactNode
}

/** The text of a story or page. Its script comes along only if something in it needs one. */
export function Body({ blocks, furniture, isPaid = false, aside }: BodyProps) {
  const ordered = orderHeadings(blocks)
  const middle = aside ? middleOf(ordered) : undefined
  return (
    <div className="body">
      {ordered.map((block, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity of their own and are rendered once
        <Fragment key={place}>
          {place === middle && aside}
          <Block block={block} context={{ furniture, isPaid }} />
        </Fragment>
      ))}
      {hasEmbed(blocks) && <script type="module" src={EMBED_ISLAND} />}
    </div>
  )
}

function hasEmbed(blocks: BlockView[]): boolean {
  return blocks.some((block) => block.type === 'embed' || (block.type === 'factBox' && hasEmbed(block.body)))
}
