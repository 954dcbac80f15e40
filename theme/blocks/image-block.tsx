import type { ImageView } from '../../reading/views.ts'
import { PictureFigure } from '../picture-figure.tsx'

/** A picture in the text, uncropped; an upright one stands narrower so that it fits a screen. */
export function ImageBlock({ block: { image } }: { block: { image: ImageView } }) {
  return (
    <PictureFigure
      className={image.height > image.width ? 'image upright' : 'image'}
      image={image}
      slot="natural"
      sizes="(min-width: 48rem) 42rem, 100vw"
    />
  )
}
