import { log } from '../lib/log.ts'
import type { Sql } from '../lib/sql.ts'
import { NOT_BEGUN } from '../newsroom/begun.ts'
import type { Handler } from './handlers.ts'

/** In one run; the next one is an hour later. */
const MOST = 100

/**
 * Deletes stories that were opened a day ago or longer and never begun: nothing stands in them, readers never had them, nobody
 * has them open. Payload decides and deletes; it is loaded only where there is something to delete.
 */
export const deleteBlankDrafts: Handler<'delete-blank-drafts'> = async (_payload, { sql, signal }) => {
  const candidates = await findCandidates(sql)
  if (candidates.length === 0) return
  const [{ getPayload }, { default: config }] = await Promise.all([import('payload'), import('../payload.config.ts')])
  const payload = await getPayload({ config })
  const { docs } = await payload.find({
    collection: 'articles',
    where: { and: [NOT_BEGUN, { id: { in: candidates } }, { _status: { equals: 'draft' } }] },
    draft: true,
    depth: 0,
    limit: MOST,
    pagination: false,
    select: { slug: true },
    sort: 'id',
  })
  for (const { id } of docs) {
    if (signal.aborted) return
    await payload.delete({ collection: 'articles', id, depth: 0 })
  }
  if (docs.length > 0) log.info('blank drafts deleted', { stories: docs.length })
}

/** Looked for by SQL, because most hours there are none: drafts whose newest version says nothing. */
async function findCandidates(sql: Sql): Promise<string[]> {
  const rows = await sql<{ id: string }>`
    select story.id
      from articles as story join _articles_v as version on version.parent_id = story.id and version.latest
     where story._status = 'draft' and story.deleted_at is null and story.published_at is null
       and greatest(story.updated_at, version.updated_at) < now() - interval '1 day'
       and version.version_headline is null and version.version_standfirst is null
       and version.version_body is null and version.version_lead_image_id is null
       and not exists (select from edition.stories as live where live.id = story.id)
       and not exists (select from newsroom.presence as open where open.document_id = story.id and open.seen_at > now() - interval '1 day')
     order by story.updated_at
     limit ${MOST}`
  return rows.map(({ id }) => id)
}
