/**
 * Widths that a page may ask for: thumbnails, half and whole screens of phones at two and three pixels to the point (828 is 414
 * twice), and desktops. More steps save readers little and cost encoding time and disk.
 */
export const RENDITION_WIDTHS = [320, 480, 828, 1200, 1920]
/** The tallest picture that WebP can hold. */
const MAX_HEIGHT = 16_383

export type RenditionPlan = { width: number; height: number; widths: number[] }

/**
 * Size of the largest rendition, and all widths in ascending order: the original's own width (1920 at most), and every step below it.
 * Nothing is enlarged.
 */
export function planRenditions(original: { width: number; height: number }): RenditionPlan {
  const widthByHeight = Math.floor((MAX_HEIGHT * original.width) / original.height)
  const width = Math.max(1, Math.min(original.width, 1920, widthByHeight))
  const height = heightFor(width, original)
  return { width, height, widths: [...RENDITION_WIDTHS.filter((step) => step < width), width] }
}

/** Rounded as a browser would, and never 0, which an encoder refuses. */
export function heightFor(width: number, original: { width: number; height: number }): number {
  return Math.min(MAX_HEIGHT, Math.max(1, Math.round((width * original.height) / original.width)))
}

/** Names of every file of a complete folder. */
export function renditionFiles({ width, widths }: RenditionPlan): string[] {
  return [...widths.flatMap((each) => [`${each}.avif`, `${each}.webp`]), `${width}.jpg`]
}
