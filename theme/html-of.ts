import { Fragment, type ReactElement, type ReactNode } from 'react'

/**
 * The HTML of what the theme renders: the same as React's `renderToStaticMarkup`, for the part of React that the theme is written
 * in (functions of their props, no hooks, no styles in attributes), at a fifth of the cost. React would render a page twice, once
 * for its scripts, which readers do not get.
 * Throws where a component uses more of React than that.
 */
export function htmlOf(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === 'boolean') return ''
  if (typeof node === 'string') return escaped(node)
  if (typeof node === 'number' || typeof node === 'bigint') return String(node)
  if (Array.isArray(node)) {
    let html = ''
    for (const child of node) html += htmlOf(child)
    return html
  }
  if (typeof node === 'object' && 'props' in node) return elementHtml(node as ReactElement<Props>)
  throw new TypeError('the theme renders elements, texts and lists of them, nothing else')
}

type Props = Record<string, unknown> & { children?: ReactNode }

function elementHtml({ type, props }: ReactElement<Props>): string {
  if (typeof type === 'function') return htmlOf((type as (props: Props) => ReactNode)(props))
  if ((type as unknown) === Fragment) return htmlOf(props.children)
  if (typeof type !== 'string') throw new TypeError('the theme knows functions, HTML elements and fragments')
  const start = `<${type}${attributes(props)}`
  if (VOID.has(type)) return `${start}/>`
  const inner = props.dangerouslySetInnerHTML as { __html: string } | undefined
  return `${start}>${inner ? inner.__html : htmlOf(props.children)}</${type}>`
}

function attributes(props: Props): string {
  let text = ''
  for (const name in props) {
    const value = props[name]
    if (name === 'children' || name === 'dangerouslySetInnerHTML' || value === null || value === undefined) continue
    if (typeof value === 'object' || typeof value === 'function') throw new TypeError(`${name} is more than a text`)
    // React gives these words of their own, and writes `false` only where HTML knows the word.
    if (typeof value === 'boolean' && !/^(?:aria|data)-/.test(name)) {
      if (value) text += ` ${name}=""`
    } else text += ` ${NAMES[name] ?? name}="${escaped(String(value))}"`
  }
  return text
}

const NAMES: Record<string, string> = { className: 'class', htmlFor: 'for' }
const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
])

const SPECIAL = /["&'<>]/
const ALL_SPECIAL = /["&'<>]/g
const ENTITIES: Record<string, string> = { '"': '&quot;', '&': '&amp;', "'": '&#x27;', '<': '&lt;', '>': '&gt;' }

function escaped(text: string): string {
  return SPECIAL.test(text) ? text.replace(ALL_SPECIAL, (letter) => ENTITIES[letter] ?? '') : text
}
