import { Inline } from '../inline.tsx'
import type { BlockProps } from './block-props.ts'

export function List({ block, context }: BlockProps<'list'>) {
  const items = block.items.map((item, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity of their own and are rendered once
    <li key={place}>
      <Inline isPaid={context.isPaid}>{item.children}</Inline>
      {item.list && <List block={item.list} context={context} />}
    </li>
  ))
  return block.ordered ? (
    <ol start={block.start} dir="auto">
      {items}
    </ol>
  ) : (
    <ul dir="auto">{items}</ul>
  )
}
