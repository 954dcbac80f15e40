import { APIError, type Endpoint, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { userCan } from '../../collections/access.ts'
import { removeFailedJob, runAgain } from '../../jobs/failed-jobs.ts'
import type { Sql } from '../../lib/sql.ts'
import { transactionSql } from '../../lib/transaction-sql.ts'
import { readJson } from '../read-body.ts'

const input = z.object({ id: z.string().regex(/^\d{1,18}$/) })

/** What the buttons of the page of background work send: to run a job again, and to give one up. */
export const jobEndpoints: Endpoint[] = [
  { path: '/jobs/run-again', method: 'post', handler: (req) => act(req, { work: runAgain, done: 'run-again' }) },
  { path: '/jobs/remove', method: 'post', handler: (req) => act(req, { work: removeFailedJob, done: 'removed' }) },
]

/** Whether this account sees the background work and may act on it: who may publish, because it is what a publish sets off. */
export function mayRunJobs(req: PayloadRequest): boolean {
  return userCan(req, 'articles', 'publish')
}

async function act(
  req: PayloadRequest,
  { work, done }: { work: (sql: Sql, id: string) => Promise<boolean>; done: string },
): Promise<Response> {
  if (!mayRunJobs(req)) throw new APIError('Only editors and admins run background work.', 403, null, true)
  const isForm = req.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')
  const { id } = parse(isForm ? Object.fromEntries(new URLSearchParams(await req.text?.())) : await readJson(req))
  const isDone = await work(await transactionSql(req), id)
  // A form's answer is a page, and this one it may reload.
  if (isForm) return redirectTo(`/admin/jobs?done=${isDone ? done : 'gone'}`)
  if (!isDone) throw new APIError('This job is running already, or is done.', 409, null, true)
  return Response.json({ done })
}

function parse(body: unknown): z.infer<typeof input> {
  const result = input.safeParse(body)
  if (!result.success) throw new APIError('Say which job, by its id.', 400, null, true)
  return result.data
}

function redirectTo(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path } })
}
