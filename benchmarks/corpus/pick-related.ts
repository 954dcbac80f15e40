import type { Corpus } from './corpus.ts'
import type { StoryParts } from './make-batch.ts'

type Related = { id: string; reason: string[] }

const RELATED = 5
const KEPT_PER_TAG = 3

/**
 * Chooses related stories while a corpus is made in the order of publication: the latest with the rarest of its tags. Near enough to
 * the real ranking for measuring how pages are read; the ranking itself would take half an hour.
 */
export function createRelatedPicker({ tagsList }: Corpus): (story: StoryParts) => Related[] {
  const rankOf = new Map(tagsList.map(({ id }, rank) => [id, rank]))
  const latest = new Map<string, string[]>()
  return (story) => {
    const tags = story.tag_ids.toSorted((a, b) => (rankOf.get(b) ?? 0) - (rankOf.get(a) ?? 0))
    const found = new Map<string, string[]>()
    for (const tag of tags) {
      const stories = latest.get(tag) ?? []
      for (const id of stories)
        if (found.has(id) || found.size < RELATED) found.set(id, [...(found.get(id) ?? []), `tag:${tag}`])
      latest.set(tag, [story.id, ...stories].slice(0, KEPT_PER_TAG))
    }
    return [...found].map(([id, reason]) => ({ id, reason: reason.slice(0, 3) }))
  }
}
