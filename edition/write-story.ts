import type { PayloadRequest } from 'payload'
import type { Sql } from '../lib/sql.ts'
import { transactionSql } from '../lib/transaction-sql.ts'
import type { StoryRow } from './build-story.ts'
import { syncEntity } from './entities.ts'
import { lockEdition } from './lock.ts'
import { writeSearch } from './write-search.ts'

/**
 * Writes a live story to the edition: its row, byline, tags, pictures and places in lists. Run inside the publishing transaction.
 * Resolves to whether it was live before.
 */
export async function publishStory(req: PayloadRequest, row: StoryRow): Promise<boolean> {
  const sql = await transactionSql(req)
  await lockEdition(sql)
  return writeStory(sql, row)
}

/**
 * Takes a story from readers. Its places in lists are kept, so that closed pages do not shift and it returns to where it was.
 * Resolves to whether it was live before.
 */
export async function retractStory(req: PayloadRequest, id: string): Promise<boolean> {
  const sql = await transactionSql(req)
  const live = await sql`select 1 from edition.stories where id = ${id}`
  if (live.length === 0) return false
  await lockEdition(sql)
  await deleteStory(sql, id)
  return true
}

/** Takes a story from readers and forgets its places and former addresses: it was deleted for good. */
export async function forgetStory(req: PayloadRequest, id: string): Promise<void> {
  const sql = await transactionSql(req)
  await lockEdition(sql)
  await deleteStory(sql, id)
  await sql`delete from edition.listings where story_id = ${id}`
  await sql`delete from edition.day_stories where story_id = ${id}`
  // The notice of a withdrawal stays, and so do the addresses that lead to it.
  await sql`
    delete from edition.former_slugs as former
    where story_id = ${id} and not exists (select from newsroom.withdrawals where withdrawals.story_id = former.story_id)`
  await sql`delete from edition.related where story_id = ${id} or related_id = ${id}`
}

/** Writes one story, its former address and its places in lists. The caller holds the edition's lock. */
async function writeStory(sql: Sql, row: StoryRow): Promise<boolean> {
  const slugBefore = await writeStoryRow(sql, row)
  await keepFormerAddress(sql, row, slugBefore)
  await syncListings(sql, [row.id])
  await syncStoryChanges(sql, row.id)
  return slugBefore !== undefined
}

/** What readers are shown of how a story changed comes and goes with the story. The caller holds the edition's lock. */
export async function syncStoryChanges(sql: Sql, storyId: string): Promise<void> {
  const rows = await sql<{ id: string }>`
    select id from newsroom.published_texts where story_id = ${storyId} and shown is not null
    union select id from edition.story_changes where story_id = ${storyId} order by id limit 1000`
  await syncEntity(
    sql,
    'story_changes',
    rows.map(({ id }) => id),
  )
}

/** Writes a story's row with its byline, tags, pictures and words to be found by. Resolves to the slug that the story had, if it was live. */
export async function writeStoryRow(sql: Sql, row: StoryRow): Promise<string | undefined> {
  const [before] = await sql<{ slug: string; media_ids: string[] }>`
    select slug, media_ids from edition.stories where id = ${row.id}`
  await writeStoryColumns(sql, row)
  await writeSearch(sql, [row.id])
  await syncEntity(sql, 'media', [...new Set([...row.media_ids, ...(before?.media_ids ?? [])])])
  return before?.slug
}

/** Writes a story's row with its byline and tags: what needs none of Payload's rows. */
export async function writeStoryColumns(sql: Sql, row: StoryRow): Promise<void> {
  await sql`
    insert into edition.stories (
      id, slug, section_id, kicker, headline, standfirst, body, language, lead_media_id, lead_caption, published_at, revised_at,
      is_paid, sponsor, word_count, seo_title, seo_description, media_ids, linked_ids, pinned_ids, pinned_until, banned_ids,
      kept_apart_ids)
    values (
      ${row.id}, ${row.slug}, ${row.section_id}, ${row.kicker}, ${row.headline}, ${row.standfirst}, ${JSON.stringify(row.body)},
      ${row.language}, ${row.lead_media_id}, ${row.lead_caption}, ${row.published_at}, ${row.revised_at}, ${row.is_paid},
      ${row.sponsor}, ${row.word_count}, ${row.seo_title}, ${row.seo_description}, ${row.media_ids}, ${row.linked_ids},
      ${row.pinned_ids}, ${row.pinned_until}, ${row.banned_ids}, ${row.kept_apart_ids})
    on conflict (id) do update set
      slug = excluded.slug, section_id = excluded.section_id, kicker = excluded.kicker, headline = excluded.headline,
      standfirst = excluded.standfirst, body = excluded.body, language = excluded.language,
      lead_media_id = excluded.lead_media_id, lead_caption = excluded.lead_caption, published_at = excluded.published_at,
      revised_at = excluded.revised_at, is_paid = excluded.is_paid, sponsor = excluded.sponsor,
      word_count = excluded.word_count, seo_title = excluded.seo_title, seo_description = excluded.seo_description,
      media_ids = excluded.media_ids, linked_ids = excluded.linked_ids, pinned_ids = excluded.pinned_ids,
      pinned_until = excluded.pinned_until, banned_ids = excluded.banned_ids, kept_apart_ids = excluded.kept_apart_ids`
  await sql`
    with old_authors as (delete from edition.story_authors where story_id = ${row.id} and author_id <> all (${row.author_ids}::uuid[])),
      old_tags as (delete from edition.story_tags where story_id = ${row.id} and tag_id <> all (${row.tag_ids}::uuid[])),
      new_authors as (
        insert into edition.story_authors (story_id, author_id, position)
        select ${row.id}, author.id, author.position from unnest(${row.author_ids}::uuid[]) with ordinality as author (id, position)
        on conflict (story_id, author_id) do update set position = excluded.position)
    insert into edition.story_tags (story_id, tag_id, position)
    select ${row.id}, tag.id, tag.position from unnest(${row.tag_ids}::uuid[]) with ordinality as tag (id, position)
    on conflict (story_id, tag_id) do update set position = excluded.position`
  await writeCorrections(sql, row)
}

/** As a whole, and only where they are others: most stories have none, before and after. */
async function writeCorrections(sql: Sql, { id, corrections }: StoryRow): Promise<void> {
  await sql`
    with given as (
      select position, at, severity, wrong, correct
      from jsonb_to_recordset(${JSON.stringify(corrections.map((one, index) => ({ ...one, position: index + 1 })))}::jsonb)
        as given (position int, at timestamptz, severity text, wrong text, correct text)),
    gone as (
      delete from edition.corrections as old where story_id = ${id} and not exists (select from given where given.position = old.position))
    insert into edition.corrections (story_id, position, at, severity, wrong, correct)
    select ${id}, position, at, severity, wrong, correct from given
    on conflict (story_id, position) do update set at = excluded.at, severity = excluded.severity, wrong = excluded.wrong,
      correct = excluded.correct`
}

/**
 * Brings the places in lists of some live stories into line with their section, authors and tags. A story that enters a list
 * gets the next place at its end, so that no other moves; several that enter at once do so in the order of their publication.
 */
export async function syncListings(sql: Sql, storyIds: string[]): Promise<void> {
  await sql`
    delete from edition.listings place
    using edition.stories story
    where place.story_id = any (${storyIds}::uuid[]) and story.id = place.story_id and not exists (
      select 1 from edition.expected_listings expected
      where expected.story_id = place.story_id and expected.list_id = place.list_id)`
  await sql`
    with missing as (
      select expected.list_id, expected.story_id,
        row_number() over (partition by expected.list_id order by expected.published_at, expected.story_id) as number
      from edition.expected_listings expected
      where expected.story_id = any (${storyIds}::uuid[]) and not exists (
        select 1 from edition.listings place
        where place.story_id = expected.story_id and place.list_id = expected.list_id)),
    growth as (select list_id, max(number) as by from missing group by list_id),
    grown as (
      insert into edition.lists (id, last_position) select list_id, by from growth order by list_id
      on conflict (id) do update set last_position = lists.last_position + excluded.last_position
      returning id, last_position)
    insert into edition.listings (list_id, position, story_id)
    select missing.list_id, grown.last_position - growth.by + missing.number, missing.story_id
    from missing join growth using (list_id) join grown on grown.id = missing.list_id`
}

/** Removes a live story and what hangs on it. Its address stays its own: if it returns under another, this one leads there. */
async function deleteStory(sql: Sql, id: string): Promise<void> {
  const [gone] = await sql<{ slug: string; media_ids: string[] }>`
    delete from edition.stories where id = ${id} returning slug, media_ids`
  if (!gone) return
  await rememberAddress(sql, gone.slug, id)
  await syncEntity(sql, 'media', gone.media_ids)
}

/** The address of today is no former one; the one of before is, if it was another. */
async function keepFormerAddress(sql: Sql, row: StoryRow, slugBefore: string | undefined): Promise<void> {
  if (slugBefore !== undefined && slugBefore !== row.slug) await rememberAddress(sql, slugBefore, row.id)
  await sql`delete from edition.former_slugs where slug = ${row.slug}`
}

async function rememberAddress(sql: Sql, slug: string, storyId: string): Promise<void> {
  await sql`
    insert into edition.former_slugs (slug, story_id) values (${slug}, ${storyId})
    on conflict (slug) do update set story_id = excluded.story_id`
}
