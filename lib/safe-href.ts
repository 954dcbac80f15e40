/** Schemes that a link in a text may have; everything else can run code or reach what a reader did not ask for. */
const ALLOWED = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/**
 * True for an absolute address with one of the allowed schemes. Parsed as a browser parses it, so that `java\nscript:` and
 * leading control characters fool nobody. Paths of our own (`/technology/x`) are no input: they come from documents.
 */
export function isSafeHref(href: string): boolean {
  const url = URL.parse(href.trim())
  return url !== null && ALLOWED.has(url.protocol)
}
