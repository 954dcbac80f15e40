import { Inline } from '../inline.tsx'
import type { BlockProps } from './block-props.ts'

export function Paragraph({ block, context }: BlockProps<'paragraph'>) {
  return (
    <p dir="auto">
      <Inline isPaid={context.isPaid}>{block.children}</Inline>
    </p>
  )
}
