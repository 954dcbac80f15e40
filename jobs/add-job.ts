import type { Sql } from '../lib/sql.ts'
import { type JobName, type JobPayloads, parsePayload } from './jobs.ts'

export type JobOptions = {
  /** One waiting job per key: adding another replaces it. One that runs already is left to run, and a new one waits behind it. */
  key?: string
  /** Not before this time. */
  runAt?: Date
  /** How often it is tried before it counts as failed; 25, which takes three days. */
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
  { key, runAt, maxAttempts, queue }: JobOptions = {},
): Promise<void> {
  const json = JSON.stringify(parsePayload(name, payload))
  await sql`
    select from graphile_worker.add_job(${name}::text, ${json}::json, queue_name => ${queue ?? null}::text,
      run_at => ${runAt ?? null}::timestamptz, max_attempts => ${maxAttempts ?? null}::int, job_key => ${key ?? null}::text)`
}
