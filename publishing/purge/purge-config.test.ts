import { describe, expect, it } from 'vitest'
import { purgeConfig } from './purge-config.ts'

describe('the environment’s CDN', () => {
  it('is none unless one is named', () => {
    expect(purgeConfig({})).toBeUndefined()
    expect(purgeConfig({ PURGE_URL: 'https://cache.example.org', PURGE_TOKEN: 'x' })).toBeUndefined()
  })

  it.each([
    ['fastly', 'https://api.fastly.com'],
    ['cloudflare', 'https://api.cloudflare.com/client/v4'],
  ] as const)('%s has an address of its own', (driver, url) => {
    const env = { PURGE: driver, PURGE_TOKEN: 't', PURGE_ZONE: 'z' }
    expect(purgeConfig(env)).toEqual({ driver, urls: [url], token: 't', zone: 'z' })
    expect(purgeConfig({ ...env, PURGE_URL: 'http://proxy.internal/v4/' })?.urls).toEqual(['http://proxy.internal/v4'])
  })

  it('may be several Varnish, without a token', () => {
    expect(purgeConfig({ PURGE: 'varnish', PURGE_URL: 'http://10.0.0.1:6081, http://10.0.0.2:6081/,' })).toEqual({
      driver: 'varnish',
      urls: ['http://10.0.0.1:6081', 'http://10.0.0.2:6081'],
      token: undefined,
      zone: undefined,
    })
  })
})
