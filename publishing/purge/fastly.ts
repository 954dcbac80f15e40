import { orderPurge } from './order-purge.ts'
import type { PurgeConfig } from './purge-config.ts'
import type { PurgeDriver } from './purge-drivers.ts'

/** https://www.fastly.com/documentation/reference/api/purging/ — at most 256 keys in one order. */
export const fastly: PurgeDriver = {
  batchSize: 256,
  // What Fastly itself advises where a shield stands between edge and origin.
  againAfterSeconds: { keys: 2, all: 30 },

  async purgeKeys(keys, config, signal) {
    const headers = { ...credentials(config), 'surrogate-key': keys.join(' ') }
    await orderPurge(`${service(config)}/purge`, { method: 'POST', headers }, { config, signal })
  },

  /** Needs a token with the scope `purge_all`. */
  async purgeAll(config, signal) {
    const headers = credentials(config)
    await orderPurge(`${service(config)}/purge_all`, { method: 'POST', headers }, { config, signal })
  },
}

function service({ urls, zone = '' }: PurgeConfig): string {
  return `${urls[0]}/service/${encodeURIComponent(zone)}`
}

function credentials({ token = '' }: PurgeConfig): Record<string, string> {
  return { 'fastly-key': token, accept: 'application/json' }
}
