import { escapeAttribute, escapeText } from './escape.ts'

type Attributes = Record<string, string | number | undefined>

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'

/** An element that holds text; nothing at all where there is no text. */
export function textElement(name: string, text: string | undefined, attributes: Attributes = {}): string {
  if (text === undefined) return ''
  return `<${name}${writeAttributes(attributes)}>${escapeText(text)}</${name}>`
}

/** An element that holds others, given as finished XML, each on a line of its own; empty strings among them are left out. */
export function parentElement(name: string, children: string[], attributes: Attributes = {}): string {
  const inside = children.filter((child) => child !== '')
  if (inside.length === 0) return `<${name}${writeAttributes(attributes)}/>`
  return `<${name}${writeAttributes(attributes)}>\n${inside.join('\n')}\n</${name}>`
}

function writeAttributes(attributes: Attributes): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeAttribute(String(value))}"`)
    .join('')
}
