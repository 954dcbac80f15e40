import type { FurnitureView } from '../../reading/views.ts'
import type { OrderedBlock } from '../order-headings.ts'
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

/** What blocks need beside their own content. */
export type BodyContext = { furniture: FurnitureView; isPaid: boolean }
export type BlockProps<Type extends OrderedBlock['type']> = {
  block: Extract<OrderedBlock, { type: Type }>
  context: BodyContext
}

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
      return <FactBox block={block} context={context} />
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
