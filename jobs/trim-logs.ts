import { log } from '../lib/log.ts'
import type { Handler } from './handlers.ts'
import { WITHOUT_PAYLOAD } from './jobs.ts'

/**
 * Deletes what nobody asks for any more: changes after three days (the newest stays: it says where the log stands), instances
 * that have not been heard of for an hour, receipts and failed jobs after thirty days, failed jobs that a newer one has replaced.
 */
export const trimLogs: Handler<'trim-logs'> = async (_payload, { sql }) => {
  const changes = await sql`
    delete from edition.changes where at < now() - interval '3 days' and id < (select max(id) from edition.changes)
    returning id`
  const instances = await sql`delete from inbox.instances where at < now() - interval '1 hour' returning instance`
  const receipts = await sql`delete from publishing.receipts where at < now() - interval '30 days' returning id`
  const failed = await sql`
    delete from graphile_worker._private_jobs as job using graphile_worker._private_tasks as task
     where task.id = job.task_id and attempts >= max_attempts and locked_at is null
       and (greatest(updated_at, run_at) < now() - interval '30 days' or (key is null and task.identifier = any (${WITHOUT_PAYLOAD})))
    returning job.id`
  log.info('logs trimmed', {
    changes: changes.length,
    instances: instances.length,
    receipts: receipts.length,
    jobs: failed.length,
  })
}
