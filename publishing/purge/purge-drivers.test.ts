import { describe, expect, it } from 'vitest'
import { ALL, shortTag } from '../../delivery/page-tags.ts'
import type { PurgeConfig } from './purge-config.ts'
import { purgeTags } from './purge-drivers.ts'
import { type LocalCdn, localCdn, type Received, type Reply } from './testing/local-cdn.ts'

const TOKEN = 'a-very-secret-token'
const FRONT = shortTag('list:front')
const STORY = shortTag('story:1')
const many = (count: number) => Array.from({ length: count }, (_, index) => shortTag(`story:${index}`))

const config = (driver: PurgeConfig['driver'], { url }: { url: string }): PurgeConfig => ({
  driver,
  urls: [url],
  token: TOKEN,
  zone: 'zone 1',
})
const ok = (): Reply => ({ body: '{"status":"ok"}' })
const success = (): Reply => ({ headers: { 'content-type': 'application/json' }, body: '{"success":true,"errors":[]}' })

/** Everything that the order says, with the headers by name. */
const seen = (cdn: LocalCdn, ...headers: string[]) =>
  cdn.received.map(({ method, path, body, headers: all }) => ({
    order: `${method} ${path}`,
    body,
    ...Object.fromEntries(headers.map((name) => [name, all[name]])),
  }))

describe('Fastly', () => {
  it('is told the keys in one header, and never softly', async () => {
    await using cdn = await localCdn(ok)
    await purgeTags([FRONT, STORY, FRONT], config('fastly', cdn))
    expect(seen(cdn, 'fastly-key', 'surrogate-key', 'content-length')).toEqual([
      {
        order: 'POST /service/zone%201/purge',
        body: '',
        'fastly-key': TOKEN,
        'surrogate-key': `${FRONT} ${STORY}`,
        'content-length': '0',
      },
    ])
    expect(cdn.received[0]?.headers).not.toHaveProperty('fastly-soft-purge')
  })

  it('is told at most 256 keys at a time, and each of them once', async () => {
    await using cdn = await localCdn(ok)
    await purgeTags(many(600), config('fastly', cdn))
    const batches = cdn.received.map(({ headers }) => String(headers['surrogate-key']).split(' '))
    expect(batches.map(({ length }) => length)).toEqual([256, 256, 88])
    expect(batches.flat()).toEqual(many(600))
  })

  it('forgets everything', async () => {
    await using cdn = await localCdn(ok)
    await purgeTags([FRONT, ALL], config('fastly', cdn))
    expect(seen(cdn, 'fastly-key')).toEqual([
      { order: 'POST /service/zone%201/purge_all', body: '', 'fastly-key': TOKEN },
    ])
    expect(cdn.received[0]?.headers).not.toHaveProperty('surrogate-key')
  })
})

describe('Cloudflare', () => {
  it('is told the tags as JSON', async () => {
    await using cdn = await localCdn(success)
    const base = { url: `${cdn.url}/client/v4` }
    await purgeTags([FRONT, STORY], config('cloudflare', base))
    expect(seen(cdn, 'authorization', 'content-type')).toEqual([
      {
        order: 'POST /client/v4/zones/zone%201/purge_cache',
        body: JSON.stringify({ tags: [FRONT, STORY] }),
        authorization: `Bearer ${TOKEN}`,
        'content-type': 'application/json',
      },
    ])
  })

  it('is told at most 100 tags at a time, and each of them once', async () => {
    await using cdn = await localCdn(success)
    await purgeTags(many(201), config('cloudflare', cdn))
    const batches = cdn.received.map(({ body }) => (JSON.parse(body) as { tags: string[] }).tags)
    expect(batches.map(({ length }) => length)).toEqual([100, 100, 1])
    expect(batches.flat()).toEqual(many(201))
  })

  it('forgets everything', async () => {
    await using cdn = await localCdn(success)
    await purgeTags([ALL], config('cloudflare', cdn))
    expect(seen(cdn)).toEqual([{ order: 'POST /zones/zone%201/purge_cache', body: '{"purge_everything":true}' }])
  })

  it.each([
    ['says so', '{"success":false,"errors":[{"code":1012,"message":"too many tags"}]}'],
    ['does not say that it has', '{}'],
    ['speaks no JSON', '<html>too many tags</html>'],
  ])('has not purged if it answers 200 and %s', async (_what, body) => {
    await using cdn = await localCdn(() => ({ body }))
    await expect(purgeTags([FRONT], config('cloudflare', cdn))).rejects.toMatchObject({
      code: 'purge-refused',
      message: `cloudflare answered 200: ${body}`,
    })
  })
})

describe('Varnish', () => {
  it('is told the keys in one header, and each Varnish is told', async () => {
    await using one = await localCdn(ok)
    await using two = await localCdn(ok)
    await purgeTags([FRONT, STORY], { ...config('varnish', one), urls: [one.url, two.url], token: undefined })
    const order = { order: 'PURGE /', body: '', 'xkey-purge': `${FRONT} ${STORY}`, 'xkey-purge-token': undefined }
    expect(seen(one, 'xkey-purge', 'xkey-purge-token')).toEqual([order])
    expect(seen(two, 'xkey-purge', 'xkey-purge-token')).toEqual([order])
  })

  it('is told at most 256 keys at a time, and the token if there is one', async () => {
    await using cdn = await localCdn(ok)
    await purgeTags(many(257), config('varnish', cdn))
    const batches = cdn.received.map(({ headers }) => String(headers['xkey-purge']).split(' '))
    expect(batches.flat()).toEqual(many(257))
    expect(batches).toHaveLength(2)
    expect(cdn.received.map(({ headers }) => headers['xkey-purge-token'])).toEqual([TOKEN, TOKEN])
  })

  it('forgets everything', async () => {
    await using cdn = await localCdn(ok)
    await purgeTags([ALL], config('varnish', cdn))
    expect(seen(cdn, 'xkey-purge', 'xkey-purge-all')).toEqual([
      { order: 'PURGE /', body: '', 'xkey-purge': undefined, 'xkey-purge-all': '1' },
    ])
  })

  it('is told even if another Varnish fails, and the failure names that one', async () => {
    await using broken = await localCdn(() => ({ status: 403, body: 'Forbidden' }))
    await using fine = await localCdn(ok)
    const both = { ...config('varnish', broken), urls: [broken.url, fine.url] }
    await expect(purgeTags([FRONT], both)).rejects.toMatchObject({
      code: 'purge-refused',
      message: `${new URL(broken.url).host}: varnish answered 403: Forbidden`,
    })
    expect(fine.received).toHaveLength(1)
  })
})

describe.each(['fastly', 'cloudflare', 'varnish'] as const)('a purge of %s', (driver) => {
  const answers = (reply: (asked: Received, number: number) => Reply | undefined) => localCdn(reply)

  it('asks nothing if there is nothing to forget', async () => {
    await using cdn = await answers(success)
    await purgeTags([], config(driver, cdn))
    expect(cdn.received).toEqual([])
  })

  it.each([400, 401, 403, 404, 405, 500, 503])('fails with the answer %i, and what was said', async (status) => {
    await using cdn = await answers(() => ({ status, body: 'no\n such  thing' }))
    await expect(purgeTags([FRONT], config(driver, cdn))).rejects.toMatchObject({
      code: 'purge-refused',
      message: expect.stringMatching(new RegExp(`${driver} answered ${status}: no such thing$`)),
    })
    await expect(purgeTags([ALL], config(driver, cdn))).rejects.toMatchObject({ code: 'purge-refused' })
  })

  it('says when to try again', async () => {
    await using cdn = await answers(() => ({ status: 429, headers: { 'retry-after': '30' } }))
    await expect(purgeTags([FRONT], config(driver, cdn))).rejects.toMatchObject({
      code: 'purge-refused',
      message: expect.stringContaining('answered 429, to try again after 30: no text'),
    })
  })

  it('asks no more after a refusal', async () => {
    await using cdn = await answers((_asked, number) => (number === 1 ? success() : { status: 500 }))
    await expect(purgeTags(many(1000), config(driver, cdn))).rejects.toMatchObject({ code: 'purge-refused' })
    expect(cdn.received).toHaveLength(2)
  })

  it('never tells the token, even if the answer does', async () => {
    await using cdn = await answers(() => ({ status: 401, body: `bad key ${TOKEN}` }))
    const failure: unknown = await purgeTags([FRONT], config(driver, cdn)).catch((error: unknown) => error)
    expect(failure).toMatchObject({ message: expect.stringContaining('bad key (token)') })
    expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain(TOKEN)
  })

  it('takes no redirect for a yes, and does not follow it', async () => {
    await using elsewhere = await answers(success)
    await using cdn = await answers(() => ({
      status: 307,
      headers: { location: elsewhere.url },
      body: '{"success":true}',
    }))
    await expect(purgeTags([FRONT], config(driver, cdn))).rejects.toMatchObject({ code: 'purge-refused' })
    expect(elsewhere.received).toEqual([])
  })

  it('ends with the worker', async () => {
    const controller = new AbortController()
    const reason = new Error('the worker stops')
    await using cdn = await answers(() => {
      controller.abort(reason)
      return undefined
    })
    await expect(purgeTags([FRONT], config(driver, cdn), controller.signal)).rejects.toBe(reason)
  })
})
