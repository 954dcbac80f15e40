import type { PayloadRequest } from 'payload'
import type { Sql } from '../lib/sql.ts'
import { transactionSql } from '../lib/transaction-sql.ts'
import type { Front } from '../payload-types.ts'
import { buildFront, type FrontRow } from './build-front.ts'
import { syncEntity } from './entities.ts'
import { lockEdition } from './lock.ts'

/** Writes a live front to the edition, inside the transaction that saves it. */
export async function writeFront(req: PayloadRequest, front: Front): Promise<void> {
  const sql = await transactionSql(req)
  await lockEdition(sql)
  await writeFrontRow(sql, buildFront(front))
}

export async function retractFront(req: PayloadRequest, id: string): Promise<void> {
  const sql = await transactionSql(req)
  await lockEdition(sql)
  const [gone] = await sql<{ media_ids: string[] }>`delete from edition.fronts where id = ${id} returning media_ids`
  await syncEntity(sql, 'media', gone?.media_ids ?? [])
}

/** Takes a document that was deleted for good out of the fronts that name it, as the database has taken it out of Payload's rows. */
export async function forgetInFronts(req: PayloadRequest, id: string): Promise<void> {
  const sql = await transactionSql(req)
  await lockEdition(sql)
  const fronts = await sql<{ id: string }>`
    select id from edition.fronts where story_ids @> array[${id}::uuid] or list_ids @> array[${id}::uuid] order by id limit 1000`
  if (fronts.length === 0) return
  const { docs } = await req.payload.db.find<Front>({
    collection: 'fronts',
    where: { id: { in: fronts.map((front) => front.id) } },
    limit: 1000,
    pagination: false,
    req,
  })
  for (const front of docs) await writeFrontRow(sql, buildFront(front))
}

export async function writeFrontRow(sql: Sql, row: FrontRow): Promise<void> {
  const [before] = await sql<{ media_ids: string[] }>`select media_ids from edition.fronts where id = ${row.id}`
  await sql`
    insert into edition.fronts (id, section_id, slots, story_ids, list_ids, media_ids, depth)
    values (${row.id}, ${row.section_id}, ${JSON.stringify(row.slots)}, ${row.story_ids}, ${row.list_ids}, ${row.media_ids}, ${row.depth})
    on conflict (id) do update set
      section_id = excluded.section_id, slots = excluded.slots, story_ids = excluded.story_ids, list_ids = excluded.list_ids,
      media_ids = excluded.media_ids, depth = excluded.depth`
  await syncEntity(sql, 'media', [...new Set([...row.media_ids, ...(before?.media_ids ?? [])])])
}
