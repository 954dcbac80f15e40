import type { PayloadRequest } from 'payload'
import { fragment, type Sql } from '../lib/sql.ts'
import { transactionSql } from '../lib/transaction-sql.ts'
import { type EntityName, syncEntity, tableOf } from './entities.ts'
import { lockEdition } from './lock.ts'
import { syncListings } from './write-story.ts'

/**
 * Brings one document's row in the edition into line with Payload's, or removes it with the document.
 * @param mediaIds - pictures that the document shows or showed
 */
export async function writeEntity(
  req: PayloadRequest,
  { name, id, mediaIds = [] }: { name: EntityName; id: string; mediaIds?: string[] },
): Promise<void> {
  const sql = await transactionSql(req)
  await lockEdition(sql)
  if (name === 'tags') await keepFormerTagAddress(sql, id)
  await syncEntity(sql, name, [id])
  if (name === 'sections' || name === 'authors' || name === 'tags') await forgetListOfNobody(sql, name, id)
  await syncEntity(sql, 'media', mediaIds)
}

/** A section that moved under another takes its stories into that section's list. */
export async function relistSection(req: PayloadRequest, id: string): Promise<void> {
  const sql = await transactionSql(req)
  await lockEdition(sql)
  await syncListings(sql, await storiesOfSection(sql, id))
}

async function storiesOfSection(sql: Sql, id: string): Promise<string[]> {
  const rows = await sql<{ id: string }>`
    select stories.id from edition.stories join edition.section_chain using (section_id)
    where ancestor_id = ${id} order by published_at`
  return rows.map((row) => row.id)
}

/** A section, author or tag that was deleted takes its list along, with the places that unpublished stories still had in it. */
async function forgetListOfNobody(sql: Sql, name: 'sections' | 'authors' | 'tags', id: string): Promise<void> {
  const isGone = fragment`not exists (select 1 from ${tableOf(name)} where id = ${id})`
  await sql`delete from edition.listings where list_id = ${id} and ${isGone}`
  await sql`delete from edition.lists where id = ${id} and ${isGone}`
  if (name === 'tags') await sql`delete from edition.former_tag_slugs where tag_id = ${id} and ${isGone}`
}

/**
 * A tag that readers have known is found under its slug of before, too; the one of today is no former one.
 * Run before its row in the edition is written.
 */
async function keepFormerTagAddress(sql: Sql, id: string): Promise<void> {
  await sql`
    insert into edition.former_tag_slugs (slug, tag_id)
    select known.slug, known.id from edition.tags as known join tags as now on now.id = known.id
    where known.id = ${id} and known.slug <> now.slug
      and exists (select from edition.lists join edition.tag_roots on tag_roots.list_id = lists.id where tag_roots.tag_id = known.id)
    on conflict (slug) do update set tag_id = excluded.tag_id`
  await sql`delete from edition.former_tag_slugs where slug = (select slug from tags where id = ${id})`
}
