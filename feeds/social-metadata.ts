import type { Metadata } from 'next'
import type { FurnitureView, ImageView } from '../reading/views.ts'
import { absoluteUrl, imageUrl } from './absolute-url.ts'

/** Below this width networks show a picture small whatever the card asks for. */
const LARGE_CARD = 600

/** Open Graph and the Twitter card: what a shared link looks like. Without a picture of its own a page shows the paper's logo. */
export function socialMetadata(page: {
  furniture: Pick<FurnitureView, 'name' | 'siteUrl' | 'language' | 'logo'>
  title: string
  description?: string
  href: string
  image?: ImageView
  /** The story's, where it is not the site's. */
  language?: string
  type?: 'profile'
  article?: { publishedTime: string; modifiedTime: string; authors: string[]; section: string; tags: string[] }
}): Pick<Metadata, 'openGraph' | 'twitter'> {
  const { furniture, title, description, article } = page
  const shown = page.image ?? furniture.logo
  const images = shown ? [socialImage(furniture.siteUrl, shown)] : undefined
  const openGraph = {
    title,
    description,
    url: absoluteUrl(furniture.siteUrl, page.href),
    siteName: furniture.name,
    locale: openGraphLocale(page.language ?? furniture.language),
    images,
  }
  return {
    openGraph: article ? { ...openGraph, ...article, type: 'article' } : { ...openGraph, type: page.type ?? 'website' },
    twitter: {
      card: page.image && page.image.width >= LARGE_CARD ? 'summary_large_image' : 'summary',
      title,
      description,
      images: images?.map(({ url, alt }) => ({ url, alt })),
    },
  }
}

function socialImage(siteUrl: string, image: ImageView) {
  const { width, height, alt } = image
  return { url: imageUrl(siteUrl, image), width, height, alt, type: 'image/jpeg' }
}

/** `en_GB` from `en-GB`. Without a country there is nothing true to say, and Open Graph would take it for the American form. */
function openGraphLocale(language: string): string | undefined {
  const [, primary, region] = /^([a-z]{2,3})(?:-[a-z]{4})?-([a-z]{2})$/i.exec(language) ?? []
  return primary && region ? `${primary.toLowerCase()}_${region.toUpperCase()}` : undefined
}
