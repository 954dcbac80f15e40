import { Logger } from 'graphile-worker'
import { log } from '../lib/log.ts'

/**
 * What graphile-worker says, into our log: failures and warnings only. A job's payload is in what it hands over, and stays out.
 */
export const runnerLog = new Logger(() => (level, message, meta) => {
  if (level !== 'error' && level !== 'warning') return
  if (!meta?.failure) return level === 'error' ? log.error('worker', message) : log.warn('worker', { message })
  const job = meta.job as { id: string; task_identifier: string; attempts: number; max_attempts: number }
  const fields = { job: job.task_identifier, id: job.id, attempt: job.attempts, attempts: job.max_attempts }
  if (job.attempts >= job.max_attempts) return log.error('job failed for good', meta.error, fields)
  log.warn('job failed, will be tried again', { ...fields, error: (meta.error as Error).message })
})
