import { percentile, Samples } from '../statistics.ts'
import type { Second, Stream, StreamResult } from './load-plan.ts'
import type { Response } from './response-parser.ts'
import { VersionWatch } from './version-watch.ts'

/** A server's answers to one stream of requests, as they come. */
export class Recorder {
  readonly versions: VersionWatch | undefined
  sent = 0
  resent = 0
  #name: string
  #latency = new Samples()
  #errors = new Map<string, number>()
  #statuses = new Map<string, number>()
  #cache = new Map<string, number>()
  #bytes = 0
  #first = Number.NaN
  #last = Number.NaN
  #seconds: OpenSecond[] = []

  constructor({ name, versionAfter }: Stream) {
    this.#name = name
    this.versions = versionAfter === undefined ? undefined : new VersionWatch(versionAfter)
  }

  /** @param due - when the request was due, by performance.now() */
  answered(response: Response, due: number): void {
    const now = performance.now()
    this.#span(due, now)
    this.#latency.add(now - due)
    this.#bytes += response.bytes
    const status = String(response.status)
    const cache = cacheState(response.headers.get('cache-status'))
    count(this.#statuses, status)
    count(this.#cache, cache)
    const second = this.#second(now)
    second.latency.add(now - due)
    count(second.statuses, status)
    count(second.cache, cache)
  }

  failed(error: string, due: number): void {
    this.#span(due, performance.now())
    count(this.#errors, error)
    this.#second(performance.now()).errors += 1
  }

  get done(): number {
    return this.#latency.length
  }

  get failures(): number {
    return sum(this.#errors)
  }

  result(): StreamResult {
    return {
      name: this.#name,
      sent: this.sent,
      done: this.done,
      errors: Object.fromEntries(this.#errors),
      resent: this.resent,
      unanswered: Math.max(0, this.sent - this.done - this.failures),
      statuses: Object.fromEntries(this.#statuses),
      cache: Object.fromEntries(this.#cache),
      bytes: this.#bytes,
      seconds: (this.#last - this.#first) / 1000,
      latency: this.#latency.summary(),
      timeline: this.#seconds.flatMap((second) => (second ? timelineOf(second) : [])),
      ...(this.versions && { versions: this.versions.result() }),
    }
  }

  #span(due: number, now: number): void {
    if (!(due >= this.#first)) this.#first = due
    this.#last = now
  }

  #second(now: number): OpenSecond {
    const index = Math.floor((now - this.#first) / 1000)
    this.#seconds[index] ??= {
      at: performance.timeOrigin + this.#first + index * 1000,
      errors: 0,
      latency: new Samples(),
      statuses: new Map(),
      cache: new Map(),
    }
    return this.#seconds[index]
  }
}

type OpenSecond = {
  at: number
  errors: number
  latency: Samples
  statuses: Map<string, number>
  cache: Map<string, number>
}

function timelineOf({ at, errors, latency, statuses, cache }: OpenSecond): Second {
  const sorted = latency.values().sort()
  return {
    at,
    done: sorted.length,
    errors,
    statuses: Object.fromEntries(statuses),
    cache: Object.fromEntries(cache),
    p95: percentile(sorted, 0.95),
    p99: percentile(sorted, 0.99),
    max: percentile(sorted, 1),
  }
}

/** What RFC 9211's header says of our cache, in a word. */
export function cacheState(header: string | undefined): string {
  if (header === undefined) return 'none'
  if (/detail="?stale/i.test(header)) return 'stale'
  if (/;\s*hit\b/i.test(header)) return 'hit'
  return /;\s*fwd=/i.test(header) ? 'miss' : 'other'
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function sum(counts: Map<string, number>): number {
  return [...counts.values()].reduce((total, value) => total + value, 0)
}
