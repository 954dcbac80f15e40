import type { OrderedBlock } from '../order-headings.ts'
import type { BodyContext } from './block-props.ts'
import { Embed } from './embed.tsx'
import { FactBox } from './fact-box.tsx'
import { Gallery } from './gallery.tsx'
import { Heading } from './heading.tsx'
import { ImageBlock } from './image-block.tsx'
import { List } from './list.tsx'
import { Paragraph } from './paragraph.tsx'
import { PullQuote } from './pull-quote.tsx'
import { Quote } from './quote.tsx'
import { RawHtml } from './raw-html.tsx'
import { RelatedStory } from './related-story.tsx'
import { Table } from './table.tsx'

/** One block of a body, by its type. A type this build does not know shows nothing rather than breaking the page. */
export function Block({ block, context }: { block: OrderedBlock; context: BodyContext }) {
  switch (block.type) {
    case 'paragraph':
      return <Paragraph block={block} context={context} />
    case 'heading':
      return <Heading block={block} context={context} />
    case 'list':
      return <List block={block} context={context} />
    case 'quote':
      return <Quote block={block} context={context} />
    case 'pullQuote':
      return <PullQuote block={block} />
    case 'image':
      return <ImageBlock block={block} />
    case 'gallery':
      return <Gallery block={block} />
    case 'embed':
      return <Embed block={block} />
    case 'table':
      return <Table block={block} context={context} />
    case 'factBox':
      return (
        <FactBox title={block.title} level={block.level}>
          {block.body.map((inner, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity of their own and are rendered once
            <Block key={place} block={inner} context={context} />
          ))}
        </FactBox>
      )
    case 'relatedStory':
      return <RelatedStory block={block} context={context} />
    case 'rawHtml':
      return <RawHtml block={block} />
    case 'rule':
      return <hr />
    default:
      return null
  }
}
