import type { FurnitureView } from '../reading/views.ts'
import type { FrontPart } from './arrange-slots.ts'
import { FrontBand } from './front-band.tsx'
import { FrontStrip } from './front-strip.tsx'
import { TopStories } from './top-stories.tsx'

/** @param from - the place of the first one on its page, so that no two headings have one id */
export function FrontParts({
  parts,
  furniture,
  from = 0,
}: {
  parts: FrontPart[]
  furniture: FurnitureView
  from?: number
}) {
  return parts.map((part, index) => {
    const place = from + index
    if (part.kind === 'band') return <FrontBand key={place} slots={part.slots} />
    if (part.kind === 'strip')
      return <FrontStrip key={place} slot={part.slot} rhythm={part.rhythm} place={place} furniture={furniture} />
    return <TopStories key={place} part={part} isFirst={place === 0} furniture={furniture} />
  })
}
