import type { ArchiveInternalLink } from '../archive/body-schema.ts'
import type { BodyOptions } from './body-options.ts'

export type LinkTarget = { type: 'link'; href: string } | Omit<ArchiveInternalLink, 'children'>

const LONGEST = 4000

/** Where a link leads, or undefined where only its text may stay: fragments, addresses without a base, schemes not on the list. */
export function linkTarget(raw: string | null, options: BodyOptions): LinkTarget | undefined {
  const href = raw?.trim() ?? ''
  if (href === '' || href.startsWith('#')) return undefined
  const internal = options.linkTo?.(href)
  if (internal) return { type: 'internalLink', ...internal }
  const address = safeHref(href, options.baseUrl)
  if (!address) options.onLoss?.('link')
  return address ? { type: 'link', href: address } : undefined
}

/** The address made absolute, if its scheme is http, https, mailto or tel. */
export function safeHref(href: string, baseUrl?: string): string | undefined {
  const url = URL.parse(repair(href), baseUrl)
  if (!url || url.href.length > LONGEST) return undefined
  if (url.protocol === 'mailto:' || url.protocol === 'tel:') return url.pathname === '' ? undefined : url.href
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined
  // A host without a dot (`http://guides/`) is a relative address that somebody mistyped.
  if (!url.hostname.includes('.') && !url.hostname.startsWith('[')) return undefined
  // An address with a name and a password in it is a secret or a trick.
  return url.username || url.password ? undefined : url.href
}

/** Addresses as people typed them: without a scheme, or with a slash too few. */
function repair(href: string): string {
  if (href.startsWith('//')) return `https:${href}`
  if (/^www\.[\w-]+\.\w/i.test(href)) return `https://${href}`
  if (/^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(href)) return `mailto:${href}`
  return href.replace(/^(https?):\/(?=[^/])/i, '$1://')
}
