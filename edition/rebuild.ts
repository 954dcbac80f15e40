import type { Payload } from 'payload'
import { addJobs } from '../jobs/add-job.ts'
import { rawFragment, type Sql } from '../lib/sql.ts'
import { transactionSql } from '../lib/transaction-sql.ts'
import { mendDays } from './check-days.ts'
import { ENTITIES, type EntityName, tableOf } from './entities.ts'
import { expectedSite } from './expected-site.ts'
import { mendTagLists } from './expected-tag-lists.ts'
import { inEditionTransaction } from './in-edition-transaction.ts'
import { readListNames } from './list-names.ts'
import { countLive, liveFronts, livePages, liveStories } from './live-rows.ts'
import { lockEdition } from './lock.ts'
import { writeAllSearch } from './write-search.ts'
import { writeSiteRow } from './write-site.ts'
import { syncListings } from './write-story.ts'

export type Rebuilt = { stories: number; pages: number }

/**
 * Writes the public edition anew from Payload's rows, in one transaction: readers see the old edition until the new one is whole.
 * Places in lists that are right are kept, so that closed pages do not shift; missing ones are appended in the order of
 * publication; those of stories that exist no longer are removed. Former addresses are kept. Publishing waits meanwhile.
 * @param onProgress - told how many of the live stories and pages are written
 */
export function rebuildEdition(
  payload: Payload,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Rebuilt> {
  return inEditionTransaction(payload, {}, async (req) => {
    const sql = await transactionSql(req)
    await sql`set local statement_timeout = 0`
    // However long a publish may still hold the lock, a rebuild can wait for it.
    await sql`set local lock_timeout = 0`
    await lockEdition(sql)
    // Every row is written anew: readers' pages are told once, not once for each.
    await sql`select edition.note('all')`
    const total = await countLive(req)

    // Deleted and not truncated: a truncation would make readers wait, and then show them nothing.
    await sql`delete from edition.stories`
    await sql`delete from edition.pages`
    await sql`delete from edition.fronts`
    for (const name of ['sections', 'authors', 'tags', 'redirects', 'withdrawals'] as const) await writeAll(sql, name)

    await sql`delete from edition.names`
    await sql`
      insert into edition.names (id, normalised, kind, name, is_alias)
      select id, normalised, kind, name, is_alias from edition.expected_names`

    let stories = 0
    for await (const rows of liveStories(req)) {
      await insertStories(sql, rows)
      stories += rows.length
      onProgress(stories, total)
    }
    let pages = 0
    for await (const rows of livePages(req)) {
      await insertPages(sql, rows)
      pages += rows.length
      onProgress(stories + pages, total)
    }
    await writeAll(sql, 'story_changes')
    for await (const rows of liveFronts(req)) await insertFronts(sql, rows)
    await writeSiteRow(sql, await expectedSite(req))
    // Last: which pictures are public follows from all of the above.
    await writeAll(sql, 'media')
    await mendLists(sql)
    await relateMissing(sql)
    await writeAllSearch(sql)
    await mendDays(sql)
    return { stories, pages }
  })
}

async function writeAll(sql: Sql, name: EntityName): Promise<void> {
  const { columns, source } = ENTITIES[name]
  await sql`delete from ${tableOf(name)}`
  await sql`insert into ${tableOf(name)} (${columns}) select ${columns} from (${source}) as source`
}

const STORY_COLUMNS = [
  ...['id uuid', 'slug text', 'section_id uuid', 'kicker text', 'headline text', 'standfirst text', 'body jsonb'],
  ...['language text', 'lead_media_id uuid', 'lead_caption text', 'published_at timestamptz', 'revised_at timestamptz'],
  ...['is_paid boolean', 'sponsor text', 'word_count int', 'seo_title text', 'seo_description text'],
  ...['media_ids uuid[]', 'linked_ids uuid[]', 'pinned_ids uuid[]', 'pinned_until timestamptz[]', 'banned_ids uuid[]'],
  'kept_apart_ids uuid[]',
]
const PAGE_COLUMNS = [
  ...['id uuid', 'slug text', 'title text', 'description text', 'body jsonb', 'updated_at timestamptz'],
  ...['media_ids uuid[]', 'linked_ids uuid[]'],
]

const FRONT_COLUMNS = [
  ...['id uuid', 'section_id uuid', 'slots jsonb', 'story_ids uuid[]', 'list_ids uuid[]', 'media_ids uuid[]'],
  'depth int',
]

async function insertStories(sql: Sql, rows: { id: string }[]): Promise<void> {
  const batch = JSON.stringify(rows)
  await insertRows({ sql, table: 'stories', columns: STORY_COLUMNS, batch })
  await sql`
    insert into edition.story_authors (story_id, author_id, position)
    select story.id, author.id, author.position
    from jsonb_to_recordset(${batch}::jsonb) as story (id uuid, author_ids uuid[]),
      unnest(story.author_ids) with ordinality as author (id, position)`
  await sql`
    insert into edition.story_tags (story_id, tag_id, position)
    select story.id, tag.id, tag.position
    from jsonb_to_recordset(${batch}::jsonb) as story (id uuid, tag_ids uuid[]),
      unnest(story.tag_ids) with ordinality as tag (id, position)`
  await sql`
    insert into edition.corrections (story_id, position, at, severity, wrong, correct)
    select story.id, correction.position, correction.at, correction.severity, correction.wrong, correction.correct
    from jsonb_to_recordset(${batch}::jsonb) as story (id uuid, corrections jsonb),
      rows from (jsonb_to_recordset(story.corrections) as (at timestamptz, severity text, wrong text, correct text))
        with ordinality as correction (at, severity, wrong, correct, position)`
}

async function insertPages(sql: Sql, rows: { id: string }[]): Promise<void> {
  await insertRows({ sql, table: 'pages', columns: PAGE_COLUMNS, batch: JSON.stringify(rows) })
}

async function insertFronts(sql: Sql, rows: { id: string }[]): Promise<void> {
  await insertRows({ sql, table: 'fronts', columns: FRONT_COLUMNS, batch: JSON.stringify(rows) })
}

async function insertRows({
  sql,
  table,
  columns,
  batch,
}: {
  sql: Sql
  table: 'stories' | 'pages' | 'fronts'
  columns: string[]
  batch: string
}): Promise<void> {
  const names = rawFragment(columns.map((column) => column.split(' ')[0]).join(', '))
  await sql`
    insert into ${tableOf(table)} (${names})
    select ${names} from jsonb_to_recordset(${batch}::jsonb) as source (${rawFragment(columns.join(', '))})`
}

/** What related/ knows of stories is worked out by its job: of what is gone it is removed, of what it lacks it is ordered. */
async function relateMissing(sql: Sql): Promise<void> {
  await sql`delete from edition.story_vectors where not exists (select from articles where articles.id = story_id)`
  await sql`
    delete from edition.story_terms
    where not exists (select from edition.story_vectors where story_vectors.position = story_terms.position)`
  const missing = await sql<{ id: string }>`
    select id from edition.stories
    where not exists (select from edition.story_vectors where story_id = stories.id) order by published_at, id`
  const jobs = missing.map(({ id }) => ({ payload: { storyId: id }, key: `relate ${id}` }))
  if (jobs.length > 0) await addJobs(sql, 'relate-story', jobs)
}

/** Removes what belongs to nothing, then gives places to the stories that lack one. */
async function mendLists(sql: Sql): Promise<void> {
  await mendTagLists(sql)
  const lists = [...(await readListNames(sql)).keys()]
  await sql`
    delete from edition.listings as place
    where position < 1 or list_id <> all (${lists}::uuid[])
      or not exists (select 1 from articles where articles.id = place.story_id)`
  await sql`delete from edition.lists where id <> all (${lists}::uuid[])`
  await sql`
    delete from edition.related
    where not exists (select 1 from articles where articles.id = story_id)
      or not exists (select 1 from articles where articles.id = related_id)`
  await sql`
    delete from edition.former_tag_slugs as former
    where not exists (select 1 from tags where tags.id = former.tag_id) or exists (select 1 from tags where tags.slug = former.slug)`
  await sql`
    delete from edition.former_slugs as former
    where not exists (
        select 1 from articles where articles.id = former.story_id
        union all select 1 from newsroom.withdrawals where withdrawals.story_id = former.story_id)
      or exists (select 1 from edition.stories where stories.slug = former.slug)`
  await sql`
    insert into edition.lists (id, last_position) select list_id, max(position) from edition.listings group by list_id
    on conflict (id) do update set last_position = greatest(lists.last_position, excluded.last_position)`
  const live = await sql<{ id: string }>`select id from edition.stories order by published_at, id`
  await syncListings(
    sql,
    live.map(({ id }) => id),
  )
}
