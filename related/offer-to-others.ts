import { type Entry, KEPT } from './lists.ts'
import type { Choice, Ranking } from './rank-related.ts'
import { explain, type NamesOf } from './reasons.ts'

/** Stories that are offered a new one: those that it belongs with best. */
const OFFERED = 30

/** The stories that are offered a story: those that it belongs with best, and all in whose lists it stands. */
export function offersOf({ choices }: Ranking, standsIn: string[]): Map<string, Choice> {
  const standing = new Set(standsIn)
  const offers = choices
    .filter(({ mayShow }) => mayShow)
    .filter((other, at) => at < OFFERED || standing.has(other.storyId))
  return new Map(offers.map((other) => [other.storyId, other]))
}

/**
 * The lists of other stories that change: a story enters those of the stories that it is offered to, wherever it fits better than
 * what stands there, and leaves those in which it stood and to which it is not offered any more. Scores are the same in both
 * directions, so nothing is worked out again.
 * @param lists - of all of them, as they are now
 * @param standsIn - lists in which the story stood before it was compared
 */
export function offerToOthers(
  lists: Map<string, Entry[]>,
  storyId: string,
  {
    offers,
    standsIn,
    versions,
    names,
  }: { offers: Map<string, Choice>; standsIn: string[]; versions: Set<string>; names: NamesOf },
): Map<string, Entry[]> {
  const changed = new Map<string, Entry[]>()
  for (const other of new Set([...offers.keys(), ...standsIn])) {
    const offer = offers.get(other)
    const entry = offer && { storyId, ...explain(offer.score, names) }
    const list = lists.get(other) ?? []
    const rest = list.filter((kept) => kept.storyId !== storyId)
    const entered = enter(entry, rest, versions)
    if (entered !== rest || rest.length < list.length) changed.set(other, entered)
  }
  return changed
}

/**
 * What was chosen for a story, with those that were offered to it while it was being compared.
 * @param now - its list as it is
 * @param before - ids of those that stood in it before
 */
export function enterArrivals(
  chosen: Entry[],
  now: Entry[],
  { before, ranking }: { before: Set<string>; ranking: Ranking },
): Entry[] {
  const compared = new Set([...ranking.choices.map(({ storyId }) => storyId), ...ranking.versions])
  const arrived = now.filter(({ storyId }) => !before.has(storyId) && !compared.has(storyId))
  return arrived.reduce((list, entry) => enter(entry, list, new Set()), chosen)
}

/**
 * A list with a story in it where it belongs: of two versions of one story, the better.
 * @param versionIds - of the story
 */
export function enter(story: Entry | undefined, list: Entry[], versionIds: Set<string>): Entry[] {
  if (!story) return list
  const versions = list.filter((kept) => versionIds.has(kept.storyId))
  if (versions.some(({ score }) => score >= story.score)) return list
  const rest = list.filter((kept) => !versions.includes(kept))
  const place = rest.findIndex(({ score }) => score < story.score)
  const at = place < 0 ? rest.length : place
  return at < KEPT ? rest.toSpliced(at, 0, story).slice(0, KEPT) : list
}
