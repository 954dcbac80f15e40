import { z } from 'zod'
import type { OperatorAnswer } from '../../lib/operator-fetch.ts'
import { orderPurge, refused } from './order-purge.ts'
import type { PurgeConfig } from './purge-config.ts'
import type { PurgeDriver } from './purge-drivers.ts'

/**
 * https://developers.cloudflare.com/cache/how-to/purge-cache/ — at most 100 tags in one order, on every plan. Tags are compared
 * without regard to case: two of ours that differ in case alone are purged together, which costs a render.
 */
export const cloudflare: PurgeDriver = {
  batchSize: 100,
  againAfterSeconds: { keys: 2, all: 30 },
  purgeKeys: (keys, config, signal) => purge({ tags: keys }, config, signal),
  purgeAll: (config, signal) => purge({ purge_everything: true }, config, signal),
}

async function purge(what: object, config: PurgeConfig, signal: AbortSignal | undefined): Promise<void> {
  const { urls, zone = '', token = '' } = config
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', accept: 'application/json' }
  const answer = await orderPurge(
    `${urls[0]}/zones/${encodeURIComponent(zone)}/purge_cache`,
    { method: 'POST', headers, body: JSON.stringify(what) },
    { config, signal },
  )
  if (!hasSucceeded(answer)) throw refused(answer, config)
}

/** The status alone does not say so. */
function hasSucceeded({ body }: OperatorAnswer): boolean {
  try {
    return SUCCESS.safeParse(JSON.parse(body)).success
  } catch {
    return false
  }
}

const SUCCESS = z.object({ success: z.literal(true) })
