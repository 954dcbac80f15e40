import type { PayloadRequest } from 'payload'
import { addJob } from '../jobs/add-job.ts'
import { fragment, type Sql } from '../lib/sql.ts'
import { transactionSql } from '../lib/transaction-sql.ts'
import { type EntityName, syncEntity, tableOf } from './entities.ts'
import { lockEdition } from './lock.ts'
import { hideTagList } from './tag-lists.ts'
import { syncListings } from './write-story.ts'

/**
 * Brings one document's row in the edition into line with Payload's, or removes it with the document.
 * @param mediaIds - pictures that the document shows or showed
 */
export async function writeEntity(req: PayloadRequest, entity: WrittenEntity): Promise<void> {
  const sql = await transactionSql(req)
  await lockEdition(sql)
  await writeEntityRow(sql, entity)
}

type WrittenEntity = { name: EntityName; id: string; mediaIds?: string[] }

/** The same for whoever holds the edition's lock. */
export async function writeEntityRow(sql: Sql, { name, id, mediaIds = [] }: WrittenEntity): Promise<void> {
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
  if (name === 'tags') await forgetTag(sql, id)
}

/** A deleted tag's former addresses go; what stood for it and is now alone shows its own list again. */
async function forgetTag(sql: Sql, id: string): Promise<void> {
  const gone = await sql`select 1 where not exists (select 1 from edition.tags where id = ${id})`
  if (gone.length === 0) return
  await sql`delete from edition.former_tag_slugs where tag_id = ${id}`
  const lists = await sql<{ tag_id: string }>`
    select list.tag_id from edition.tag_lists as list
    where list.state = 'shown' and (list.tag_id = ${id} or (
      exists (select from edition.tag_list_members as member where member.list_id = list.list_id and member.tag_id = ${id})
      and (select count(*) from edition.tag_list_members as member where member.list_id = list.list_id) <= 2))
    order by list.tag_id limit 100`
  await sql`delete from edition.tag_list_members where tag_id = ${id}`
  if (lists.length === 0) return
  await hideTagList(
    sql,
    lists.map((list) => list.tag_id),
  )
  await addJob(sql, 'drop-tag-lists', {}, { key: 'drop-tag-lists', queue: 'tags' })
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
