/** An invented word of syllables, in lower case; each number has its own. */
export function spell(number: number, syllables: readonly string[]): string {
  let rest = number + syllables.length
  let word = ''
  while (rest > 0) {
    word += syllables[rest % syllables.length]
    rest = Math.floor(rest / syllables.length)
  }
  return word
}
