import { listsFromWord } from './lists-from-word.ts'

/**
 * Makes plain markup of what Word, Google Docs and web pages put on the clipboard: headings, paragraphs, lists, links, emphasis;
 * no styles, comments, wrappers. The editor alone loses Word's text altogether and Google's first headings and link targets.
 *
 * @param parse - `DOMParser` in the browser
 */
export function cleanPastedHtml(html: string, parse: (html: string) => Document): string {
  const document = parse(`<!doctype html><html><body>${fragmentOf(html)}</body></html>`)
  const { body } = document
  // The order matters: what says something only by its style must become an element before styles go.
  for (const step of [
    dropWhatIsNotText,
    headingsFromWord,
    listsFromWord,
    emphasisFromStyles,
    unwrapWrappers,
    straightenLinks,
    levelHeadings,
    dropEmpty,
  ]) {
    step(body)
  }
  for (const element of [...body.querySelectorAll('*')]) {
    for (const name of element.getAttributeNames()) {
      if (!KEPT_ATTRIBUTES.has(name)) element.removeAttribute(name)
    }
  }
  return body.innerHTML
}

const KEPT_ATTRIBUTES = new Set(['href', 'colspan', 'rowspan', 'start'])

/** Browsers and Word say which part was selected; around it stands a whole document with styles and, in Word, all comments. */
function fragmentOf(html: string): string {
  const start = html.indexOf('<!--StartFragment-->')
  const end = html.lastIndexOf('<!--EndFragment-->')
  const inner = start >= 0 && end > start ? html.slice(start + '<!--StartFragment-->'.length, end) : html
  // Word's own conditionals are no comments in HTML, and parsers differ in what they make of them.
  return inner.replace(/<!--[\s\S]*?-->/g, '').replace(/<!\[(?:if[^\]]*|endif)\]>/g, '')
}

function dropWhatIsNotText(body: Element): void {
  const unwanted =
    'style, script, meta, link, title, xml, [style*="mso-element:comment"], .msocomanchor, .MsoCommentReference, br.Apple-interchange-newline'
  for (const element of [...body.querySelectorAll(unwanted)]) element.remove()
}

/** Word gives a heading in some versions as a paragraph that only its class or outline level tells from others. */
function headingsFromWord(body: Element): void {
  for (const paragraph of [...body.querySelectorAll('p')]) {
    const byClass =
      /\bMsoHeading([1-6])\b/.exec(paragraph.className)?.[1] ??
      (/\bMsoTitle\b/.test(paragraph.className) ? '1' : undefined)
    const level = byClass ?? /mso-outline-level:\s*([1-6])/.exec(paragraph.getAttribute('style') ?? '')?.[1]
    if (level) rename(paragraph, `h${level}`)
  }
}

const EMPHASIS: [RegExp, string][] = [
  [/font-weight:\s*(?:bold|[6-9]00)/, 'strong'],
  [/font-style:\s*italic/, 'em'],
  [/text-decoration(?:-line)?:[^;]*line-through/, 's'],
  [/vertical-align:\s*super/, 'sup'],
  [/vertical-align:\s*sub/, 'sub'],
]

/** Google Docs says bold and italic with styles alone. Underlines of its links, and bold headings, say nothing of their own. */
function emphasisFromStyles(body: Element): void {
  for (const span of [...body.querySelectorAll('span[style]')]) {
    const style = span.getAttribute('style') ?? ''
    if (/mso-spacerun/.test(style)) span.textContent = ' '
    for (const [pattern, name] of EMPHASIS) {
      if (!pattern.test(style) || span.closest(`h1, h2, h3, h4, h5, h6, ${name}`)) continue
      const mark = span.ownerDocument.createElement(name)
      mark.append(...span.childNodes)
      span.append(mark)
    }
  }
}

function unwrapWrappers(body: Element): void {
  for (const element of [
    ...body.querySelectorAll(
      'b[style*="font-weight:normal"], b[id^="docs-internal-guid"], span, font, section, article, main, center',
    ),
  ]) {
    unwrap(element)
  }
  for (const element of [...body.querySelectorAll('*')]) {
    if (element.localName.includes(':')) unwrap(element)
  }
  for (const element of [
    ...body.querySelectorAll('h1 b, h1 strong, h2 b, h2 strong, h3 b, h3 strong, h4 b, h4 strong'),
  ])
    unwrap(element)
}

/** Google sends readers through an address of its own; a jump within the other document leads nowhere here. */
function straightenLinks(body: Element): void {
  for (const link of [...body.querySelectorAll('a')]) {
    const href = link.getAttribute('href')?.trim() ?? ''
    if (!/^(?:https?|mailto|tel):/i.test(href)) unwrap(link)
    else link.setAttribute('href', targetOf(href))
  }
}

function targetOf(href: string): string {
  const url = URL.canParse(href) ? new URL(href) : undefined
  const isRedirect = url && /^(?:www\.)?google\.[a-z.]+$/.test(url.hostname) && url.pathname === '/url'
  const target = isRedirect ? (url.searchParams.get('q') ?? url.searchParams.get('url')) : undefined
  return target && /^https?:/.test(target) ? target : href
}

/** The headline is the page's first heading, so a text begins with the second level and goes three deep. */
function levelHeadings(body: Element): void {
  const shift = body.querySelector('h1') ? 1 : 0
  for (const heading of [...body.querySelectorAll('h1, h2, h3, h4, h5, h6')]) {
    const level = Math.min(4, Number(heading.localName.slice(1)) + shift)
    rename(heading, `h${level}`)
  }
}

function dropEmpty(body: Element): void {
  for (const element of [...body.querySelectorAll('p, h2, h3, h4, div, b, strong, i, em')]) {
    if (!element.textContent?.trim() && !element.querySelector('img, table')) element.remove()
  }
  for (const lineBreak of [...body.children].filter((child) => child.localName === 'br')) lineBreak.remove()
}

function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes)
}

function rename(element: Element, name: string): void {
  if (element.localName === name) return
  const renamed = element.ownerDocument.createElement(name)
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
}
