import type { Sql } from '../lib/sql.ts'
import type { Subject } from './analyse-story.ts'
import { unpackVector, type Vector } from './vector.ts'
import { ASKED_TERMS, CANDIDATES, NEIGHBOURS } from './weights.ts'

export type Candidate = {
  storyId: string
  /** Milliseconds since 1970. */
  publishedAt: number
  vector: Vector
}

/**
 * Stories that share strong terms with a story, of each term those closest to it in time. However large the archive, a bounded
 * number of places is looked at for each of a bounded number of terms. Some may not be live any more.
 * @param upTo - the last place in the list of all stories that counts, to ask as of the time when it was the last
 * @param besides - ids of stories that are candidates whatever they share
 */
export async function findCandidates(
  sql: Sql,
  source: Subject,
  { upTo = Number.MAX_SAFE_INTEGER, besides = [] }: { upTo?: number; besides?: string[] } = {},
): Promise<Candidate[]> {
  const asked = [...source.terms.subarray(0, ASKED_TERMS)]
  const weights = asked.map((term, index) => (source.strengths[index] ?? 0) * (source.rarities.get(term) ?? 0) ** 2)
  const found = await sql<{ position: string }>`
    with source as (select term, weight from unnest(${asked}::int[], ${weights}::float4[]) as source (term, weight))
    select near.position
    from source cross join lateral (
      (select position, weight from edition.story_terms
        where term = source.term and position < ${source.position} order by position desc limit ${NEIGHBOURS})
      union all
      (select position, weight from edition.story_terms
        where term = source.term and position > ${source.position} and position <= ${upTo} order by position limit ${NEIGHBOURS})) as near
    group by near.position order by sum(source.weight * near.weight) desc, near.position desc limit ${CANDIDATES}`
  // Asked for by their numbers, the database fetches them from the disk side by side, where a join waits for one after the other.
  const rows = await sql<{ id: string; published_at: Date; terms: Buffer }>`
    select story_id as id, published_at, terms from edition.story_vectors
    where position = any (${found.map(({ position }) => position)}::bigint[]) or story_id = any (${besides}::uuid[])
    order by story_id limit ${2 * CANDIDATES + besides.length}`
  return rows
    .filter(({ id }) => id !== source.storyId)
    .map(({ id, published_at, terms }) => ({
      storyId: id,
      publishedAt: published_at.getTime(),
      vector: unpackVector(terms),
    }))
}
