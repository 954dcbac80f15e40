import { APIError, type Endpoint, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { addJob } from '../../jobs/add-job.ts'
import { runAgain } from '../../jobs/failed-jobs.ts'
import type { Sql } from '../../lib/sql.ts'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { reopenReceipt } from '../../publishing/receipts.ts'
import { readableStory, readStoryReceipts } from './read-story-receipts.ts'
import { inAWord } from './receipt-words.ts'

/** What the bar above a story's form asks for. */
export type NewestReceipt = ReturnType<typeof inAWord>

/** Below a story's own address: its newest receipt in a word, and another look at what was late. */
export const receiptEndpoints: Omit<Endpoint, 'root'>[] = [
  { path: '/:id/receipt', method: 'get', handler: newest },
  { path: '/:id/receipts/:receiptId/check-again', method: 'post', handler: checkAgain },
]

async function newest(req: PayloadRequest): Promise<Response> {
  const receipts = await readStoryReceipts(req, req.routeParams?.id, { limit: 1 })
  if (!receipts) throw noStory()
  const [receipt] = receipts
  const answer: NewestReceipt | null = receipt ? inAWord(receipt) : null
  return Response.json({ receipt: answer }, { headers: { 'Cache-Control': 'no-store' } })
}

async function checkAgain(req: PayloadRequest): Promise<Response> {
  const storyId = await readableStory(req, req.routeParams?.id)
  if (!storyId) throw noStory()
  const id = z.uuid().safeParse(req.routeParams?.receiptId)
  const sql = await transactionSql(req)
  const isOpen = id.success && (await reopenReceipt(sql, { storyId, receiptId: id.data }))
  if (isOpen) await lookAgain(sql, id.data)
  // A form's answer is a page, and this one it may reload.
  if (req.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')) {
    const open = id.success ? `?open=${id.data}` : ''
    return new Response(null, {
      status: 303,
      headers: { Location: `/admin/collections/articles/${storyId}/receipts${open}` },
    })
  }
  if (!isOpen)
    throw new APIError('There is nothing to check again: it is complete, or being looked at.', 409, null, true)
  return Response.json({ done: 'check-again' })
}

/** The job that has failed, with all its tries again, or a new one where it has been given up. One that runs already goes on. */
async function lookAgain(sql: Sql, receiptId: string): Promise<void> {
  const [job] = await sql<{ id: string }>`
    select id from graphile_worker._private_jobs where payload ->> 'receiptId' = ${receiptId} order by id limit 1`
  if (job) await runAgain(sql, job.id)
  else await addJob(sql, 'deliver-receipt', { receiptId })
}

function noStory(): APIError {
  return new APIError('There is no such story for you.', 404, null, true)
}
