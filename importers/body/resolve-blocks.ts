import type { Block, Gallery, Inline, LinkedKind, ListBlock } from '../../edition/body.ts'
import { embedFromUrl } from '../../newsroom/embed-providers.ts'
import type { ArchiveBlock, ArchiveInline, ArchiveInternalLink, ArchiveList } from '../archive/body-schema.ts'
import type { ImageSource } from '../archive/image-schema.ts'

export type Target = { to: LinkedKind; story?: string; slug?: string }

/** Finds the ids of what a body names. Undefined: not here. */
export type Resolver = {
  image: (image: ImageSource) => string | undefined
  document: (target: Target) => string | undefined
}

/** What a body names, to be looked up before `resolveBlocks` is called. */
export type References = { images: ImageSource[]; targets: Target[] }

/**
 * The blocks of an archive as blocks of the edition. What cannot be found is left out so that the text stays whole: a link
 * to it becomes a link to its old address, or its words; a picture or a related story goes.
 */
export function resolveBlocks(blocks: ArchiveBlock[], resolver: Resolver): Block[] {
  return blocks.flatMap((block): Block[] => {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
        return [{ ...block, children: resolveInlines(block.children, resolver) }]
      case 'list':
        return [resolveList(block, resolver)]
      case 'quote':
        return [{ ...block, paragraphs: block.paragraphs.map((paragraph) => resolveInlines(paragraph, resolver)) }]
      case 'table':
        return [
          {
            ...block,
            rows: block.rows.map((row) =>
              row.map((cell) => ({ ...cell, children: resolveInlines(cell.children, resolver) })),
            ),
          },
        ]
      case 'image': {
        const mediaId = resolver.image(block.image)
        return mediaId ? [{ type: 'image', mediaId, ...caption(block.caption) }] : []
      }
      case 'gallery': {
        const images = block.images.flatMap((item) => {
          const mediaId = resolver.image(item.image)
          return mediaId ? [{ mediaId, ...caption(item.caption) }] : []
        })
        return galleries(images, block.title)
      }
      case 'embed':
        return [embedOrLink(block)]
      case 'factBox':
        return [{ ...block, body: resolveBlocks(block.body, resolver) }]
      case 'relatedStory': {
        const storyId = resolver.document({ to: 'articles', story: block.story })
        return storyId ? [{ type: 'relatedStory', storyId }] : []
      }
      default:
        return [block]
    }
  })
}

export function referencesIn(blocks: ArchiveBlock[]): References {
  const references: References = { images: [], targets: [] }
  collect(blocks, references)
  return references
}

/** Anything in a body may hold a reference; looking into everything cannot forget a place. */
function collect(value: unknown, references: References): void {
  if (!value || typeof value !== 'object') return
  if (Array.isArray(value)) {
    for (const item of value) collect(item, references)
    return
  }
  const node = value as Record<string, unknown>
  if (node.type === 'relatedStory' && typeof node.story === 'string')
    references.targets.push({ to: 'articles', story: node.story })
  if (node.type === 'internalLink') references.targets.push(targetOf(node as ArchiveInternalLink))
  if (node.image && typeof node.image === 'object') references.images.push(node.image as ImageSource)
  for (const item of Object.values(node)) collect(item, references)
}

/** The editor's galleries hold 2 to 40 pictures. */
function galleries(images: Gallery['images'], title: string | undefined): Block[] {
  const [only] = images
  if (images.length === 1 && only) return [{ type: 'image', ...only, ...caption(only.caption ?? title) }]
  const blocks: Block[] = []
  for (let from = 0; from < images.length; from += 40) {
    const part = images.slice(from, from + 40)
    blocks.push(
      ...(part.length === 1
        ? galleries(part, undefined)
        : [{ type: 'gallery' as const, ...(title && { title }), images: part }]),
    )
  }
  return blocks
}

function resolveInlines(inlines: ArchiveInline[], resolver: Resolver): Inline[] {
  return inlines.flatMap((inline): Inline[] => {
    if (inline.type !== 'internalLink') return [inline]
    const id = resolver.document(targetOf(inline))
    if (id) return [{ type: 'internalLink', to: inline.to, id, children: inline.children }]
    return inline.href ? [{ type: 'link', href: inline.href, children: inline.children }] : inline.children
  })
}

function resolveList(list: ArchiveList, resolver: Resolver): ListBlock {
  const items = list.items.map(({ children, list: nested }) => ({
    children: resolveInlines(children, resolver),
    ...(nested && { list: resolveList(nested, resolver) }),
  }))
  return { ...list, items }
}

function embedOrLink({ url, title }: { url: string; title?: string }): Block {
  const embed = embedFromUrl(url)
  if (embed) return { type: 'embed', ...embed, ...(title && { title }) }
  return {
    type: 'paragraph',
    children: [{ type: 'link', href: url, children: [{ type: 'text', text: title || url }] }],
  }
}

function targetOf({ to, story, slug }: Target): Target {
  return { to, ...(story !== undefined && { story }), ...(slug !== undefined && { slug }) }
}

function caption(text: string | undefined): { caption?: string } {
  return text ? { caption: text } : {}
}
