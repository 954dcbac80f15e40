import type { PullQuote as PullQuoteBlock } from '../../edition/body.ts'

/** A sentence of the story set large in the margin. */
export function PullQuote({ block }: { block: PullQuoteBlock }) {
  return (
    <figure className="pull-quote">
      <blockquote dir="auto">
        <p>{block.text}</p>
      </blockquote>
      {block.attribution && <figcaption dir="auto">{block.attribution}</figcaption>}
    </figure>
  )
}
