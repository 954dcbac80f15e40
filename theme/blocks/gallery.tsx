import type { ImageView } from '../../reading/views.ts'
import { PictureFigure } from '../picture-figure.tsx'
import { words } from '../words.ts'

/** Pictures in pairs, each with its own caption; an odd one out stands across both columns. */
export function Gallery({ block: { title, images } }: { block: { title?: string; images: ImageView[] } }) {
  return (
    <section className="gallery" aria-label={title ?? words.gallery}>
      {title && (
        <p className="block-title" dir="auto">
          {title}
        </p>
      )}
      <div className="gallery-pictures">
        {images.map((image, place) => (
          <PictureFigure
            // biome-ignore lint/suspicious/noArrayIndexKey: one picture may stand in a gallery twice
            key={`${image.hash}-${place}`}
            image={image}
            slot="3:2"
            sizes="(min-width: 62rem) 28rem, (min-width: 40rem) 46vw, 100vw"
          />
        ))}
      </div>
    </section>
  )
}
