/** Words of a text, with those around them: by all three they are found again after edits. */
export type Passage = { quote: string; before: string; after: string }
/** Where a passage stands now, in characters of the plain text. Reworded: what stands between its neighbours instead. */
export type Place = { start: number; end: number; isReworded: boolean }

export const LONGEST_QUOTE = 1000
const AROUND = 60
/** A shorter quote says little by itself: its neighbours have to be there, too. */
const TELLING = 20
/** So many characters of a neighbour tell that it is the same one. */
const SURE = 12
const SOME = 4

/** Plain text of an editor's JSON: pieces in reading order, each where it begins; paragraphs and cells end with a line feed. */
export type PlainText = { text: string; pieces: { start: number; length: number }[] }

type Node = { type?: unknown; text?: unknown; children?: unknown }
const INLINE = new Set(['text', 'link', 'autolink', 'tab', 'linebreak'])

/** A draft may be anything: what is no text is passed over. A piece is a text node of the editor, in its own order. */
export function plainTextOf(editorState: unknown): PlainText {
  const pieces: PlainText['pieces'] = []
  let text = ''
  const visit = (node: Node) => {
    if (typeof node.text === 'string') {
      pieces.push({ start: text.length, length: node.text.length })
      text += node.text
    }
    if (Array.isArray(node.children)) for (const child of node.children) visit((child ?? {}) as Node)
    const isEnd = node.type === 'linebreak' || !INLINE.has(String(node.type))
    if (isEnd && text !== '' && !text.endsWith('\n')) text += '\n'
  }
  visit((editorState as { root?: Node } | null | undefined)?.root ?? {})
  return { text, pieces }
}

/** The passage between two places of a text; undefined where nothing can be read there. */
export function passageAt(text: string, { start, end }: { start: number; end: number }): Passage | undefined {
  const given = text.slice(start, end)
  const quote = given.trim().slice(0, LONGEST_QUOTE)
  if (quote === '') return undefined
  const from = start + given.indexOf(quote)
  const until = from + quote.length
  return { quote, before: text.slice(Math.max(0, from - AROUND), from), after: text.slice(until, until + AROUND) }
}

/**
 * Where a passage stands in a text that has been edited since: of all places with its words the one whose neighbours fit best;
 * where its words are gone, what now stands between its neighbours. Undefined where neither is to be found.
 */
export function findPassage(text: string, passage: Passage): Place | undefined {
  return findWords(text, passage) ?? findBetween(text, passage)
}

function findWords(text: string, { quote, before, after }: Passage): Place | undefined {
  let best: { start: number; fit: number } | undefined
  for (let start = text.indexOf(quote); start !== -1; start = text.indexOf(quote, start + 1)) {
    const fit = sharedEnd(text.slice(0, start), before) + sharedBeginning(text.slice(start + quote.length), after)
    if (!best || fit > best.fit) best = { start, fit }
  }
  if (!best) return undefined
  const isSure = quote.length >= TELLING || best.fit >= Math.min(SOME, before.length + after.length)
  return isSure ? { start: best.start, end: best.start + quote.length, isReworded: false } : undefined
}

/**
 * Between its neighbours, each as near to it as it says something; what began or ended the text still does. One of them has to be
 * there.
 */
function findBetween(text: string, { quote, before, after }: Passage): Place | undefined {
  // Blanks alone, a last line feed, are an end of the text.
  const [left, right] = [before.trim() && before.slice(-SURE * 2), after.trim() && after.slice(0, SURE * 2)]
  const isTelling = (words: string) => words === '' || words.trim().length >= SURE
  if (left + right === '' || !isTelling(left) || !isTelling(right)) return undefined
  const from = text.indexOf(left)
  const start = from + left.length
  const end = right === '' ? text.trimEnd().length : text.indexOf(right, start)
  // Further apart they enclose something else by now; nothing between them is a passage that was taken out.
  const isNear = from !== -1 && end > start && end - start <= quote.length * 3 + SURE
  return isNear && text.slice(start, end).trim() !== '' ? { start, end, isReworded: true } : undefined
}

function sharedEnd(one: string, other: string): number {
  let count = 0
  while (count < other.length && count < one.length && one.at(-1 - count) === other.at(-1 - count)) count += 1
  return count
}

function sharedBeginning(one: string, other: string): number {
  let count = 0
  while (count < other.length && count < one.length && one[count] === other[count]) count += 1
  return count
}
