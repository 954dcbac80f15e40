export type Summary = { count: number; mean: number; p50: number; p95: number; p99: number; max: number }

/** The middle value; of an even number of values the mean of the two in the middle. NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  if (sorted.length % 2 === 1) return sorted[Math.floor(middle)] ?? Number.NaN
  return ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2
}

/**
 * The smallest value that at least this share of all values does not exceed (nearest rank): always one that was really measured.
 * @param sorted - ascending
 * @param share - 0 to 1
 */
export function percentile(sorted: ArrayLike<number>, share: number): number {
  if (sorted.length === 0) return Number.NaN
  const rank = Math.max(1, Math.ceil(share * sorted.length - 1e-9))
  return sorted[Math.min(rank, sorted.length) - 1] ?? Number.NaN
}

/** @param values - in any order; sorted in place if it is a typed array */
export function summarise(values: Float64Array): Summary {
  const sorted = values.sort()
  const sum = sorted.reduce((total, value) => total + value, 0)
  return {
    count: sorted.length,
    mean: sum / sorted.length,
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    p99: percentile(sorted, 0.99),
    max: percentile(sorted, 1),
  }
}

/** At most so many of a long row, evenly spread, the last one among them: enough for a curve. */
export function thinned<Item>(items: readonly Item[], most = 120): Item[] {
  const step = Math.max(1, Math.ceil(items.length / most))
  return items.filter((_, index) => (items.length - 1 - index) % step === 0)
}

/** Numbers that arrive one by one, as many as there will be, without an object for each. */
export class Samples {
  #values = new Float64Array(1024)
  #length = 0

  get length(): number {
    return this.#length
  }

  add(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Float64Array(this.#length * 2)
      larger.set(this.#values)
      this.#values = larger
    }
    this.#values[this.#length++] = value
  }

  /** A copy, in the order of arrival. */
  values(): Float64Array {
    return this.#values.slice(0, this.#length)
  }

  summary(): Summary {
    return summarise(this.values())
  }
}

/** Milliseconds as a table shows them: two figures of those below a hundred. */
export function inMs(milliseconds: number): string {
  return milliseconds >= 100 ? milliseconds.toFixed(0) : milliseconds.toPrecision(2)
}
