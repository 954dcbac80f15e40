import { AppError } from '../../lib/errors.ts'
import { type OperatorAnswer, operatorFetch } from '../../lib/operator-fetch.ts'
import type { PurgeConfig } from './purge-config.ts'

/** A CDN's API takes well under a second; a job may wait longer, an editor's change should not. */
const TIMEOUT_MS = 10_000
/** Fastly and Cloudflare answer with an id for each key. */
const MAX_BYTES = 100_000
/** Enough for what went wrong; it is kept as the job's last error. */
const QUOTED_CHARACTERS = 300

type Order = { method: string; headers?: Record<string, string>; body?: string }

/** Sends one order to a CDN. @throws AppError `purge-refused` unless it answers with 2xx, and those of `operatorFetch` */
export async function orderPurge(
  url: string,
  order: Order,
  { config, signal }: { config: PurgeConfig; signal: AbortSignal | undefined },
): Promise<OperatorAnswer> {
  const answer = await operatorFetch(url, { ...order, timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES, signal })
  if (answer.status >= 200 && answer.status < 300) return answer
  throw refused(answer, config)
}

/** Says what the CDN answered, without the token should the answer repeat it. When to try again is the job's matter. */
export function refused({ status, headers, body }: OperatorAnswer, { driver, token }: PurgeConfig): AppError {
  const retryAfter = headers['retry-after'] ? `, to try again after ${headers['retry-after']}` : ''
  const said = `${driver} answered ${status}${retryAfter}: ${body.replace(/\s+/g, ' ').trim() || 'no text'}`
  const shown = token ? said.replaceAll(token, '(token)') : said
  return new AppError('purge-refused', { message: shown.slice(0, QUOTED_CHARACTERS) })
}
