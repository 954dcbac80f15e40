import type { Sql } from '../lib/sql.ts'
import { ALL_STORIES } from '../reading/listing.ts'
import type { Source } from './score.ts'
import { type Occurrence, rarityOf, strengthsOf, termOf } from './terms.ts'
import { packVector, unpackVector } from './vector.ts'
import { COMPARED_TERMS, INDEXED_TERMS } from './weights.ts'

/** What is known of a story that is asked about, and what was stored of it before. */
export type Analysis = Source & {
  storyId: string
  /** Its place in the list of all stories. */
  position: number
  /** Milliseconds since 1970. */
  publishedAt: number
  /** The lexeme that each term stands for. */
  lexemes: Map<number, string>
  /** Its terms by how much they say of it, most first. */
  strongest: number[]
  stored?: { position: number; terms: number[] }
}

type Row = {
  published_at: Date
  position: string
  stories: string
  lexemes: [string, number, number, number][] | null
  old_terms: Buffer | null
  old_position: string | null
}

/** Works out the terms of a live story from what search knows of it. Undefined where it is not live. */
export async function analyseStory(sql: Sql, storyId: string): Promise<Analysis | undefined> {
  const [row] = await sql<Row>`
    select story.published_at, coalesce(place.position, all_stories.last_position + 1) as position, old.terms as old_terms, old.position as old_position,
      all_stories.last_position as stories,
      (select json_agg(json_build_array(coalesce('tag:' || root.merged_into, lexeme), cardinality(array_positions(weights, 'A')),
          cardinality(array_positions(weights, 'B')) + cardinality(array_positions(weights, 'C')), cardinality(array_positions(weights, 'D')))) 
          from unnest(search.words) left join edition.tags as root
            on root.id = case when lexeme like 'tag:%' then substr(lexeme, 5)::uuid end and root.merged_into is not null) as lexemes
    from edition.stories as story
      join edition.lists as all_stories on all_stories.id = ${ALL_STORIES}
      -- A draft that is previewed has no place yet: it would come last.
      left join edition.listings as place on place.list_id = ${ALL_STORIES} and place.story_id = story.id
      join edition.story_search as search on search.story_id = story.id
      left join edition.story_vectors as old on old.story_id = story.id
    where story.id = ${storyId} limit 1`
  if (!row) return undefined
  const strengths = strengthsOf((row.lexemes ?? []).map(occurrenceFrom))
  const lexemes = new Map([...strengths.keys()].map((lexeme) => [termOf(lexeme), lexeme]))
  const of = Number(row.stories)
  const counts = await countStories(sql, [...lexemes.keys()])
  const rarities = new Map([...lexemes.keys()].map((term) => [term, rarityOf(counts.get(term) ?? 1, { of })]))
  const says = (term: number) => (strengths.get(lexemes.get(term) ?? '') ?? 0) * (rarities.get(term) ?? 0)
  const strongest = [...lexemes.keys()].sort((a, b) => says(b) - says(a) || a - b).slice(0, COMPARED_TERMS)
  const packed = packVector(new Map(strongest.map((term) => [term, strengths.get(lexemes.get(term) ?? '') ?? 0])))
  return {
    ...unpackVector(packed),
    storyId,
    position: Number(row.position),
    publishedAt: row.published_at.getTime(),
    lexemes,
    strongest,
    rarities: new Map(strongest.map((term) => [term, rarities.get(term) ?? 0])),
    rarest: rarityOf(1, { of }),
    ...(row.old_terms && {
      stored: { position: Number(row.old_position), terms: [...unpackVector(row.old_terms).strengths.keys()] },
    }),
  }
}

function occurrenceFrom([lexeme, headline, standfirst, body]: [string, number, number, number]): Occurrence {
  return { lexeme, headline, standfirst, body }
}

/** In how many stories each term stands. */
async function countStories(sql: Sql, terms: number[]): Promise<Map<number, number>> {
  const rows = await sql<{ term: number; stories: number }>`
    select term, stories from edition.terms where term = any (${terms}::int[]) order by term`
  return new Map(rows.map(({ term, stories }) => [term, stories]))
}

/**
 * Stores what others need of a story: its vector, the terms under which they find it, and in how many stories each term stands.
 * @param sql - of the database's owner
 */
export async function storeAnalysis(sql: Sql, analysis: Analysis): Promise<void> {
  const { storyId, position, length, strengths, strongest, stored } = analysis
  const before = stored?.terms ?? []
  const now = new Set(strongest)
  const known = new Set(before)
  const indexed = strongest.slice(0, INDEXED_TERMS)
  const weights = indexed.map((term) => (strengths.get(term) ?? 0) / (length || 1))
  // In the order of terms, so that two analyses at once do not wait for each other in a circle.
  await sql`
    with counted as (
      insert into edition.terms (term, stories) select term, 1 from unnest(${strongest.filter((term) => !known.has(term))}::int[]) as term order by term
      on conflict (term) do update set stories = terms.stories + 1),
    discounted as (
      update edition.terms set stories = greatest(stories - 1, 0) where term = any (${before.filter((term) => !now.has(term))}::int[])),
    dropped as (
      delete from edition.story_terms
      where term = any (${before}::int[]) and position = ${stored?.position ?? null} and (position <> ${position} or term <> all (${indexed}::int[]))),
    found as (
      insert into edition.story_terms (term, position, weight)
      select term, ${position}, weight from unnest(${indexed}::int[], ${weights}::float4[]) as found (term, weight)
      on conflict (term, position) do update set weight = excluded.weight)
    insert into edition.story_vectors (story_id, position, terms) values (${storyId}, ${position}, ${packVector(strengths)})
    on conflict (story_id) do update set position = excluded.position, terms = excluded.terms`
}
