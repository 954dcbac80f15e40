import type { Sql } from '../lib/sql.ts'
import { ALL_STORIES } from '../reading/listing.ts'
import type { Analysis } from './analyse-story.ts'
import { unpackVector, type Vector } from './vector.ts'
import { ASKED_TERMS, CANDIDATES, NEIGHBOURS } from './weights.ts'

export type Candidate = {
  storyId: string
  /** Milliseconds since 1970. */
  publishedAt: number
  vector: Vector
  /** Whether editors allow it on the source's page, and the source on its page. */
  mayBeShown: boolean
  mayShow: boolean
}

type Row = { id: string; published_at: Date; terms: Buffer; may_be_shown: boolean; may_show: boolean }

/**
 * Live stories that share strong terms with a story, of each term those closest to it in time. One statement, however large the
 * archive: it looks at a bounded number of places for each of a bounded number of terms.
 * @param upTo - the last place in the list of all stories that counts, to ask as of the time when it was the last
 */
export async function findCandidates(
  sql: Sql,
  source: Analysis,
  { upTo = Number.MAX_SAFE_INTEGER }: { upTo?: number } = {},
): Promise<Candidate[]> {
  const asked = source.strongest.slice(0, ASKED_TERMS)
  const weights = asked.map((term) => (source.strengths.get(term) ?? 0) * (source.rarities.get(term) ?? 0) ** 2)
  const rows = await sql<Row>`
    with source as (select term, weight from unnest(${asked}::int[], ${weights}::float4[]) as source (term, weight)),
    found as (
      select near.position, sum(source.weight * near.weight) as score
      from source cross join lateral (
        (select position, weight from edition.story_terms
          where term = source.term and position < ${source.position} order by position desc limit ${NEIGHBOURS})
        union all
        (select position, weight from edition.story_terms
          where term = source.term and position > ${source.position} and position <= ${upTo} order by position limit ${NEIGHBOURS})) as near
      group by near.position order by score desc, near.position desc limit ${CANDIDATES})
    select story.id, story.published_at, vector.terms,
      not (story.id = any (own.banned_ids) or ${source.storyId} = any (story.kept_apart_ids)) as may_be_shown,
      not (${source.storyId} = any (story.banned_ids) or story.id = any (own.kept_apart_ids)) as may_show
    from found
      join edition.listings as place on place.list_id = ${ALL_STORIES} and place.position = found.position
      join edition.stories as story on story.id = place.story_id
      join edition.story_vectors as vector on vector.story_id = story.id
      join edition.stories as own on own.id = ${source.storyId}
    where story.id <> ${source.storyId}
    order by found.score desc, story.id limit ${CANDIDATES}`
  return rows.map((row) => ({
    storyId: row.id,
    publishedAt: row.published_at.getTime(),
    vector: unpackVector(row.terms),
    mayBeShown: row.may_be_shown,
    mayShow: row.may_show,
  }))
}
