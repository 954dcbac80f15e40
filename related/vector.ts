/** A story's terms with their strengths, as they are compared. */
export type Vector = { strengths: Map<number, number> /** Euclidean length. */; length: number }

/** Four bytes for the term, one for its strength in steps of 1/32. */
const BYTES = 5
const STEPS = 32

/** Packs terms for `edition.story_vectors`: a kilobyte or so, so that two hundred can be read at once. */
export function packVector(strengths: Map<number, number>): Buffer {
  const packed = Buffer.alloc(strengths.size * BYTES)
  let at = 0
  for (const [term, strength] of strengths) {
    packed.writeInt32LE(term, at)
    packed.writeUInt8(Math.min(255, Math.round(strength * STEPS)), at + 4)
    at += BYTES
  }
  return packed
}

export function unpackVector(packed: Buffer): Vector {
  const strengths = new Map<number, number>()
  let squares = 0
  for (let at = 0; at + BYTES <= packed.length; at += BYTES) {
    const strength = packed.readUInt8(at + 4) / STEPS
    strengths.set(packed.readInt32LE(at), strength)
    squares += strength * strength
  }
  return { strengths, length: Math.sqrt(squares) }
}

/** Cosine of two stories' terms, whatever their rarity: 1 for the same text, 0.1 to 0.3 for two stories on one topic. */
export function likeness(a: Vector, b: Vector): number {
  const [small, large] = a.strengths.size < b.strengths.size ? [a, b] : [b, a]
  let product = 0
  for (const [term, strength] of small.strengths) product += strength * (large.strengths.get(term) ?? 0)
  return product / (a.length * b.length || 1)
}
