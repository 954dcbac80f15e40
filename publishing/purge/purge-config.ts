import type { Env } from '../../lib/env.ts'

export type PurgeDriverName = NonNullable<Env['PURGE']>

/** Where and how a CDN is purged. `urls` have no slash at their end; only Varnish has several. */
export type PurgeConfig = {
  driver: PurgeDriverName
  urls: string[]
  /** Fastly's or Cloudflare's API token; with Varnish what its VCL may ask for. */
  token: string | undefined
  /** Fastly's service or Cloudflare's zone. */
  zone: string | undefined
}

const API = { fastly: 'https://api.fastly.com', cloudflare: 'https://api.cloudflare.com/client/v4', varnish: '' }

/** What the environment, once it has been checked, says about the CDN; `undefined` where there is none to purge. */
export function purgeConfig(
  env: Pick<Env, 'PURGE' | 'PURGE_URL' | 'PURGE_TOKEN' | 'PURGE_ZONE'>,
): PurgeConfig | undefined {
  const driver = env.PURGE
  if (!driver) return undefined
  const urls = (env.PURGE_URL ?? API[driver]).split(',').flatMap((url) => url.trim().replace(/\/+$/, '') || [])
  return { driver, urls, token: env.PURGE_TOKEN, zone: env.PURGE_ZONE }
}
