/** Longer texts say nothing new about how a word is written. */
const MOST_CHARACTERS = 20_000

const WORD = /[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu
/** Before a word that would have a capital letter whatever it is. */
const BEGINS = /(?:^|[.!?:\n"“„»«(–—-])\s*$/u

/**
 * How a text writes its words, by the word in small letters. Inside a sentence a capital letter makes a name; a word that stands
 * only where every word has one is given back in small letters, unless the headline is all that there is of it.
 */
export function spellingsIn({ headline, text }: { headline: string; text: string }): Map<string, string> {
  const spellings = new Map<string, string>()
  for (const [word] of headline.matchAll(WORD)) spellings.set(word.toLowerCase(), word)
  const inside = new Set<string>()
  for (const match of text.slice(0, MOST_CHARACTERS).matchAll(WORD)) {
    const [word] = match
    const key = word.toLowerCase()
    const begins = BEGINS.test(text.slice(Math.max(0, match.index - 3), match.index))
    if (!begins && !inside.has(key)) {
      inside.add(key)
      spellings.set(key, word)
    } else if (begins && !spellings.has(key)) spellings.set(key, key)
  }
  return spellings
}
