import { byTerm, type Vector } from './vector.ts'
import { DAYS_OF_A_TOPIC, FADING } from './weights.ts'

/** A story that is asked about: its vector and how rare each of its terms is. */
export type Source = Vector & {
  rarities: Map<number, number>
  /** Rarity of a term that stands in one story. */
  rarest: number
}

export type Shared = {
  term: number
  /** What this term adds to the score. */
  points: number
}
/** Why a story scores what it does. */
export type Score = {
  total: number
  /** Strongest first. */
  shared: Shared[]
  /** Factor for the time between them. */
  closeness: number
}

const MS_OF_A_DAY = 86_400_000

/**
 * How well a story belongs with another, from 0 to 1: the terms that they share, each by its strength in both and the square of
 * its rarity, over both lengths, less the further they are apart in time. The lengths know nothing of rarity, so that what is
 * stored of a story stays right while the archive grows.
 * @param apartMs - time between their publications, in milliseconds
 */
export function scoreOf(source: Source, candidate: Vector, apartMs: number): Score {
  const closeness = closenessOf(apartMs)
  const scale = closeness / (source.length * candidate.length * source.rarest ** 2 || 1)
  const shared: Shared[] = []
  let total = 0
  const own = byTerm(source)
  for (const [index, term] of candidate.terms.entries()) {
    const rarity = source.rarities.get(term)
    if (rarity === undefined) continue
    const points = (own.get(term) ?? 0) * (candidate.strengths[index] ?? 0) * rarity * rarity * scale
    shared.push({ term, points })
    total += points
  }
  return { total, shared: shared.sort((a, b) => b.points - a.points), closeness }
}

export function closenessOf(apartMs: number): number {
  const days = Math.abs(apartMs) / MS_OF_A_DAY
  return (1 / (1 + Math.log(1 + days / DAYS_OF_A_TOPIC))) ** FADING
}
