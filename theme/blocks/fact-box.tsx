import { Block, type BlockProps } from './block.tsx'

/** Facts beside the story, between rules. */
export function FactBox({ block, context }: BlockProps<'factBox'>) {
  const Title: 'h2' | 'h3' = `h${block.level}`
  return (
    <aside className="fact-box" aria-label={block.title}>
      <Title className="block-title" dir="auto">
        {block.title}
      </Title>
      {block.body.map((inner, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity of their own and are rendered once
        <Block key={place} block={inner} context={context} />
      ))}
    </aside>
  )
}
