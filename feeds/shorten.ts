/**
 * Text on one line within `limit` UTF-16 units: whole sentences if at least one fits, else whole words and an ellipsis,
 * else (a script without spaces, one endless word) whole characters.
 */
export function shorten(text: string, limit: number): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  if (line.length <= limit) return line
  const sentences = fitting(line, 'sentence', limit).trim()
  if (sentences) return sentences
  const characters = fitting(line, 'grapheme', limit - 1)
  const lastSpace = line.lastIndexOf(' ', characters.length)
  const words = lastSpace > limit / 2 ? line.slice(0, lastSpace) : characters
  return `${words.replace(/[\s,;:–—-]+$/u, '')}…`
}

function fitting(line: string, granularity: 'sentence' | 'grapheme', limit: number): string {
  // Where sentences end hardly differs between languages, and a language tag that nobody knows would throw.
  const segmenter = new Intl.Segmenter('en', { granularity })
  let end = 0
  // A segment boundary lies within a few hundred units; a whole body need not be cut up for it.
  for (const { index, segment } of segmenter.segment(line.slice(0, limit * 4))) {
    if (index + segment.trimEnd().length > limit) break
    end = index + segment.length
  }
  return line.slice(0, end)
}
