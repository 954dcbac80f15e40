import { AppError } from '../../lib/errors.ts'
import { orderPurge } from './order-purge.ts'
import type { PurgeConfig } from './purge-config.ts'
import type { PurgeDriver } from './purge-drivers.ts'

/**
 * Varnish with the xkey module and docs/varnish.vcl, which also sees to what a purge overtakes. Varnish takes 8 KB for a header
 * line; 256 keys are 2.5 KB. Every Varnish is told, also when another one has failed: the job comes back for all of them.
 */
export const varnish: PurgeDriver = {
  batchSize: 256,
  purgeKeys: (keys, config, signal) => tellAll({ 'xkey-purge': keys.join(' ') }, config, signal),
  purgeAll: (config, signal) => tellAll({ 'xkey-purge-all': '1' }, config, signal),
}

async function tellAll(what: Record<string, string>, config: PurgeConfig, signal: AbortSignal | undefined) {
  const headers = config.token ? { ...what, 'xkey-purge-token': config.token } : what
  const told = await Promise.allSettled(
    config.urls.map((url) => orderPurge(`${url}/`, { method: 'PURGE', headers }, { config, signal })),
  )
  signal?.throwIfAborted()
  const failures = told.flatMap((result, index) =>
    result.status === 'rejected' ? [{ host: new URL(config.urls[index] ?? '').host, reason: result.reason }] : [],
  )
  if (failures.length === 0) return
  throw new AppError('purge-refused', {
    message: failures
      .map(({ host, reason }) => `${host}: ${reason instanceof Error ? reason.message : reason}`)
      .join('; '),
    cause: failures[0]?.reason,
  })
}
