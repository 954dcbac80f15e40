import { ALL } from '../../delivery/page-tags.ts'
import { cloudflare } from './cloudflare.ts'
import { fastly } from './fastly.ts'
import type { PurgeConfig, PurgeDriverName } from './purge-config.ts'
import { varnish } from './varnish.ts'

/** One kind of CDN. Each call is one order; what the CDN does not confirm is thrown. */
export type PurgeDriver = {
  /** The most keys that one order may name. */
  batchSize: number
  purgeKeys(keys: string[], config: PurgeConfig, signal?: AbortSignal): Promise<void>
  purgeAll(config: PurgeConfig, signal?: AbortSignal): Promise<void>
  /**
   * A page of before may be on its way through the CDN while the purge overtakes it, and be kept after it. Where the CDN cannot
   * tell, the same is purged once more after this time.
   */
  againAfterSeconds?: { keys: number; all: number }
}

/**
 * Has the CDN forget every page that carries one of the tags, at once and for good (no soft purge: a reader would get the old
 * page once more). Purging twice does no harm, so a caller that fails may begin again.
 *
 * @param tags - in short form, as in the header `Surrogate-Key`; or `all`, which no short tag is as short as
 * @throws AppError `purge-refused` (what the CDN answered), and those of `operatorFetch`
 */
export async function purgeTags(tags: string[], config: PurgeConfig, signal?: AbortSignal): Promise<void> {
  const { batchSize, purgeKeys, purgeAll } = DRIVERS[config.driver]
  if (tags.includes(ALL)) return purgeAll(config, signal)
  const keys = [...new Set(tags)]
  // One after the other: CDNs count requests, and a refused batch makes the rest needless.
  for (let from = 0; from < keys.length; from += batchSize) {
    await purgeKeys(keys.slice(from, from + batchSize), config, signal)
  }
}

/** When the same tags are to be purged once more; `undefined` where once is enough. */
export function purgeAgainAfterSeconds(tags: string[], { driver }: PurgeConfig): number | undefined {
  return DRIVERS[driver].againAfterSeconds?.[tags.includes(ALL) ? 'all' : 'keys']
}

const DRIVERS: Record<PurgeDriverName, PurgeDriver> = { fastly, cloudflare, varnish }
