import type { Analysis } from './analyse-story.ts'
import { collapseVersions } from './collapse.ts'
import type { Candidate } from './find-candidates.ts'
import { type Score, scoreOf } from './score.ts'
import { LEAST_SCORE } from './weights.ts'

export type Ranked = Candidate & { score: Score }

/** Candidates that belong with a story, the best first; equals in a fixed order. */
export function rankCandidates(source: Analysis, candidates: Candidate[]): Ranked[] {
  return candidates
    .map((candidate) => ({
      ...candidate,
      score: scoreOf(source, candidate.vector, source.publishedAt - candidate.publishedAt),
    }))
    .filter(({ score }) => score.total >= LEAST_SCORE)
    .sort((a, b) => b.score.total - a.score.total || b.publishedAt - a.publishedAt || (a.storyId < b.storyId ? -1 : 1))
}

/** Of ranked stories those that a page keeps: none that an editor banned, no two versions of one story. */
export function chooseRelated(source: Analysis, ranked: Ranked[], limit: number): Ranked[] {
  return collapseVersions(
    ranked.filter(({ mayBeShown }) => mayBeShown),
    { source, limit },
  )
}
