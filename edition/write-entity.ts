import type { PayloadRequest } from 'payload'
import type { Sql } from '../lib/sql.ts'
import { transactionSql } from '../newsroom/transaction-sql.ts'
import { type EntityName, syncEntity } from './entities.ts'
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
  await syncEntity(sql, name, [id])
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
