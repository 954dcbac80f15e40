import { type Strengths, termOf } from './terms.ts'
import { type Vector, vectorOf } from './vector.ts'
import { COMPARED_TERMS, INDEXED_TERMS } from './weights.ts'

/** Of a story's lexemes the terms that say most of it, by strength and rarity: the first of them first. */
export function strongestTerms(strengths: Strengths, rarityIn: (term: number) => number): Vector {
  const byTerm = new Map<number, number>()
  for (const [lexeme, strength] of strengths) {
    const term = termOf(lexeme)
    // Two lexemes in a million story's words may have one hash.
    byTerm.set(term, Math.max(strength, byTerm.get(term) ?? 0))
  }
  const terms = [...byTerm].map(([term, strength]) => ({ term, strength, says: strength * rarityIn(term) }))
  terms.sort((a, b) => b.says - a.says || a.term - b.term)
  return vectorOf(terms.slice(0, COMPARED_TERMS).map(({ term, strength }) => [term, strength]))
}

/** Under which terms others find a story, and how much each weighs in it. */
export function indexedTerms({ terms, strengths, length }: Vector): { term: number; weight: number }[] {
  return Array.from(terms.subarray(0, INDEXED_TERMS), (term, index) => ({
    term,
    weight: (strengths[index] ?? 0) / (length || 1),
  }))
}
