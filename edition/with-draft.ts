import type { Payload } from 'payload'
import { payloadPool } from '../lib/payload-pool.ts'
import { type Sql, sqlOn } from '../lib/sql.ts'
import type { Article, Front, Page } from '../payload-types.ts'
import { buildFront } from './build-front.ts'
import { buildStory } from './build-story.ts'
import { writeFrontRow } from './write-front.ts'
import { buildPage, writePageRow } from './write-page.ts'
import { writeStoryRow } from './write-story.ts'

const NO_SECTION = '00000000-0000-0000-0000-000000000000'

/**
 * Reads the edition as it would be if a draft were live: writes the draft's row, reads, and rolls everything back. So a preview
 * goes through the same statements as the page that readers will get, and no other connection ever sees the draft.
 */
export function withDraftStory<Result>(
  payload: Payload,
  draft: Article,
  read: (sql: Sql) => Promise<Result>,
): Promise<Result> {
  // A draft that was never live shows the time at which it would be published now.
  const row = buildStory({ ...draft, publishedAt: draft.publishedAt ?? new Date().toISOString() })
  return inRolledBackTransaction(payload, async (sql) => {
    // Its own id for a slug: nobody else's address can stand in the way.
    await writeStoryRow(sql, { ...row, slug: row.id, section_id: row.section_id || NO_SECTION })
    return read(sql)
  })
}

/** The same for a static page. */
export function withDraftPage<Result>(
  payload: Payload,
  draft: Page,
  read: (sql: Sql) => Promise<Result>,
): Promise<Result> {
  return inRolledBackTransaction(payload, async (sql) => {
    await writePageRow(sql, { ...buildPage(draft), slug: draft.id })
    return read(sql)
  })
}

/** The same for a front: in the place of the one that readers have. */
export function withDraftFront<Result>(
  payload: Payload,
  draft: Front,
  read: (sql: Sql, front: { sectionId: string | null }) => Promise<Result>,
): Promise<Result> {
  const row = buildFront(draft)
  return inRolledBackTransaction(payload, async (sql) => {
    await sql`delete from edition.fronts where section_id is not distinct from ${row.section_id}::uuid and id <> ${row.id}`
    await writeFrontRow(sql, row)
    return read(sql, { sectionId: row.section_id })
  })
}

async function inRolledBackTransaction<Result>(payload: Payload, work: (sql: Sql) => Promise<Result>): Promise<Result> {
  const client = await payloadPool(payload).connect()
  let lost: Error | undefined
  try {
    await client.query('begin')
    await client.query(`select set_config('broadsheet.rehearsal', 'on', true)`)
    return await work(sqlOn(client))
  } finally {
    // A connection that cannot roll back is closed, which rolls back too; put back into the pool it would carry the draft on.
    await client.query('rollback').catch((error: Error) => {
      lost = error
    })
    client.release(lost)
  }
}
