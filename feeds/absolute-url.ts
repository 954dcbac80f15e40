import type { ImageView } from '../reading/views.ts'
import { escapeText } from './escape.ts'

/** The files of a picture, as far as an address needs to know them. */
export type ImageAddress = Pick<ImageView, 'base' | 'hash' | 'width'>

/** What leaves the site names its pages in full. `href` is a path from the root of the site, or already absolute. */
export function absoluteUrl(siteUrl: string, href: string): string {
  // Nearly all of the tens of thousands in a sitemap are spelled as they stay, and taking addresses apart is what takes long.
  if (PLAIN.test(href)) return originOf(siteUrl) + href
  return new URL(/^https?:\/\//i.test(href) ? href : siteUrl + href).href
}

/** The same as text of an XML document. */
export function escapedUrl(siteUrl: string, href: string): string {
  // Nothing in a plain one is to be escaped.
  return PLAIN.test(href) ? escapeText(originOf(siteUrl)) + href : escapeText(absoluteUrl(siteUrl, href))
}

/** Of letters that no address encodes, and without dot segments. */
const PLAIN = /^(?:\/[\w~-][\w.~-]*)+$/

const origins = new Map<string, string>()

/** The site's own address as every other of it begins. */
function originOf(siteUrl: string): string {
  const known = origins.get(siteUrl)
  if (known !== undefined) return known
  const origin = new URL(`${siteUrl}/`).href.slice(0, -1)
  origins.set(siteUrl, origin)
  return origin
}

/** The JPEG of a picture: the one format that every feed reader and social network takes. */
export function imageUrl(siteUrl: string, { base, hash, width }: ImageAddress): string {
  return absoluteUrl(siteUrl, `${base}/${hash}/${width}.jpg`)
}
