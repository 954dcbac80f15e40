import { LRUCache } from 'lru-cache'
import type { Change } from './page-cache.ts'
import { ALL } from './page-tags.ts'

export type KnownPictures = {
  /** Whether a picture with this content hash is public. Rejects where that is not known and `ask` does. */
  isPublic(hash: string): Promise<boolean>
  apply(change: Change): void
  clear(): void
}

const MOST = 50_000

/**
 * Remembers which pictures are public until that changes: a page has dozens, and they are read while the database is away too.
 * @param ask - looks it up
 */
export function rememberPictures(ask: (hash: string) => Promise<boolean>): KnownPictures {
  const known = new LRUCache<string, boolean>({ max: MOST })
  // What was asked before a change and is answered after it may be out of date.
  let changes = 0

  return {
    async isPublic(hash) {
      const answer = known.get(hash)
      if (answer !== undefined) return answer
      const before = changes
      const found = await ask(hash)
      if (changes === before) known.set(hash, found)
      return found
    },
    apply({ tags }) {
      if (tags.includes(ALL)) return this.clear()
      for (const tag of tags) {
        if (!tag.startsWith('media:')) continue
        changes += 1
        known.delete(tag.slice('media:'.length))
      }
    },
    clear() {
      changes += 1
      known.clear()
    },
  }
}
