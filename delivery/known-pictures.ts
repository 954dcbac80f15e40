import { LRUCache } from 'lru-cache'
import type { Change } from '../publishing/follow-changes.ts'
import { ALL } from './page-tags.ts'

export type KnownPictures = {
  /** Whether a picture with this content hash is public. Rejects where that is not known and `ask` does. */
  isPublic(hash: string): Promise<boolean>
  apply(change: Change): void
  clear(): void
}

const MOST = 50_000
/** Whatever anybody asks for that is no picture of ours: a flood of them drives out none that is. */
const MOST_MISSING = 5000

/**
 * Remembers which pictures are public until that changes: a page has dozens, and they are read while the database is away too.
 * @param ask - looks it up
 * @param isTold - whether this process is told of changes; where it is not, nothing is remembered, for nothing would end it
 */
export function rememberPictures(
  ask: (hash: string) => Promise<boolean>,
  { isTold }: { isTold: boolean },
): KnownPictures {
  const known = new LRUCache<string, true>({ max: MOST })
  const missing = new LRUCache<string, true>({ max: MOST_MISSING })
  // What was asked before a change and is answered after it may be out of date.
  let changes = 0

  async function isPublic(hash: string): Promise<boolean> {
    if (known.get(hash)) return true
    if (missing.get(hash)) return false
    const before = changes
    const found = await ask(hash)
    if (changes === before) (found ? known : missing).set(hash, true)
    return found
  }

  function clear(): void {
    changes += 1
    known.clear()
    missing.clear()
  }

  function apply({ tags }: Change): void {
    if (tags.includes(ALL)) clear()
    for (const tag of tags) {
      if (!tag.startsWith('media:')) continue
      changes += 1
      const hash = tag.slice('media:'.length)
      known.delete(hash)
      missing.delete(hash)
    }
  }

  return { isPublic: isTold ? isPublic : ask, apply, clear }
}
