import type { FurnitureView, LinkView } from '../reading/views.ts'
import { absoluteUrl } from './absolute-url.ts'
import type { JsonLd } from './news-article-json-ld.ts'

/** The way from the front to a page (https://schema.org/BreadcrumbList). `current`, the page itself, ends it without an address. */
export function breadcrumbJsonLd({
  furniture,
  breadcrumbs,
  current,
}: {
  furniture: Pick<FurnitureView, 'siteUrl' | 'name'>
  breadcrumbs: LinkView[]
  current: string
}): JsonLd {
  const trail = [{ name: furniture.name, href: '/' }, ...breadcrumbs]
  const links = trail.map(({ name, href }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name,
    item: absoluteUrl(furniture.siteUrl, href),
  }))
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: [...links, { '@type': 'ListItem', position: links.length + 1, name: current }],
  }
}
