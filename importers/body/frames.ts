import { embedFromUrl } from '../../newsroom/embed-providers.ts'
import type { ArchiveBlock } from '../archive/body-schema.ts'
import { wordsOf } from './block-lines.ts'
import type { Context } from './context.ts'
import { safeHref } from './link-target.ts'

/** A frame or player: an embed where the provider is known, otherwise a link to what it showed. */
export function frameBlocks(element: Element, context: Context): ArchiveBlock[] {
  const inner = element.localName === 'object' ? element.querySelector('embed, iframe') : null
  if (inner) return frameBlocks(inner, context)
  const address = sourceOf(element)
  const title = element.getAttribute('title')?.trim().slice(0, 200)
  const embed = embedFromUrl(address)
  if (embed) return [{ type: 'embed', url: embed.url, ...(title ? { title } : {}) }]
  const href = safeHref(address, context.options.baseUrl)
  if (!href) return context.flow(element, context)
  context.options.onLoss?.('media')
  return [
    {
      type: 'paragraph',
      children: [{ type: 'link', href, children: [{ type: 'text', text: title || labelOf(href) }] }],
    },
  ]
}

/** The embed that a paragraph stands for which holds an address and nothing else, or WordPress's short code around one. */
export function embedOfParagraph(block: ArchiveBlock): ArchiveBlock {
  if (block.type !== 'paragraph' || block.children.length > 3) return block
  const words = wordsOf([block.children])
  const address = SHORT_CODE.exec(words)?.[1] ?? (/^https?:\/\/\S+$/.test(words) ? words : undefined)
  const embed = address ? embedFromUrl(address) : undefined
  return embed ? { type: 'embed', url: embed.url } : block
}

const SHORT_CODE = /^\[(?:youtube|vimeo|embed|video)[=\s\]]\s*"?(https?:\/\/[^\s"\]&[]+)[^\]]*\](?:\[\/embed\])?$/

function sourceOf(element: Element): string {
  const own = element.getAttribute('src') ?? element.getAttribute('data-src') ?? element.getAttribute('data')
  return (own ?? element.querySelector('source[src]')?.getAttribute('src') ?? '').trim()
}

/** The file's name for a recording, the host for a page. */
function labelOf(href: string): string {
  const url = new URL(href)
  const file = url.pathname.split('/').at(-1) ?? ''
  return /\.(?:mp3|mp4|m4a|ogg|wav|webm|mov|pdf|swf)$/i.test(file) ? file : url.hostname.replace(/^www\./, '')
}
