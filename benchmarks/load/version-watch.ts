import type { VersionResult } from './load-plan.ts'

/** Follows the number that stands in a page after a fixed text: whether readers ever get an older one after a newer one. */
export class VersionWatch {
  #marker: Buffer
  #highest = -1
  #byReader = new WeakMap<object, number>()
  #firstSeen = new Map<number, number>()
  #lastSeen = new Map<number, number>()
  #wentBack = 0
  #olderThanSeen = 0
  #without = 0

  constructor(marker: string) {
    this.#marker = Buffer.from(marker)
  }

  /** The newest version that anyone has received: to be remembered when a request is sent. */
  get highest(): number {
    return this.#highest
  }

  /**
   * @param reader - the connection, whose answers come one after another
   * @param highestWhenSent - what `highest` was when the request was sent
   */
  saw(body: Buffer, { reader, highestWhenSent }: { reader: object; highestWhenSent: number }): void {
    const version = this.#versionIn(body)
    if (version === undefined) {
      this.#without += 1
      return
    }
    const now = performance.timeOrigin + performance.now()
    if (version < (this.#byReader.get(reader) ?? -1)) this.#wentBack += 1
    if (version < highestWhenSent) this.#olderThanSeen += 1
    this.#byReader.set(reader, version)
    this.#highest = Math.max(this.#highest, version)
    if (!this.#firstSeen.has(version)) this.#firstSeen.set(version, now)
    this.#lastSeen.set(version, now)
  }

  result(): VersionResult {
    return {
      wentBack: this.#wentBack,
      olderThanSeen: this.#olderThanSeen,
      without: this.#without,
      firstSeen: Object.fromEntries(this.#firstSeen),
      lastSeen: Object.fromEntries(this.#lastSeen),
    }
  }

  #versionIn(body: Buffer): number | undefined {
    const at = body.indexOf(this.#marker)
    if (at < 0) return undefined
    const from = at + this.#marker.length
    const digits = /^\d+/.exec(body.toString('latin1', from, from + 15))?.[0]
    return digits === undefined ? undefined : Number(digits)
  }
}
