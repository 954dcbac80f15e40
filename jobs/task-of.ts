import type { JobHelpers, Task } from 'graphile-worker'
import type { Pool } from 'pg'
import { AppError } from '../lib/errors.ts'
import { log } from '../lib/log.ts'
import { type Sql, sqlOn } from '../lib/sql.ts'
import { type Transact, transactOn } from '../lib/transact.ts'
import type { Handlers } from './handlers.ts'
import { type JobName, parsePayload } from './jobs.ts'

/** A handler as graphile-worker calls it: payload parsed, and an error that an editor can read kept with the job. */
export function taskOf(name: JobName, handlers: Handlers, pool: Pool): Task {
  // Planned once: a job is short, and follows every publish.
  const sql = sqlOn(pool, { prepared: true })
  const transact = transactOn(pool, { prepared: true })
  return async (payload, { job, abortSignal }) => {
    try {
      await runHandler({ handlers, name, payload, job, sql, transact, signal: abortSignal })
    } catch (error) {
      if (await isReplaced(sql, job))
        return log.warn('job failed, a newer one does it', { job: name, error: sentence(error) })
      throw new Error(sentence(error), { cause: error })
    }
  }
}

function runHandler<Name extends JobName>({
  handlers,
  name,
  payload,
  job,
  sql,
  transact,
  signal,
}: {
  handlers: Handlers
  name: Name
  payload: unknown
  job: JobHelpers['job']
  sql: Sql
  transact: Transact
  signal: AbortSignal
}): Promise<void> {
  const handler: Handlers[Name] = handlers[name]
  if (!handler) throw new AppError('job-unknown', { message: `no handler for ${name}` })
  return handler(parsePayload(name, payload), { sql, transact, signal, attempt: job.attempts })
}

/** Whether another job of the same key has been added meanwhile: graphile-worker then takes the key from this one. */
async function isReplaced(sql: Sql, job: JobHelpers['job']): Promise<boolean> {
  if (job.key === null) return false
  try {
    const rows = await sql`select from graphile_worker.jobs where id = ${job.id} and key is null`
    return rows.length > 0
  } catch {
    // The error that we came with is the one to tell.
    return false
  }
}

function sentence(error: unknown): string {
  if (error instanceof AppError && error.userMessage) return error.userMessage
  if (!(error instanceof Error)) return String(error)
  // A refused connection has a code and no message.
  return error.message || ('code' in error ? String(error.code) : error.name)
}
