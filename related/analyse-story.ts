import { type Fragment, fragment, type Sql } from '../lib/sql.ts'
import { ALL_STORIES } from '../reading/listing.ts'
import type { Source } from './score.ts'
import { indexedTerms, strongestTerms } from './strongest-terms.ts'
import { type Occurrence, rarityOf, strengthsOf, termOf } from './terms.ts'
import { packVector, unpackVector } from './vector.ts'

/** What others are looked for by: its strongest terms first. */
export type Subject = Source & {
  /** Of a text that is no story yet: none. */
  storyId?: string
  /** Its place in the list of all stories. */
  position: number
  /** Milliseconds since 1970. */
  publishedAt: number
  /** The lexeme that each term stands for. */
  lexemes: Map<number, string>
}

/** A live story, and what was stored of it before. */
export type Analysis = Subject & {
  storyId: string
  /** Its place and terms as they were stored before. */
  stored?: { position: number; terms: number[] }
}

type SubjectRow = {
  published_at: Date
  position: string
  stories: string
  lexemes: [string, number, number, number][] | null
}
type Row = SubjectRow & { old_terms: Buffer | null; old_position: string | null }

/** A word of a text may look like the beginning of one. */
const TAG = '^tag:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'

/** How often each lexeme stands in the headline, before the body and in it; a tag that was merged counts as the one in its place. */
const countedIn = (words: Fragment) => fragment`
  (select json_agg(json_build_array(coalesce('tag:' || root.merged_into, lexeme), cardinality(array_positions(weights, 'A')),
      cardinality(array_positions(weights, 'B')) + cardinality(array_positions(weights, 'C')), cardinality(array_positions(weights, 'D'))))
    from unnest(${words}) left join edition.tags as root
      on root.id = case when lexeme ~ ${TAG} then substr(lexeme, 5)::uuid end and root.merged_into is not null) as lexemes`

/** Works out the terms of a live story and stores them for others. Undefined where it is not live. @param sql - of a transaction */
export async function analyseAndStore(sql: Sql, storyId: string): Promise<Analysis | undefined> {
  // Two jobs of one story would both take away what was there before them.
  await sql`select from edition.stories where id = ${storyId} for no key update`
  const analysis = await analyseStory(sql, storyId)
  if (analysis) await storeAnalysis(sql, analysis)
  return analysis
}

/** Works out the terms of a live story from what search knows of it. Undefined where it is not live. */
export async function analyseStory(sql: Sql, storyId: string): Promise<Analysis | undefined> {
  const [row] = await sql<Row>`
    select story.published_at, coalesce(place.position, all_stories.last_position + 1) as position, old.terms as old_terms, old.position as old_position,
      all_stories.last_position as stories, ${countedIn(fragment`search.words`)}
    from edition.stories as story
      join edition.lists as all_stories on all_stories.id = ${ALL_STORIES}
      -- A draft that is previewed has no place yet: it would come last.
      left join edition.listings as place on place.list_id = ${ALL_STORIES} and place.story_id = story.id
      join edition.story_search as search on search.story_id = story.id
      left join edition.story_vectors as old on old.story_id = story.id
    where story.id = ${storyId} limit 1`
  if (!row) return undefined
  return {
    ...(await subjectFrom(sql, row)),
    storyId,
    ...(row.old_terms && {
      stored: { position: Number(row.old_position), terms: [...unpackVector(row.old_terms).terms] },
    }),
  }
}

/** The same of a text that is being written, in the site's language, as if it were published now. */
export async function analyseText(
  sql: Sql,
  { headline, standfirst, text }: { headline: string; standfirst: string; text: string },
): Promise<Subject> {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const body = lines.map((line) => ({ type: 'paragraph', children: [{ type: 'text', text: line }] }))
  const [row] = await sql<SubjectRow>`
    select now() as published_at, coalesce(last_position, 0) + 1 as position, coalesce(last_position, 0) as stories,
      ${countedIn(fragment`edition.story_words(edition.search_config(edition.site_language()), null, ${headline}, ${standfirst},
        ${JSON.stringify(body)}::jsonb, '{}')`)}
    from (select max(last_position) as last_position from edition.lists where id = ${ALL_STORIES}) as all_stories limit 1`
  if (!row) throw new Error('a statement without a row')
  return subjectFrom(sql, row)
}

async function subjectFrom(sql: Sql, row: SubjectRow): Promise<Subject> {
  const lexemes = strengthsOf((row.lexemes ?? []).map(occurrenceFrom))
  const names = new Map([...lexemes.keys()].map((lexeme) => [termOf(lexeme), lexeme]))
  const counts = await countStories(sql, [...names.keys()])
  const of = Number(row.stories)
  const rarityIn = (term: number) => rarityOf(counts.get(term) ?? 1, { of })
  const vector = strongestTerms(lexemes, rarityIn)
  return {
    ...vector,
    position: Number(row.position),
    publishedAt: row.published_at.getTime(),
    lexemes: names,
    rarities: new Map(Array.from(vector.terms, (term) => [term, rarityIn(term)])),
    rarest: rarityOf(1, { of }),
  }
}

function occurrenceFrom([lexeme, headline, standfirst, body]: [string, number, number, number]): Occurrence {
  return { lexeme, headline, standfirst, body }
}

/** In how many stories each term stands, of those that stand in any. */
export async function countStories(sql: Sql, terms: number[]): Promise<Map<number, number>> {
  const rows = await sql<{ term: number; stories: number }>`
    select term, stories from edition.terms where term = any (${terms}::int[]) order by term`
  return new Map(rows.map(({ term, stories }) => [term, stories]))
}

/**
 * Stores what others need of a story: its vector, the terms under which they find it, and in how many stories each term stands.
 * @param sql - of the database's owner
 */
export async function storeAnalysis(sql: Sql, analysis: Analysis): Promise<void> {
  const { storyId, position, stored } = analysis
  const before = stored?.terms ?? []
  const known = new Set(before)
  const now = new Set(analysis.terms)
  const added = [...now].filter((term) => !known.has(term))
  const gone = before.filter((term) => !now.has(term))
  const indexed = indexedTerms(analysis)
  const [terms, weights] = [indexed.map(({ term }) => term), indexed.map(({ weight }) => weight)]
  await countTerms(sql, { added, gone })
  await sql`
    with dropped as (
      delete from edition.story_terms
      where term = any (${before}::int[]) and position = ${stored?.position ?? null} and (position <> ${position} or term <> all (${terms}::int[]))),
    found as (
      insert into edition.story_terms (term, position, weight)
      select term, ${position}, weight from unnest(${terms}::int[], ${weights}::float4[]) as found (term, weight)
      on conflict (term, position) do update set weight = excluded.weight)
    insert into edition.story_vectors (story_id, position, published_at, terms)
    values (${storyId}, ${position}, ${new Date(analysis.publishedAt)}, ${packVector(analysis)})
    on conflict (story_id) do update set position = excluded.position, published_at = excluded.published_at, terms = excluded.terms`
}

/**
 * Takes a story that was deleted for good out of what others find. How rare its terms are stays as it is: that is counted over all
 * stories that ever had a place, as the places are.
 */
export async function forgetAnalysis(sql: Sql, storyId: string): Promise<void> {
  const [stored] = await sql<{ position: string; terms: Buffer }>`
    delete from edition.story_vectors where story_id = ${storyId} returning position, terms`
  if (!stored) return
  const terms = [...unpackVector(stored.terms).terms]
  await sql`delete from edition.story_terms where term = any (${terms}::int[]) and position = ${stored.position}`
}

/** In the order of terms, so that two transactions do not wait for each other in a circle. */
async function countTerms(sql: Sql, { added, gone }: { added: number[]; gone: number[] }): Promise<void> {
  const changes = [...added.map((term) => ({ term, by: 1 })), ...gone.map((term) => ({ term, by: -1 }))]
  changes.sort((a, b) => a.term - b.term)
  await sql`
    insert into edition.terms (term, stories)
    select term, by from unnest(${changes.map(({ term }) => term)}::int[], ${changes.map(({ by }) => by)}::int[]) as change (term, by)
    on conflict (term) do update set stories = greatest(terms.stories + excluded.stories, 0)`
}
