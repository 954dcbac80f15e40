import { log } from '../lib/log.ts'
import type { Sql } from '../lib/sql.ts'
import { OUTBOX_DAYS, OUTBOX_MOST } from '../newsroom/mail/outbox.ts'
import type { Handler } from './handlers.ts'
import { WITHOUT_PAYLOAD } from './jobs.ts'

/** In one statement: more would hold its locks, and the space of what is deleted, for too long. */
const BATCH = 1000

/** Deletes up to a number of the oldest and resolves to them. */
type Trim = (sql: Sql, most: number) => Promise<unknown[]>

/**
 * Deletes what nobody asks for any more: changes after three days (the newest stays: it says where the log stands), instances
 * that have not been heard of for an hour, receipts, failed jobs and mail in the outbox after thirty days (of the latter all but
 * the newest 500), failed jobs that a newer one has replaced, texts behind links that open nothing any more, and how addresses of
 * other sites answered ninety days ago.
 */
export const trimLogs: Handler<'trim-logs'> = async (_payload, { sql, signal }) => {
  const trimmed: Record<string, number> = {}
  for (const [name, trim] of Object.entries(TRIMS)) trimmed[name] = await inBatches(trim, { sql, signal })
  log.info('logs trimmed', trimmed)
}

const TRIMS: Record<string, Trim> = {
  changes: (sql, most) => sql`
    delete from edition.changes where id in (
      select id from edition.changes where at < now() - interval '3 days' and id < (select max(id) from edition.changes)
      order by id limit ${most})
    returning id`,
  instances: (sql, most) => sql`
    delete from inbox.instances where ctid = any (array(
      select ctid from inbox.instances where at < now() - interval '1 hour' order by at limit ${most}))
    returning instance`,
  receipts: (sql, most) => sql`
    delete from publishing.receipts where id in (
      select id from publishing.receipts where at < now() - interval '30 days' order by at limit ${most})
    returning id`,
  'link checks': (sql, most) => sql`
    delete from newsroom.link_checks where address in (
      select address from newsroom.link_checks where checked_at < now() - interval '90 days' order by checked_at limit ${most})
    returning address`,
  'shared previews': (sql, most) => sql`
    delete from newsroom.shared_previews where id in (
      select id from newsroom.shared_previews where expires_at < now() or is_revoked order by expires_at limit ${most})
    returning id`,
  outbox: (sql, most) => sql`
    delete from newsroom.outbox where id in (
      select id from newsroom.outbox where at < now() - ${OUTBOX_DAYS} * interval '1 day'
        or id <= (select id from newsroom.outbox order by id desc offset ${OUTBOX_MOST} limit 1)
      order by id limit ${most})
    returning id`,
  jobs: (sql, most) => sql`
    delete from graphile_worker._private_jobs where id in (
      select job.id from graphile_worker._private_jobs as job
        join graphile_worker._private_tasks as task on task.id = job.task_id
       where attempts >= max_attempts and locked_at is null
         and (greatest(updated_at, run_at) < now() - interval '30 days' or (key is null and task.identifier = any (${WITHOUT_PAYLOAD})))
       order by job.id limit ${most} for update of job skip locked)
    returning id`,
}

/** What a worker that stops leaves is an hour later's. */
async function inBatches(trim: Trim, { sql, signal }: { sql: Sql; signal: AbortSignal }): Promise<number> {
  let count = 0
  while (!signal.aborted) {
    const { length } = await trim(sql, BATCH)
    count += length
    if (length < BATCH) break
  }
  return count
}
