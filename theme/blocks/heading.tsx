import { Inline } from '../inline.tsx'
import type { BlockProps } from './block-props.ts'

export function Heading({ block, context }: BlockProps<'heading'>) {
  const Element: 'h2' | 'h3' | 'h4' = `h${block.level}`
  return (
    <Element id={block.anchor || undefined} dir="auto">
      <Inline isPaid={context.isPaid}>{block.children}</Inline>
    </Element>
  )
}
