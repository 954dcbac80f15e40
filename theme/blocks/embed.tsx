import { createElement } from 'react'
import type { Embed as EmbedBlock } from '../../edition/body.ts'
import { SafeLink, safeAddress } from '../safe-link.tsx'
import { words } from '../words.ts'

/** Where the compiled `theme/islands/embed.ts` is served. */
export const EMBED_ISLAND = '/islands/embed.js'

/**
 * Something from another site. Nothing of it loads until the reader asks: the island adds a button to what stands here,
 * and without scripts the link to the source is all there is.
 */
export function Embed({ block }: { block: EmbedBlock }) {
  const title = block.title ?? `${words.embedFrom} ${block.provider}`
  const content = (
    <p className="embed-source">
      <span>{block.provider}</span> <SafeLink href={block.url}>{title}</SafeLink>
    </p>
  )
  if (!safeAddress(block.embedUrl)?.startsWith('https://')) return <div className="embed">{content}</div>
  return (
    <div className="embed">
      {createElement(
        'broadsheet-embed',
        {
          src: block.embedUrl,
          ratio: String(block.aspectRatio),
          'frame-title': title,
          label: words.embedShow,
          note: `${words.embedNote} ${block.provider}.`,
        },
        content,
      )}
    </div>
  )
}
