import type { ArchiveBlock } from '../archive/body-schema.ts'
import type { ImageSource } from '../archive/image-schema.ts'
import { blocksToLines, wordsOf } from './block-lines.ts'
import type { Context } from './context.ts'
import { safeHref } from './link-target.ts'

const CAPTION = 'figcaption, .wp-caption-text'

/** A figure, or WordPress's `div.wp-caption`: what it holds, with its caption where a caption belongs. */
export function figureBlocks(element: Element, context: Context): ArchiveBlock[] {
  if (/\bpullquote\b/i.test(element.getAttribute('class') ?? '')) return pullQuoteBlocks(element, context)
  const captions = [...element.querySelectorAll(CAPTION)].filter((caption) => ownerOf(caption) === element)
  for (const caption of captions) caption.remove()
  const hadPicture = element.querySelector('img') !== null
  const blocks = context.flow(element, context)
  const texts = captions.flatMap((caption) => context.flow(caption, context))
  const words = wordsOf(blocksToLines(texts).lines, 1000)
  return words ? withCaption({ blocks, words, texts, hadPicture }) : joinGallery(blocks)
}

/** `text` and the `cite` or `footer` that says whose words they are. */
export function pullQuoteBlocks(element: Element, context: Context): ArchiveBlock[] {
  const cite = element.querySelector('cite, footer, figcaption')
  cite?.remove()
  const text = wordsOf(blocksToLines(context.flow(element, context)).lines)
  const attribution = cite ? wordsOf(blocksToLines(context.flow(cite, { ...context, marks: [] })).lines, 200) : ''
  if (!text) return []
  // Longer than a pull quote may be: an ordinary one.
  if (text.length > 500)
    return [
      {
        type: 'quote',
        paragraphs: [text, attribution].filter(Boolean).map((words) => [{ type: 'text', text: words }]),
      },
    ]
  return [{ type: 'pullQuote', text, ...(attribution ? { attribution } : {}) }]
}

/** A picture by its address; its real one where the page loaded it late. Undefined for what is no picture of the story. */
export function imageOf(element: Element, context: Context): ImageSource | undefined {
  if (['width', 'height'].some((side) => /^[01](?:px)?$/.test(element.getAttribute(side) ?? ''))) return undefined
  const candidates = ['data-src', 'data-lazy-src', 'data-original', 'src'].map((name) =>
    element.getAttribute(name)?.trim(),
  )
  const address = candidates.find((candidate) => candidate && !candidate.startsWith('data:'))
  if (!address) return undefined
  const alt = element.getAttribute('alt')?.trim().slice(0, 1000) ?? ''
  const url = safeHref(address, context.options.baseUrl)
  if (url && /^https?:/.test(url)) return { url, alt }
  const relative = /^(?![a-z]+:|\/)[^?#]+/i.exec(address)?.[0]
  return relative ? { path: decode(relative), alt } : undefined
}

function withCaption(figure: {
  blocks: ArchiveBlock[]
  words: string
  texts: ArchiveBlock[]
  hadPicture: boolean
}): ArchiveBlock[] {
  const { blocks, words, texts, hadPicture } = figure
  const joined = joinGallery(blocks)
  const last = joined.findLast((block) => block.type === 'image' || block.type === 'gallery' || block.type === 'table')
  if (last?.type === 'image') last.caption ??= words
  else if (last?.type === 'gallery') last.title ??= words.slice(0, 200)
  else if (last?.type === 'table' && !last.caption) last.caption = words
  // A caption whose picture is left out would puzzle a reader.
  else if (hadPicture && !last && blocks.length === 0) return []
  else return [...joined, ...texts]
  return joined
}

function joinGallery(blocks: ArchiveBlock[]): ArchiveBlock[] {
  const images = blocks.filter((block) => block.type === 'image')
  if (images.length < 2 || images.length < blocks.length) return blocks
  return [{ type: 'gallery', images: images.map(({ type: _, ...image }) => image) }]
}

function ownerOf(caption: Element): Element | null {
  return caption.parentElement?.closest('figure, .wp-caption') ?? null
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
