import { APIError, type Endpoint, type PayloadRequest } from 'payload'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { nameParts, type Parts } from '../../related/reasons.ts'
import { readableStory } from '../receipts/read-story-receipts.ts'
import { type ChosenStory, inWords } from './chosen-words.ts'

/** Below a story's own address: which stories were chosen for it, and why. */
export const relatedEndpoints: Omit<Endpoint, 'root'>[] = [{ path: '/:id/related', method: 'get', handler: chosen }]

type Row = { id: string; headline: string; score: number; parts: Parts; published_at: Date }

async function chosen(req: PayloadRequest): Promise<Response> {
  const storyId = await readableStory(req, req.routeParams?.id)
  if (!storyId) throw new APIError('There is no such story for you.', 404, null, true)
  const sql = await transactionSql(req)
  const rows = await sql<Row>`
    select live.id, live.headline, related.score, related.parts, live.published_at
    from edition.related join edition.stories as live on live.id = related.related_id
    where related.story_id = ${storyId} order by related.position limit 20`
  const named = await nameParts(
    sql,
    rows.map(({ parts }) => parts),
  )
  const stories: ChosenStory[] = rows.map(({ published_at, ...row }, at) =>
    inWords({ ...row, parts: named[at] ?? row.parts, publishedAt: published_at.toISOString() }),
  )
  return Response.json({ stories }, { headers: { 'Cache-Control': 'no-store' } })
}
