import type { ImageView } from '../reading/views.ts'

export type Slot = '3:2' | '1:1' | '16:9' | 'natural'

export type PictureProps = {
  image: ImageView
  /** The `sizes` attribute: how wide the picture stands at which window width. */
  sizes: string
  slot?: Slot
  /** Only the lead of a page: loads at once and before other pictures. */
  eager?: boolean
}

/** A picture in AVIF and WebP with a JPEG behind them, its box reserved before it arrives. */
export function Picture({ image, sizes, slot = '3:2', eager = false }: PictureProps) {
  const folder = `${image.base}/${image.hash}`
  const sourceSet = (format: string) => image.widths.map((width) => `${folder}/${width}.${format} ${width}w`).join(', ')
  return (
    <picture>
      {image.widths.length > 0 && <source type="image/avif" srcSet={sourceSet('avif')} sizes={sizes} />}
      {image.widths.length > 0 && <source type="image/webp" srcSet={sourceSet('webp')} sizes={sizes} />}
      <img
        className={`slot-${slot.replace(':', '-')}${focusClasses(image)}`}
        src={`${folder}/${image.widths.at(-1) ?? image.width}.jpg`}
        alt={image.alt}
        width={image.width}
        height={slotHeight(image, slot)}
        loading={eager ? 'eager' : 'lazy'}
        fetchPriority={eager ? 'high' : undefined}
        decoding={eager ? undefined : 'async'}
      />
    </picture>
  )
}

/**
 * The focal point as classes in steps of ten: a style attribute would need a weaker Content-Security-Policy, and a
 * step is at most a hundredth of the picture's visible width off.
 */
function focusClasses({ focalX, focalY }: ImageView): string {
  const step = (percent: number) => Math.round(Math.min(100, Math.max(0, percent)) / 10)
  const x = step(focalX)
  const y = step(focalY)
  return `${x === 5 ? '' : ` fx-${x}`}${y === 5 ? '' : ` fy-${y}`}`
}

function slotHeight({ width, height }: ImageView, slot: Slot): number {
  if (slot === 'natural') return height
  const [across = 1, down = 1] = slot.split(':').map(Number)
  return Math.round((width * down) / across)
}
