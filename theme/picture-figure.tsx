import type { ImageView } from '../reading/views.ts'
import { Picture, type PictureProps } from './picture.tsx'

/** A picture with its caption and credit under it, each said once. */
export function PictureFigure({ className, ...picture }: PictureProps & { className?: string }) {
  return (
    <figure className={className}>
      <Picture {...picture} />
      <Caption image={picture.image} />
    </figure>
  )
}

function Caption({ image }: { image: ImageView }) {
  const credit = creditLine(image)
  if (!image.caption && !credit) return null
  return (
    <figcaption dir="auto">
      {image.caption} {credit && <span className="credit">{credit}</span>}
    </figcaption>
  )
}

/** Credit, source and terms without what the caption (agencies put it there) or an earlier part says already. */
function creditLine({ caption = '', credit, source, usageTerms }: ImageView): string {
  let said = caption.toLowerCase()
  const parts: string[] = []
  for (const part of [credit, source, usageTerms]) {
    const text = part?.trim()
    if (!text || said.includes(text.toLowerCase())) continue
    parts.push(text)
    said += ` ${text.toLowerCase()}`
  }
  return parts.join(' / ')
}
