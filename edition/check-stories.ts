import type { PayloadRequest } from 'payload'
import type { Sql } from '../lib/sql.ts'
import { transactionSql } from '../lib/transaction-sql.ts'
import type { CorrectionRow, StoryRow } from './build-story.ts'
import { checkPlaces } from './check-listings.ts'
import { alteredColumns, compareRow, type Difference } from './difference.ts'
import type { TagLists } from './expected-tag-lists.ts'
import type { ListNames } from './list-names.ts'
import { IS_LIVE, livePages, liveStories } from './live-rows.ts'
import { checkSearch } from './write-search.ts'

type Lists = { names: ListNames; chains: Map<string, string[]>; tagLists: TagLists }
type Watch = {
  /** Collects the pictures that stories and pages show. */
  media: Set<string>
  /** Told how many rows of a batch are done. */
  advance: (rows: number) => void
}

/** Compares stories with their bylines, tags, words to be found by and places in lists, batch by batch. */
export async function checkStories(
  req: PayloadRequest,
  { names, chains, tagLists, media, advance }: Watch & Lists,
): Promise<Difference[]> {
  const sql = await transactionSql(req)
  const differences: Difference[] = []
  for await (const expected of liveStories(req)) {
    const actual = await readStories(
      sql,
      expected.map(({ id }) => id),
    )
    for (const row of expected) {
      for (const id of row.media_ids) media.add(id)
      differences.push(...compareStory(row, actual.get(row.id), names))
    }
    differences.push(...(await checkSearch(sql, expected)))
    differences.push(...(await checkPlaces({ sql, stories: expected, names, chains, tagLists })))
    advance(expected.length)
  }
  const extra = await sql<{ id: string; title: string }>`
    select id, headline as title from edition.stories
    where not exists (select 1 from articles where articles.id = stories.id and ${IS_LIVE}) order by id`
  return [...differences, ...extra.map((row): Difference => ({ table: 'stories', kind: 'extra', ...row }))]
}

export async function checkPages(req: PayloadRequest, { media, advance }: Watch): Promise<Difference[]> {
  const sql = await transactionSql(req)
  const differences: Difference[] = []
  for await (const expected of livePages(req)) {
    const rows = await sql<{ id: string }>`
      select id, slug, title, description, body, updated_at, media_ids, linked_ids
      from edition.pages where id = any (${expected.map(({ id }) => id)}) order by id`
    const actual = new Map(rows.map((row) => [row.id, row]))
    for (const row of expected) {
      for (const id of row.media_ids) media.add(id)
      differences.push(...compareRow({ table: 'pages', title: row.title, expected: row, actual: actual.get(row.id) }))
    }
    advance(expected.length)
  }
  const extra = await sql<{ id: string; title: string }>`
    select id, title from edition.pages
    where not exists (select 1 from pages as source where source.id = pages.id and ${IS_LIVE}) order by id`
  return [...differences, ...extra.map((row): Difference => ({ table: 'pages', kind: 'extra', ...row }))]
}

type Part = { id: string; position: number }
type ActualCorrection = CorrectionRow & { position: number }
type ActualStory = { id: string; story_authors: Part[]; story_tags: Part[]; corrections: ActualCorrection[] }

async function readStories(sql: Sql, ids: string[]): Promise<Map<string, ActualStory>> {
  const rows = await sql<ActualStory>`
    select id, slug, section_id, kicker, headline, standfirst, body, language, lead_media_id, lead_caption, published_at,
      revised_at, is_paid, sponsor, word_count, seo_title, seo_description, media_ids, linked_ids, pinned_ids, pinned_until, banned_ids,
      kept_apart_ids,
      array(select jsonb_build_object('id', author_id, 'position', position)
        from edition.story_authors where story_id = stories.id order by position) as story_authors,
      array(select jsonb_build_object('id', tag_id, 'position', position)
        from edition.story_tags where story_id = stories.id order by position) as story_tags,
      array(select jsonb_build_object('position', position, 'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'severity', severity, 'wrong', wrong, 'correct', correct)
        from edition.corrections where story_id = stories.id order by position) as corrections
    from edition.stories where id = any (${ids}) order by id`
  return new Map(rows.map((row) => [row.id, row]))
}

function compareStory(row: StoryRow, actual: ActualStory | undefined, names: ListNames): Difference[] {
  const { author_ids, tag_ids, corrections, ...expected } = row
  const title = row.headline
  return [
    ...compareRow({ table: 'stories', title, expected, actual }),
    // Byline and tags of a story that is missing are missing with it: one line, not ten.
    ...(actual
      ? compareParts({ table: 'story_authors', title, ids: author_ids, actual: actual.story_authors, names })
      : []),
    ...(actual ? compareParts({ table: 'story_tags', title, ids: tag_ids, actual: actual.story_tags, names }) : []),
    ...(actual ? compareCorrections(row, actual.corrections) : []),
  ]
}

/** By their place: they have no id of their own. */
function compareCorrections({ id, headline, corrections }: StoryRow, actual: ActualCorrection[]): Difference[] {
  const places = new Map(actual.map(({ position, ...correction }) => [position, correction]))
  const named = (position: number) => ({ table: 'corrections', id, title: `${headline}: correction ${position}` })
  const differences = corrections.flatMap((expected, index): Difference[] => {
    const found = places.get(index + 1)
    places.delete(index + 1)
    if (!found) return [{ ...named(index + 1), kind: 'missing' }]
    const columns = alteredColumns(expected, found)
    return columns.length > 0 ? [{ ...named(index + 1), kind: 'altered', columns }] : []
  })
  return [...differences, ...[...places.keys()].map((place): Difference => ({ ...named(place), kind: 'extra' }))]
}

/** A byline or the tags of a story: who is named, and in which order. */
function compareParts({
  table,
  title,
  ids,
  actual,
  names,
}: {
  table: string
  title: string
  ids: string[]
  actual: Part[]
  names: ListNames
}): Difference[] {
  const left = new Map(actual.map((part) => [part.id, part.position]))
  const named = (id: string) => ({ table, id, title: `${title}: ${names.get(id) ?? id}` })
  const differences = ids.flatMap((id, index): Difference[] => {
    const position = left.get(id)
    left.delete(id)
    if (position === undefined) return [{ ...named(id), kind: 'missing' }]
    return position === index + 1 ? [] : [{ ...named(id), kind: 'altered', columns: ['position'] }]
  })
  return [...differences, ...[...left.keys()].map((id): Difference => ({ ...named(id), kind: 'extra' }))]
}
