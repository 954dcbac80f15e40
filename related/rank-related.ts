import type { Sql } from '../lib/sql.ts'
import type { Subject } from './analyse-story.ts'
import { collapseVersions, isVersion } from './collapse.ts'
import { type Candidate, findCandidates } from './find-candidates.ts'
import { type Score, scoreOf } from './score.ts'
import { LEAST_SCORE } from './weights.ts'

export type Ranked = Candidate & { score: Score }

/** A live story that belongs with another. */
export type Choice = Ranked & {
  /** Whether editors allow it on the source's page, and the source on its page. */
  mayBeShown: boolean
  mayShow: boolean
}

export type Ranking = {
  /** Live stories that belong with it, the best first. */
  choices: Choice[]
  /** Ids of stories that are versions of it: a list has one of them at most. */
  versions: Set<string>
}

/** More than are kept or offered, so that there are enough without those that are not live, versions, or banned. */
const CHOICES = 60

/**
 * What belongs with a story. Three statements.
 * @param upTo - as for `findCandidates`
 * @param besides - ids of stories that are among the choices, however many are better, if they belong with it at all
 */
export async function rankRelated(
  sql: Sql,
  source: Subject,
  { upTo, besides = [] }: { upTo?: number; besides?: string[] } = {},
): Promise<Ranking> {
  const { ranked, versions } = rankCandidates(source, await findCandidates(sql, source, { upTo, besides }))
  const wanted = new Set(besides)
  const best = ranked.filter(({ storyId }, at) => at < CHOICES || wanted.has(storyId))
  const ids = best.map(({ storyId }) => storyId)
  const rows = await sql<{ id: string; may_be_shown: boolean; may_show: boolean }>`
    with own as materialized (select id, banned_ids, kept_apart_ids from edition.stories where id = ${source.storyId ?? null}),
    -- By an index of those few that keep any story away.
    keeping_away as materialized (
      select id, banned_ids, kept_apart_ids from edition.stories
      where id = any (${ids}::uuid[]) and (banned_ids <> '{}' or kept_apart_ids <> '{}'))
    select story.id,
      not coalesce(story.id = any (own.banned_ids) or own.id = any (other.kept_apart_ids), false) as may_be_shown,
      not coalesce(own.id = any (other.banned_ids) or story.id = any (own.kept_apart_ids), false) as may_show
    from edition.stories as story left join own on true left join keeping_away as other on other.id = story.id
    where story.id = any (${ids}::uuid[]) order by story.id limit ${CHOICES + besides.length}`
  const live = new Map(rows.map((row) => [row.id, { mayBeShown: row.may_be_shown, mayShow: row.may_show }]))
  const choices = best.flatMap((each) => {
    const allowed = live.get(each.storyId)
    return allowed ? [{ ...each, ...allowed }] : []
  })
  return { choices, versions }
}

/** Candidates that belong with a story, the best first; equals in a fixed order. Versions of it are told apart. */
function rankCandidates(source: Subject, candidates: Candidate[]): { ranked: Ranked[]; versions: Set<string> } {
  const close = candidates
    .map((candidate) => ({
      ...candidate,
      score: scoreOf(source, candidate.vector, source.publishedAt - candidate.publishedAt),
    }))
    .filter(({ score }) => score.total >= LEAST_SCORE)
  const versions = new Set(close.filter(({ vector }) => isVersion(source, vector)).map(({ storyId }) => storyId))
  const ranked = close
    .filter(({ storyId }) => !versions.has(storyId))
    .sort((a, b) => b.score.total - a.score.total || b.publishedAt - a.publishedAt || (a.storyId < b.storyId ? -1 : 1))
  return { ranked, versions }
}

/** Of ranked stories the first that a page keeps: none that an editor banned, no two versions of one story. */
export function chooseRelated(choices: Choice[], limit: number): Choice[] {
  return collapseVersions(
    choices.filter(({ mayBeShown }) => mayBeShown),
    limit,
  )
}
