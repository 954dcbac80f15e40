import type { Sql } from '../lib/sql.ts'
import type { Analysis } from './analyse-story.ts'
import { isVersion } from './collapse.ts'
import { type Entry, KEPT, writeLists } from './lists.ts'
import type { Ranked } from './rank-related.ts'
import { explain, type NamesOf, type Parts } from './reasons.ts'
import { unpackVector, type Vector } from './vector.ts'

/** Stories that are offered a new one: those that it belongs with best. */
const OFFERED = 30

type Kept = Entry & { vector: Vector | undefined }

/**
 * Puts a story into the lists of those that it belongs with, wherever it fits better than what stands there, and takes it out of
 * those with which it has nothing in common any more. Scores are the same in both directions, so nothing is worked out again.
 */
export async function offerToOthers(
  sql: Sql,
  source: Analysis,
  { ranked, names }: { ranked: Ranked[]; names: NamesOf },
): Promise<void> {
  const offers = new Map(
    ranked
      .filter(({ mayShow }) => mayShow)
      .slice(0, OFFERED)
      .map((other) => [other.storyId, other]),
  )
  const concerned = await findConcerned(sql, source.storyId, offers)
  const lists = await readLists(sql, concerned)
  const written = new Map<string, Entry[]>()
  for (const storyId of concerned) {
    const offer = offers.get(storyId)
    const entry =
      offer && !isVersion(offer.vector, source)
        ? { storyId: source.storyId, ...explain(offer.score, names), vector: source }
        : undefined
    const rest = (lists.get(storyId) ?? []).filter((kept) => kept.storyId !== source.storyId)
    written.set(
      storyId,
      enter(entry, rest).map(({ vector: _, ...kept }) => kept),
    )
  }
  await writeLists(sql, written)
}

/** A list with a story in it where it belongs: of two versions of one story, the better. */
export function enter(story: Kept | undefined, list: Kept[]): Kept[] {
  if (!story) return list
  const { vector } = story
  const version = list.find((kept) => vector && kept.vector && isVersion(kept.vector, vector))
  if (version && version.score >= story.score) return list
  const rest = list.filter((kept) => kept !== version)
  const place = rest.findIndex(({ score }) => score < story.score)
  return rest.toSpliced(place < 0 ? rest.length : place, 0, story).slice(0, KEPT)
}

/** Stories in whose lists the story stands, or would come in. */
async function findConcerned(sql: Sql, storyId: string, offers: Map<string, Ranked>): Promise<string[]> {
  const ids = [...offers.keys()]
  const scores = ids.map((id) => offers.get(id)?.score.total ?? 0)
  const rows = await sql<{ id: string }>`
    select story_id as id from edition.related where related_id = ${storyId}
    union
    select offer.id from unnest(${ids}::uuid[], ${scores}::float8[]) as offer (id, score)
    where not exists (select from edition.related as kept where kept.story_id = offer.id and kept.position = ${KEPT} and kept.score >= offer.score)
    order by id limit 1000`
  return rows.map(({ id }) => id)
}

async function readLists(sql: Sql, storyIds: string[]): Promise<Map<string, Kept[]>> {
  const rows = await sql<{
    story_id: string
    related_id: string
    reason: string[]
    score: number
    parts: Parts
    terms: Buffer | null
  }>`
    select related.story_id, related.related_id, related.reason, related.score, related.parts, vector.terms
    from edition.related left join edition.story_vectors as vector on vector.story_id = related.related_id
    where related.story_id = any (${storyIds}::uuid[])
    order by related.story_id, related.position limit ${1000 * KEPT}`
  const entries = rows.map(({ story_id, related_id, reason, score, parts, terms }) => ({
    listOf: story_id,
    kept: { storyId: related_id, reason, score, parts, vector: terms ? unpackVector(terms) : undefined },
  }))
  return new Map(
    [...Map.groupBy(entries, ({ listOf }) => listOf)].map(([id, some]) => [id, some.map(({ kept }) => kept)]),
  )
}
