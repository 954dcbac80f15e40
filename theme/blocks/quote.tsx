import { Inline } from '../inline.tsx'
import type { BlockProps } from './block-props.ts'

export function Quote({ block, context }: BlockProps<'quote'>) {
  return (
    <blockquote dir="auto">
      {block.paragraphs.map((paragraph, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no identity of their own and are rendered once
        <p key={place}>
          <Inline isPaid={context.isPaid}>{paragraph}</Inline>
        </p>
      ))}
    </blockquote>
  )
}
