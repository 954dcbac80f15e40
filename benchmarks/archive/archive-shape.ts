/** Of every archive that is measured: over how many years it goes, and words of a story in the middle, as agencies send them. */
export const ARCHIVE = { years: 8, words: 400 } as const
