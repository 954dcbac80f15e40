/** Letters that a slip may have put in the place of others, by script. Accents are of no account in search. */
const ALPHABETS = ['abcdefghijklmnopqrstuvwxyz', 'абвгдежзийклмнопрстуфхцчшщъыьэюя', 'αβγδεζηθικλμνξοπρστυφχψω']

/** What a word may have been before one slip: a letter left out, put in, changed, or two that changed places. */
export function beforeOneSlip(word: string): string[] {
  const alphabet = ALPHABETS.find((letters) => [...letters].some((letter) => word.includes(letter))) ?? ''
  const found = new Set<string>()
  for (let at = 0; at <= word.length; at += 1) {
    const [before, after] = [word.slice(0, at), word.slice(at)]
    for (const letter of alphabet) found.add(before + letter + after).add(before + letter + after.slice(1))
    found.add(before + after.slice(1))
    if (after.length > 1) found.add(`${before}${after[1]}${after[0]}${after.slice(2)}`)
  }
  found.delete(word)
  return [...found]
}
