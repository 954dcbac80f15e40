import type { LinkView } from '../reading/views.ts'

/** Names as a sentence of links in the reader's language: `Ann, Bert and Cem`. */
export function NameList({ names, language }: { names: LinkView[]; language: string }) {
  const list = listFormat(language)
  let next = 0
  return list.formatToParts(names.map((link) => link.name)).map((part) => {
    if (part.type === 'literal') return part.value
    const link = names[next++]
    if (!link) return part.value
    return (
      <a key={link.href} href={link.href} dir="auto">
        {link.name}
      </a>
    )
  })
}

/** Making one costs a hundred times more than using it. */
const formats = new Map<string, Intl.ListFormat>()

function listFormat(language: string): Intl.ListFormat {
  const known = formats.get(language)
  if (known) return known
  const made = new Intl.ListFormat(language, { type: 'conjunction' })
  formats.set(language, made)
  return made
}
