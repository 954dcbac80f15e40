import type { Mark } from '../../edition/body.ts'

const BY_NAME: Record<string, Mark | undefined> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  dfn: 'italic',
  var: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  code: 'code',
  tt: 'code',
  kbd: 'code',
  samp: 'code',
  sub: 'subscript',
  sup: 'superscript',
}

/** The marks that an element puts on its text, by its name and by the few styles with which word processors write them. */
export function marksOf(element: Element, outer: Mark[]): Mark[] {
  const style = element.getAttribute('style')?.toLowerCase() ?? ''
  const marks = new Set(outer)
  const own = BY_NAME[element.localName]
  if (own) marks.add(own)
  if (/font-weight:\s*(?:bold|[6-9]00)/.test(style)) marks.add('bold')
  // Google Docs wraps everything it copies into a <b> that is not bold.
  if (/font-weight:\s*(?:normal|[1-5]00)/.test(style)) marks.delete('bold')
  if (/font-style:\s*italic/.test(style)) marks.add('italic')
  if (/text-decoration[^;]*line-through/.test(style)) marks.add('strikethrough')
  return [...marks]
}
