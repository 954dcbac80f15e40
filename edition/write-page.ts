import type { PayloadRequest } from 'payload'
import type { Sql } from '../lib/sql.ts'
import { transactionSql } from '../lib/transaction-sql.ts'
import type { Page } from '../payload-types.ts'
import type { Block } from './body.ts'
import { bodyFromLexical } from './body-from-lexical.ts'
import { mentionedIn } from './build-story.ts'
import { syncEntity } from './entities.ts'
import { lockEdition } from './lock.ts'

/** A static page's row in the edition. */
export type PageRow = {
  id: string
  slug: string
  title: string
  description: string | null
  body: Block[]
  updated_at: string
  media_ids: string[]
  linked_ids: string[]
}

export function buildPage(page: Page): PageRow {
  const body = bodyFromLexical(page.body)
  const mentioned = mentionedIn(body)
  return {
    id: page.id,
    slug: page.slug ?? page.id,
    title: page.title ?? '',
    description: page.description || null,
    body,
    updated_at: new Date(page.updatedAt).toISOString(),
    media_ids: [...new Set(mentioned.media)],
    linked_ids: [...new Set(mentioned.documents)],
  }
}

/** Writes a live page to the edition, inside the transaction that saves it. */
export async function writePage(req: PayloadRequest, page: Page): Promise<void> {
  const sql = await transactionSql(req)
  await lockEdition(sql)
  await writePageRow(sql, buildPage(page))
}

export async function retractPage(req: PayloadRequest, id: string): Promise<void> {
  const sql = await transactionSql(req)
  await lockEdition(sql)
  await deletePage(sql, id)
}

export async function writePageRow(sql: Sql, row: PageRow): Promise<void> {
  const [before] = await sql<{ media_ids: string[] }>`select media_ids from edition.pages where id = ${row.id}`
  await sql`
    insert into edition.pages (id, slug, title, description, body, updated_at, media_ids, linked_ids)
    values (${row.id}, ${row.slug}, ${row.title}, ${row.description}, ${JSON.stringify(row.body)}, ${row.updated_at},
      ${row.media_ids}, ${row.linked_ids})
    on conflict (id) do update set
      slug = excluded.slug, title = excluded.title, description = excluded.description, body = excluded.body,
      updated_at = excluded.updated_at, media_ids = excluded.media_ids, linked_ids = excluded.linked_ids`
  await syncEntity(sql, 'media', [...new Set([...row.media_ids, ...(before?.media_ids ?? [])])])
}

async function deletePage(sql: Sql, id: string): Promise<void> {
  const [gone] = await sql<{ media_ids: string[] }>`delete from edition.pages where id = ${id} returning media_ids`
  await syncEntity(sql, 'media', gone?.media_ids ?? [])
}
