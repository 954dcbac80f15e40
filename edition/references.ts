import { type Block, type Inline, plainText } from './body.ts'

/** What a body leads to: a picture, a document of the house, or an address elsewhere; with the words that carry a link. */
export type Reference =
  | { kind: 'picture'; id: string }
  | { kind: 'document'; id: string; words: string }
  | { kind: 'address'; href: string; words: string }

type Node = Partial<{ type: string; mediaId: string; storyId: string; id: string; href: string; children: Inline[] }>

/** In the order of the text. A related story in the text is a document that it leads to. */
export function referencesIn(blocks: Block[]): Reference[] {
  const found: Reference[] = []
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item)
      return
    }
    if (!value || typeof value !== 'object') return
    const node = value as Node
    if (node.mediaId) found.push({ kind: 'picture', id: node.mediaId })
    if (node.type === 'relatedStory' && node.storyId)
      found.push({ kind: 'document', id: node.storyId, words: 'A related story' })
    const words = () => plainText(node.children ?? [])
    if (node.type === 'internalLink' && node.id) found.push({ kind: 'document', id: node.id, words: words() })
    if (node.type === 'link' && node.href) found.push({ kind: 'address', href: node.href, words: words() })
    for (const item of Object.values(value)) visit(item)
  }
  visit(blocks)
  return found
}
