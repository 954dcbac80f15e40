/** A story's terms, and in the same order how strong each is in it. */
export type Vector = { terms: Int32Array; strengths: Float32Array /** Euclidean. */; length: number }

/** Four bytes for the term, one for its strength in steps of 1/32. */
const BYTES = 5
const STEPS = 32

/** A vector of terms in their order, each as strong as it comes back when it was stored. */
export function vectorOf(terms: [number, number][]): Vector {
  const strengths = Float32Array.from(terms, ([, strength]) => Math.min(255, Math.round(strength * STEPS)) / STEPS)
  return { terms: Int32Array.from(terms, ([term]) => term), strengths, length: Math.hypot(...strengths) }
}

/** Packs terms for `edition.story_vectors`: a kilobyte or so, so that hundreds can be read at once. */
export function packVector({ terms, strengths }: Vector): Buffer {
  const packed = Buffer.alloc(terms.length * BYTES)
  for (const [index, term] of terms.entries()) {
    packed.writeInt32LE(term, index * BYTES)
    packed.writeUInt8((strengths[index] ?? 0) * STEPS, index * BYTES + 4)
  }
  return packed
}

export function unpackVector(packed: Buffer): Vector {
  const count = Math.floor(packed.length / BYTES)
  const [terms, strengths] = [new Int32Array(count), new Float32Array(count)]
  let squares = 0
  for (let index = 0; index < count; index += 1) {
    const strength = packed.readUInt8(index * BYTES + 4) / STEPS
    terms[index] = packed.readInt32LE(index * BYTES)
    strengths[index] = strength
    squares += strength * strength
  }
  return { terms, strengths, length: Math.sqrt(squares) }
}

const maps = new WeakMap<Vector, Map<number, number>>()

/** Strengths by their terms. Made once for each vector: few of those that are read are looked things up in. */
export function byTerm(vector: Vector): Map<number, number> {
  let map = maps.get(vector)
  if (!map) {
    map = new Map()
    for (const [index, term] of vector.terms.entries()) map.set(term, vector.strengths[index] ?? 0)
    maps.set(vector, map)
  }
  return map
}

/** Cosine of two stories' terms, whatever their rarity: 1 for the same text, 0.2 by chance. The first is the one that is compared with many. */
export function likeness(one: Vector, other: Vector): number {
  const own = byTerm(one)
  let product = 0
  for (let index = 0; index < other.terms.length; index += 1)
    product += (own.get(other.terms[index] ?? 0) ?? 0) * (other.strengths[index] ?? 0)
  return product / (one.length * other.length || 1)
}
