import type { Sql } from '../lib/sql.ts'
import { type JobName, type JobPayloads, parsePayload, termsOf } from './jobs.ts'

export type JobOptions = {
  /**
   * One waiting job per key: adding another replaces it, at its place in the row unless a time is given: what is added again and
   * again would else never come up. One that runs already is left to run, and a new one waits behind it.
   */
  key?: string
  /** Not before this time. */
  runAt?: Date
  /** Not before so many seconds from now, by the database's clock. */
  inSeconds?: number
  /** Instead of what the job's definition says. */
  maxAttempts?: number
  /** Jobs of one queue run one after another. A few fixed names, never one per document. */
  queue?: string
}

/**
 * Writes a job for the worker. Given the `Sql` of a transaction (`transactionSql(req)` in a hook) the job is there when the
 * transaction commits, and never was when it rolls back. The only file of jobs/ that hooks import.
 */
export async function addJob<Name extends JobName>(
  sql: Sql,
  name: Name,
  payload: JobPayloads[Name],
  { key, runAt, inSeconds, maxAttempts, queue }: JobOptions = {},
): Promise<void> {
  const json = JSON.stringify(parsePayload(name, payload))
  const { priority, attempts } = termsOf(name)
  const hasTime = runAt !== undefined || inSeconds !== undefined
  await sql`
    select from graphile_worker.add_job(${name}::text, ${json}::json, queue_name => ${queue ?? null}::text,
      run_at => coalesce(${runAt ?? null}::timestamptz, now() + make_interval(secs => ${inSeconds ?? null}::float8)),
      max_attempts => ${maxAttempts ?? attempts}::int, job_key => ${key ?? null}::text, priority => ${priority}::int,
      job_key_mode => ${hasTime ? 'replace' : 'preserve_run_at'}::text)`
}

/** The same job for many, each under a key of its own, with one statement. */
export async function addJobs<Name extends JobName>(
  sql: Sql,
  name: Name,
  jobs: { payload: JobPayloads[Name]; key: string }[],
): Promise<void> {
  const rows = jobs.map(({ payload, key }) => ({ payload: parsePayload(name, payload), key }))
  const { priority, attempts } = termsOf(name)
  await sql`
    select from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as job (payload json, key text)
    cross join lateral graphile_worker.add_job(${name}::text, job.payload, max_attempts => ${attempts}::int, job_key => job.key,
      priority => ${priority}::int, job_key_mode => 'preserve_run_at') as added`
}
