import type { Member } from '../../newsroom/schedule/read-members.ts'

const KINDS = { articles: 'Story', fronts: 'Front', redirects: 'Redirect' } as const

export function kindInWords(collection: keyof typeof KINDS): string {
  return KINDS[collection]
}

export function sizeInWords(size: number): string {
  if (size === 0) return 'nothing in it'
  return size === 1 ? 'one thing' : `${size} things`
}

/** Whether what goes live is what there is. */
export function stateInWords({ collection, by, to, hasNewer, stage }: Member): string {
  if (collection === 'redirects') return `leads to ${to}`
  if (!hasNewer) return by ? `the newest text, pinned by ${by}` : 'the newest text'
  if (collection === 'articles' && stage !== 'ready') return 'newer edits wait: approve the story to move them in'
  return 'newer edits wait'
}

/** A text that could be moved in from here. */
export function canPinNewest({ collection, hasNewer, stage }: Member): boolean {
  return hasNewer && (collection === 'fronts' || stage === 'ready')
}
