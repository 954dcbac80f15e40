import { diff, type Piece } from '../../lib/diff.ts'

/** A run of a text: in both, only before, or only after. */
export type Change = { kind: Piece<string>['kind']; text: string }
/** A paragraph with what changed in it; `isChanged` spares a reader the others. */
export type ChangedParagraph = { changes: Change[]; isChanged: boolean }

/** A word with its inner hyphens and apostrophes, a run of spaces, or one other sign; Han and kana have no spaces, so each is a word. */
const TOKEN =
  /\n|[^\S\n]+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{Letter}\p{Number}\p{Mark}]+(?:['’-][\p{Letter}\p{Number}\p{Mark}]+)*|\P{Letter}/gu

/** Words between two changes that say too little to be read as the same: a change goes on across them. */
const BRIDGE = /^[^\p{Letter}\p{Number}\n]{0,3}$/u

/**
 * What changed between two texts, word by word, paragraph by paragraph.
 * @param before - paragraphs, as `wholeText` gives them
 */
export function diffWords(before: string[], after: string[]): ChangedParagraph[] {
  const pieces = diff(tokensOf(before), tokensOf(after)).map(({ kind, items }) => ({ kind, text: items.join('') }))
  return paragraphsOf(bridged(pieces)).map((changes) => ({
    changes,
    isChanged: changes.some(({ kind }) => kind !== 'same'),
  }))
}

function tokensOf(paragraphs: string[]): string[] {
  return (
    paragraphs
      .map((text) => text.replace(/\s+/g, ' ').trim())
      .join('\n')
      .match(TOKEN) ?? []
  )
}

/** “the - old + new = _ - house + home” reads better as “- old house + new home”. */
function bridged(changes: Change[]): Change[] {
  const result: Change[] = []
  let removed = ''
  let added = ''
  const flush = () => {
    if (removed) result.push({ kind: 'removed', text: removed })
    if (added) result.push({ kind: 'added', text: added })
    removed = ''
    added = ''
  }
  for (const [at, { kind, text }] of changes.entries()) {
    if (kind === 'removed') removed += text
    else if (kind === 'added') added += text
    else if (removed && added && at < changes.length - 1 && BRIDGE.test(text)) {
      removed += text
      added += text
    } else {
      flush()
      result.push({ kind, text })
    }
  }
  flush()
  return result
}

/** Parted at the line breaks of the text after; where paragraphs were removed or joined, they show in the one that follows. */
function paragraphsOf(changes: Change[]): Change[][] {
  const paragraphs: Change[][] = [[]]
  for (const { kind, text } of changes) {
    for (const [at, part] of text.split('\n').entries()) {
      if (at > 0) paragraphs.push([])
      if (part) paragraphs.at(-1)?.push({ kind, text: part })
    }
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0)
}
