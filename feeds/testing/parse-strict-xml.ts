/**
 * A small XML reader for tests that refuses what is not well-formed, as feed readers do (linkedom's forgives everything):
 * an illegal character, a bare `&` or `<`, a tag left open, an attribute without quotes or twice, a prefix not declared.
 * It knows what our feeds use: no comments, CDATA, processing instructions or DTDs.
 */
export type XmlElement = { name: string; attributes: Record<string, string>; children: XmlElement[]; text: string }

export function parseStrictXml(xml: string): XmlElement {
  const illegal = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.exec(xml)
  if (illegal) throw new Error(`illegal character U+${illegal[0].codePointAt(0)?.toString(16)}`)
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
  if (!xml.startsWith(declaration)) throw new Error('no XML declaration')

  const root: XmlElement = { name: '#document', attributes: {}, children: [], text: '' }
  const open = [root]
  for (const token of xml.slice(declaration.length).match(/<[^>]*>?|[^<]+/g) ?? []) {
    const parent = open.at(-1)
    if (!parent) throw new Error('closed once too often')
    if (!token.startsWith('<')) {
      if (parent === root && token.trim() !== '') throw new Error('text outside the root element')
      parent.text += decode(token)
    } else if (token.startsWith('</')) {
      if (open.length < 2 || token !== `</${parent.name}>`) throw new Error(`${token} closes <${parent.name}>`)
      open.pop()
    } else {
      const element = readTag(token)
      parent.children.push(element)
      requirePrefixes(element, open)
      if (!token.endsWith('/>')) open.push(element)
    }
  }
  const [element, ...more] = root.children
  if (open.length !== 1 || !element || more.length > 0) throw new Error('not exactly one whole root element')
  return element
}

/** Every element of that name below this one, in the order of the document. */
export function findAll(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...findAll(child, name)])
}

/** The texts of them. */
export function textsOf(element: XmlElement, name: string): string[] {
  return findAll(element, name).map(({ text }) => text)
}

function readTag(tag: string): XmlElement {
  const [, name, rest] = /^<([a-z][\w.:-]*)((?:\s+[a-z][\w.:-]*="[^"<]*")*)\s*\/?>$/i.exec(tag) ?? []
  if (!name || rest === undefined) throw new Error(`not a tag: ${tag}`)
  const attributes: Record<string, string> = {}
  for (const [, key = '', value = ''] of rest.matchAll(/([\w.:-]+)="([^"]*)"/g)) {
    if (key in attributes) throw new Error(`${key} twice in ${tag}`)
    attributes[key] = decode(value.replace(/[\t\n\r]/g, ' '))
  }
  return { name, attributes, children: [], text: '' }
}

function decode(text: string): string {
  if (text.includes(']]>')) throw new Error(']]> in text')
  const known: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  return text.replace(/\r\n?/g, '\n').replace(/&([^;\s]*;?)/g, (_whole, reference: string) => {
    const [, decimal, named] = /^(?:#(\d+)|(\w+));$/.exec(reference) ?? []
    const character = decimal ? String.fromCodePoint(Number(decimal)) : known[named ?? '']
    if (character === undefined) throw new Error(`not a reference: &${reference}`)
    return character
  })
}

function requirePrefixes(element: XmlElement, ancestors: XmlElement[]): void {
  for (const name of [element.name, ...Object.keys(element.attributes)]) {
    const prefix = /^(.+):/.exec(name)?.[1]
    if (!prefix || prefix === 'xmlns') continue
    const declared = [...ancestors, element].some(({ attributes }) => `xmlns:${prefix}` in attributes)
    if (!declared) throw new Error(`undeclared prefix in ${name}`)
  }
}
