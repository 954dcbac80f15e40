import type { Sql } from '../lib/sql.ts'
import type { Transact } from '../lib/transact.ts'
import { type Analysis, analyseAndStore, analyseStory } from './analyse-story.ts'
import { type Entry, KEPT, lockLists, readLists, readPlaces, writeLists } from './lists.ts'
import { enterArrivals, offersOf, offerToOthers } from './offer-to-others.ts'
import { chooseRelated, type Ranking, rankRelated } from './rank-related.ts'
import { explain, type NamesOf, readNames } from './reasons.ts'

/**
 * Chooses the related stories of a story that was published, and offers it to those that it belongs with, for which it may be a
 * better choice than what they had. What stays as it was is not written, so no page is told. Nothing where it is not live.
 * Several at once choose side by side, and change lists one after the other.
 * @param tools - of the database's owner
 */
export async function relateStory({ sql, transact }: { sql: Sql; transact: Transact }, storyId: string): Promise<void> {
  const source = await transact((inside) => analyseAndStore(inside, storyId))
  if (!source) return
  const { own, standsIn } = await readPlaces(sql, storyId)
  const { ranking, names, entries } = await choose(sql, source, standsIn)
  const offers = offersOf(ranking, standsIn)
  await transact(async (inside) => {
    await lockLists(inside)
    const lists = await readLists(inside, [storyId, ...offers.keys(), ...standsIn])
    const chosen = enterArrivals(entries, lists.get(storyId) ?? [], { before: own, ranking })
    const others = offerToOthers(lists, storyId, { offers, standsIn, versions: ranking.versions, names })
    await writeLists(inside, new Map([[storyId, chosen], ...others]))
  })
}

/** For a preview, in a transaction that is rolled back: what a publish would choose for the story, nobody else's list. */
export async function relateDraft(sql: Sql, storyId: string): Promise<void> {
  const source = await analyseStory(sql, storyId)
  if (source) await writeLists(sql, new Map([[storyId, (await choose(sql, source, [])).entries]]))
}

async function choose(
  sql: Sql,
  source: Analysis,
  standsIn: string[],
): Promise<{ ranking: Ranking; names: NamesOf; entries: Entry[] }> {
  const ranking = await rankRelated(sql, source, { besides: standsIn })
  const names = await readNames(sql, source, ranking.choices)
  const entries = chooseRelated(ranking.choices, KEPT).map(({ storyId, score }) => ({
    storyId,
    ...explain(score, names),
  }))
  return { ranking, names, entries }
}
