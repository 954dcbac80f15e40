import { LRUCache } from 'lru-cache'
import { AppError } from '../lib/errors.ts'
import type { Change } from '../publishing/follow-changes.ts'
import { ALL, type PageTag } from './page-tags.ts'

/** A finished response, as it is kept. */
export type Page = {
  status: number
  type: string
  body: Buffer
  /** Of the uncompressed body, without quotes. */
  etag: string
  tags: PageTag[]
  /** Id of the last change that its render could see. */
  edition: number
  /** When it is out of date without any change, in milliseconds since 1970. */
  validUntil: number
  /** For whoever asked alone: nobody keeps it. */
  isUnkept?: boolean
  /** Redirects, which are never kept, have one. */
  location?: string | undefined
  statements: number
  /** Made once, for the first reader who takes it. */
  encoded: Partial<Record<'br' | 'gzip', Buffer>>
}

/** `passed`: rendered, and not kept. */
export type Answer = { page: Page; from: 'hit' | 'miss' | 'passed' | 'stale' }

export type PageCache = {
  /** The page if it is kept and up to date: no waiting, no promise. */
  fresh(key: string): Page | undefined
  /** The page, rendered if it must be. Rejects with `database-away` or whatever the render failed with. */
  get(key: string): Promise<Answer>
  /** Whatever carries one of the change's `tags` is out of date; what carries one of `gone` was taken from readers. */
  apply(change: Change): void
  /** Forgets everything: changes may have been missed. @param edition - id of the last change that renders will see from now on */
  clear(edition: number): void
  /** While the database is away nothing is rendered; what is kept is served, out of date or not. */
  setDatabaseAway(isAway: boolean): void
  isDatabaseAway(): boolean
  edition(): number
  /** Every page that is kept, with whether it is up to date. */
  list(): { key: string; etag: string; isFresh: boolean }[]
  /** Pages and 404s that are kept, their size, the tags under which they are known, renders under way. */
  stats(): { entries: number; missing: number; bytes: number; tags: number; rendering: number }
}

type Entry = Page & { key: string; isOutdated: boolean; keptAt: number; hits: number }
/** A render under way, and what has changed since it began. `overtake`: what it will show is out of date already. */
type Flight = { changed: Set<PageTag>; answer: Promise<Page>; fail: (error: Error) => void; overtake: () => void }

/** A page that changes faster than it renders is served as it is, and not kept. */
const MOST_ATTEMPTS = 5
/** So many readers a second are spared the wait for a render; fewer are not worth one that nobody may ask for. */
const HOT_PER_SECOND = 3
/** Addresses that are none: few bytes, so that a flood of them drives out no page. */
const SHARE_OF_MISSING = 0.05
/** What an entry costs besides its body, its address and the names of its tags: the compressed bodies to come, and its places in the index. */
const COMPRESSED_SHARE = 0.5
const BYTES_PER_TAG = 120
const BYTES_PER_ENTRY = 1000

/**
 * Keeps finished pages until something on them changes. The rules, each with its test:
 * one render per key, however many wait; a page is kept only if nothing on it changed while it was rendered; what is out of date
 * waits for a render and is served as it is only when that fails; what was taken from readers is not even kept for that.
 * @param render - renders a key, and is told up to which change it is sure to see; its page's `edition` is set here
 * @param maxBytes - of all that is kept
 * @param now - the clock, in milliseconds since 1970
 */
export function createPageCache({
  render,
  maxBytes,
  now = Date.now,
  onError = () => {},
}: {
  render: (key: string, edition: number) => Promise<Page>
  maxBytes: number
  now?: () => number
  /** Told why an outdated page was served, and why a page was not rendered again ahead of its readers. */
  onError?: (error: unknown, key: string) => void
}): PageCache {
  const index = new Map<PageTag, Set<Entry>>()
  const flights = new Map<string, Flight>()
  const found = entryStore(maxBytes * (1 - SHARE_OF_MISSING), index)
  const missing = entryStore(maxBytes * SHARE_OF_MISSING, index)
  let hot: Entry[] = []
  let isWarming = false
  let edition = 0
  let isAway = false

  const kept = (key: string): Entry | undefined => found.get(key) ?? missing.get(key)
  const isFresh = (entry: Entry) => !entry.isOutdated && entry.validUntil > now()

  function fresh(key: string): Entry | undefined {
    const entry = kept(key)
    if (!entry || !isFresh(entry)) return undefined
    entry.hits += 1
    return entry
  }

  async function get(key: string): Promise<Answer> {
    const current = fresh(key)
    if (current) return { page: current, from: 'hit' }
    try {
      if (isAway) throw databaseAway()
      const page = await renderOnce(key)
      return { page, from: kept(key) === page ? 'miss' : 'passed' }
    } catch (error) {
      // Looked up only now: what was taken from readers meanwhile is gone.
      const outdated = kept(key)
      if (!outdated) throw error
      if (!isAway) onError(error, key)
      return { page: outdated, from: 'stale' }
    }
  }

  function renderOnce(key: string): Promise<Page> {
    return (flights.get(key) ?? takeOff(key)).answer
  }

  function takeOff(key: string): Flight {
    const { promise, resolve, reject } = Promise.withResolvers<Page>()
    const flight: Flight = { changed: new Set(), answer: promise, fail: reject, overtake: () => {} }
    flights.set(key, flight)
    renderCurrent(key, flight)
      .then(resolve, reject)
      .finally(() => {
        if (flights.get(key) === flight) flights.delete(key)
      })
    return flight
  }

  /** Renders until nothing on the page has changed meanwhile: whoever joined after a change may not get what was before it. */
  async function renderCurrent(key: string, flight: Flight): Promise<Page> {
    for (let attempt = 1; ; attempt += 1) {
      flight.changed.clear()
      const seen = edition
      const rendered = await orOvertaken(flight, render(key, seen), attempt)
      if (!rendered) continue
      const page = { ...rendered, edition: seen }
      // Given up meanwhile, because the database went away: what it shows may be older than what happened since.
      if (flights.get(key) !== flight) return page
      const isCurrent = !flight.changed.has(ALL) && !page.tags.some((tag) => flight.changed.has(tag))
      if (isCurrent) keep(key, page)
      if (isCurrent) return page
      // Nobody else may keep it either.
      if (attempt === MOST_ATTEMPTS) return { ...page, validUntil: 0 }
    }
  }

  /** The render's page, or undefined as soon as it is known to be of no use: then nobody waits for a slow one to end. */
  function orOvertaken(flight: Flight, rendering: Promise<Page>, attempt: number): Promise<Page | undefined> {
    if (attempt === MOST_ATTEMPTS) return rendering
    const { promise, resolve } = Promise.withResolvers<undefined>()
    flight.overtake = () => resolve(undefined)
    return Promise.race([rendering, promise])
  }

  function keep(address: string, page: Page): void {
    const key = ownCopy(address)
    found.delete(key)
    missing.delete(key)
    if (page.location || page.isUnkept || ![200, 404, 410].includes(page.status)) return
    const entry: Entry = Object.assign(page, { key, isOutdated: false, keptAt: now(), hits: 0 })
    storeOf(entry).set(key, entry)
    // What is larger than the whole store is refused, and never leaves: the index would hold it for ever.
    if (kept(key) !== entry) return
    for (const tag of entry.tags) {
      const entries = index.get(tag)
      if (entries) entries.add(entry)
      else index.set(tag, new Set([entry]))
    }
  }

  function apply({ id, tags, gone }: Change): void {
    if (tags.includes(ALL)) {
      clear(id)
      return
    }
    edition = id
    for (const tag of gone) {
      for (const entry of index.get(tag) ?? []) {
        flights.get(entry.key)?.overtake()
        storeOf(entry).delete(entry.key)
      }
    }
    for (const tag of tags) {
      for (const flight of flights.values()) flight.changed.add(tag)
      for (const entry of index.get(tag) ?? []) {
        // What the page showed last tells what its render shows, before that has ended.
        flights.get(entry.key)?.overtake()
        if (!entry.isOutdated && isHot(entry)) hot.push(entry)
        entry.isOutdated = true
      }
    }
    void warm()
  }

  /** Asked for often, since it was rendered. */
  function isHot({ hits, keptAt }: Entry): boolean {
    return hits >= HOT_PER_SECOND && hits >= (HOT_PER_SECOND * (now() - keptAt)) / 1000
  }

  /** Renders what readers are asking for right now ahead of the next of them, one after the other. */
  async function warm(): Promise<void> {
    if (isWarming) return
    isWarming = true
    for (let entry = hot.shift(); entry; entry = hot.shift()) {
      if (kept(entry.key) !== entry || isAway) continue
      await renderOnce(entry.key).catch((error) => onError(error, entry.key))
    }
    isWarming = false
  }

  function clear(id: number): void {
    edition = id
    found.clear()
    missing.clear()
    index.clear()
    hot = []
    for (const flight of flights.values()) flight.changed.add(ALL)
  }

  function setDatabaseAway(away: boolean): void {
    isAway = away
    if (!away) return
    // Nobody waits for a database that is not there.
    for (const [key, flight] of flights) {
      flights.delete(key)
      flight.fail(databaseAway())
    }
  }

  const storeOf = (entry: Entry) => (entry.status === 200 ? found : missing)

  return {
    fresh,
    get,
    apply,
    clear,
    setDatabaseAway,
    isDatabaseAway: () => isAway,
    edition: () => edition,
    list: () =>
      [...found.values(), ...missing.values()].map((entry) => ({
        key: entry.key,
        etag: entry.etag,
        isFresh: isFresh(entry),
      })),
    stats: () => ({
      entries: found.size,
      missing: missing.size,
      bytes: found.calculatedSize + missing.calculatedSize,
      tags: index.size,
      rendering: flights.size,
    }),
  }
}

/** Least recently used out first. An entry that leaves, leaves the index too. */
function entryStore(maxBytes: number, index: Map<PageTag, Set<Entry>>): LRUCache<string, Entry> {
  return new LRUCache<string, Entry>({
    maxSize: Math.max(1, Math.floor(maxBytes)),
    sizeCalculation: sizeOf,
    dispose: (entry) => {
      for (const tag of entry.tags) {
        const entries = index.get(tag)
        entries?.delete(entry)
        if (entries?.size === 0) index.delete(tag)
      }
    },
  })
}

/** A part of a longer string holds on to all of it: here to a whole address with its query, however long. */
function ownCopy(text: string): string {
  return Buffer.from(text).toString()
}

function sizeOf({ body, key, tags }: Entry): number {
  const names = tags.reduce((sum, tag) => sum + tag.length + BYTES_PER_TAG, key.length)
  return Math.ceil(body.length * (1 + COMPRESSED_SHARE)) + names + BYTES_PER_ENTRY
}

export function databaseAway(cause?: unknown): AppError {
  return new AppError('database-away', { message: 'the database does not answer', cause })
}
