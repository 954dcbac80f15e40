const WORD = /[\p{Letter}\p{Number}][\p{Letter}\p{Number}\p{Mark}’'-]*/gu

/** Words of a running text, as a reader would count them; `Intl.Segmenter` would be right for Thai too but costs 20 times as much. */
export function countWords(texts: string[]): number {
  return texts.reduce((count, text) => count + (text.match(WORD)?.length ?? 0), 0)
}
