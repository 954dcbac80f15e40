import type { Sql } from '../lib/sql.ts'
import { type Analysis, analyseStory, storeAnalysis } from './analyse-story.ts'
import { findCandidates } from './find-candidates.ts'
import { type Entry, KEPT, writeLists } from './lists.ts'
import { offerToOthers } from './offer-to-others.ts'
import { chooseRelated, type Ranked, rankCandidates } from './rank-related.ts'
import { explain, type NamesOf, readNames } from './reasons.ts'

/**
 * Chooses the related stories of a story that was published, and offers it to those that it belongs with, for which it may be a
 * better choice than what they had. What stays as it was is not written, so no page is told. Nothing where it is not live.
 * @param sql - of the database's owner
 */
export async function relateStory(sql: Sql, storyId: string): Promise<void> {
  const source = await analyseStory(sql, storyId)
  if (!source) return
  await storeAnalysis(sql, source)
  const { ranked, names, entries } = await choose(sql, source)
  await writeLists(sql, new Map([[storyId, entries]]))
  await offerToOthers(sql, source, { ranked, names })
}

/** For a preview, in a transaction that is rolled back: what a publish would choose for the story, nobody else's list. */
export async function relateDraft(sql: Sql, storyId: string): Promise<void> {
  const source = await analyseStory(sql, storyId)
  if (source) await writeLists(sql, new Map([[storyId, (await choose(sql, source)).entries]]))
}

async function choose(sql: Sql, source: Analysis): Promise<{ ranked: Ranked[]; names: NamesOf; entries: Entry[] }> {
  const ranked = rankCandidates(source, await findCandidates(sql, source))
  const names = await readNames(sql, source, ranked)
  const entries = chooseRelated(source, ranked, KEPT).map(({ storyId, score }) => ({
    storyId,
    ...explain(score, names),
  }))
  return { ranked, names, entries }
}
