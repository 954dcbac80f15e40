import type { ReactNode } from 'react'

export type SafeLinkProps = {
  href: string
  children: ReactNode
  /** Links out of a paid story are marked for search engines. */
  isPaid?: boolean
  className?: string
}

/** The only renderer of addresses that people typed: an address outside the allow-list leaves its text and no link. */
export function SafeLink({ href, children, isPaid = false, className }: SafeLinkProps) {
  const address = safeAddress(href)
  if (!address) return <span className={className}>{children}</span>
  const isExternal = /^https?:/i.test(address)
  return (
    <a href={address} rel={isPaid && isExternal ? 'sponsored' : undefined} className={className}>
      {children}
    </a>
  )
}

/**
 * The address as it may stand in `href`, or undefined. Allowed: http, https, mailto, tel, a path from the site's root, an anchor.
 * Browsers drop tabs, line ends and outer spaces before they read the scheme, so this does too.
 */
export function safeAddress(href: string): string | undefined {
  const address = href
    .replace(/\p{Cc}/gu, '')
    .trim()
    .replaceAll(' ', '%20')
  // `//host` and `/\host` leave the site although they look like paths.
  if (address.startsWith('#') || /^\/(?![/\\])/.test(address)) return address
  if (/^mailto:[^\s]+@|^tel:[+\d]/i.test(address)) return address
  if (!/^https?:\/\//i.test(address)) return undefined
  return URL.canParse(address) ? address : undefined
}
