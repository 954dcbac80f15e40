import type { ImageView } from '../reading/views.ts'

/** The files of a picture, as far as an address needs to know them. */
export type ImageAddress = Pick<ImageView, 'base' | 'hash' | 'width'>

/** What leaves the site names its pages in full. `href` is a path from the root of the site, or already absolute. */
export function absoluteUrl(siteUrl: string, href: string): string {
  return new URL(/^https?:\/\//i.test(href) ? href : siteUrl + href).href
}

/** The JPEG of a picture: the one format that every feed reader and social network takes. */
export function imageUrl(siteUrl: string, { base, hash, width }: ImageAddress): string {
  return absoluteUrl(siteUrl, `${base}/${hash}/${width}.jpg`)
}
