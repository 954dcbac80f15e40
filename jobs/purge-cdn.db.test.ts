import pg from 'pg'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { shortTag } from '../delivery/page-tags.ts'
import { type Sql, sqlOn } from '../lib/sql.ts'
import { testDatabase } from '../lib/testing/test-database.ts'
import { purgeChanges } from '../publishing/purge/purge-changes.ts'
import { type LocalCdn, localCdn, type Reply } from '../publishing/purge/testing/local-cdn.ts'
import { purgeCdn, purgeCdnAgain } from './purge-cdn.ts'

const pool = new pg.Pool({ connectionString: (await testDatabase()).databaseUrl, max: 2 })
const sql: Sql = sqlOn(pool)
const { signal } = new AbortController()

beforeEach(async () => {
  await sql`truncate edition.changes, inbox.instances, publishing.purges`
  await sql`delete from graphile_worker._private_jobs`
  for (const name of ['PURGE', 'PURGE_URL', 'PURGE_TOKEN', 'PURGE_ZONE']) process.env[name] = ''
})
afterAll(() => pool.end())

const run = () => purgeCdn({}, { sql, signal })

function useVarnish({ url }: { url: string }) {
  Object.assign(process.env, { PURGE: 'varnish', PURGE_URL: url })
}

async function change(id: number, tags: string[], gone: string[] = []) {
  await sql`insert into edition.changes (id, xact, at, tags, gone) values (${id}, pg_current_xact_id(), now(), ${tags}, ${gone})`
}

async function announce(instance: string, { url }: { url: string }, ago = '0 s') {
  await sql`insert into inbox.instances (instance, address, at) values (${instance}, ${url}, now() - ${ago}::interval)`
}

const cursors = async () =>
  (
    await sql<{ driver: string; change_id: string }>`
      select driver, change_id from publishing.purges order by driver limit 10`
  ).map(({ driver, change_id }) => `${driver} ${change_id}`)
const ok = (): Reply => ({})
const editionIs = (id: () => number) => (): Reply => ({ body: JSON.stringify({ edition: id() }) })

/** What Varnish was told, with our readable tags in place of the short ones. */
function purged(cdn: LocalCdn, ...tags: string[]) {
  const readable = new Map(tags.map((tag) => [shortTag(tag), tag]))
  return cdn.received.map(({ headers }) =>
    headers['xkey-purge-all']
      ? 'all'
      : String(headers['xkey-purge'])
          .split(' ')
          .map((key) => readable.get(key) ?? key)
          .sort(),
  )
}

it('without a CDN nothing is asked and nothing is noted', async () => {
  await change(1, ['site'])
  await run()
  expect(await cursors()).toEqual([])
})

it('the first time everything is purged, and only once', async () => {
  await using cdn = await localCdn(ok)
  useVarnish(cdn)
  await change(4, ['doc:a'])
  await change(5, ['doc:b'])
  await run()
  expect(purged(cdn)).toEqual(['all'])
  expect(await cursors()).toEqual(['varnish 5'])
  await run()
  expect(cdn.received).toHaveLength(1)
})

it('the first time everything is purged also if nothing has changed yet', async () => {
  await using cdn = await localCdn(ok)
  useVarnish(cdn)
  await run()
  expect(purged(cdn)).toEqual(['all'])
  await change(1, ['doc:a'])
  await run()
  expect(purged(cdn, 'doc:a')).toEqual(['all', ['doc:a']])
})

it('all changes since the last time are one purge, each tag once, what is gone included', async () => {
  await using cdn = await localCdn(ok)
  useVarnish(cdn)
  await sql`insert into publishing.purges (driver, change_id, at) values ('varnish', 1, now())`
  await change(1, ['doc:before'])
  await change(2, ['doc:a', 'list:x'])
  await change(3, ['doc:b', 'list:x'], ['doc:gone'])
  await run()
  expect(purged(cdn, 'doc:a', 'doc:b', 'doc:gone', 'list:x')).toEqual([['doc:a', 'doc:b', 'doc:gone', 'list:x']])
  expect(await cursors()).toEqual(['varnish 3'])
})

it.each([
  ['a change of everything', async () => change(2, ['all', 'doc:a'])],
  [
    'more tags than a CDN takes',
    async () =>
      change(
        2,
        Array.from({ length: 2001 }, (_, n) => `doc:${n}`),
      ),
  ],
  ['a gap in the change log', async () => change(4, ['doc:a'])],
])('after %s everything is purged', async (_what, happens) => {
  await using cdn = await localCdn(ok)
  useVarnish(cdn)
  await sql`insert into publishing.purges (driver, change_id, at) values ('varnish', 1, now())`
  await happens()
  await run()
  expect(purged(cdn)).toEqual(['all'])
})

it('a change log that has been shortened up to the last purge is no gap', async () => {
  await using cdn = await localCdn(ok)
  useVarnish(cdn)
  await sql`insert into publishing.purges (driver, change_id, at) values ('varnish', 7, now())`
  await change(8, ['doc:a'])
  await run()
  expect(purged(cdn, 'doc:a')).toEqual([['doc:a']])
})

it('a CDN that refuses is asked for the same again, and the error says why', async () => {
  await using cdn = await localCdn((_asked, number) => (number === 1 ? { status: 503, body: 'busy' } : {}))
  useVarnish(cdn)
  await sql`insert into publishing.purges (driver, change_id, at) values ('varnish', 1, now())`
  await change(2, ['doc:a'])
  await expect(run()).rejects.toMatchObject({ code: 'purge-refused', message: expect.stringContaining('503: busy') })
  expect(await cursors()).toEqual(['varnish 1'])
  await change(3, ['doc:b'])
  await run()
  expect(purged(cdn, 'doc:a', 'doc:b')).toEqual([['doc:a'], ['doc:a', 'doc:b']])
  expect(await cursors()).toEqual(['varnish 3'])
})

it('nothing is purged before every instance has heard of the newest change', async () => {
  const events: string[] = []
  await using cdn = await localCdn(() => {
    events.push('purge')
    return {}
  })
  await using quick = await localCdn(editionIs(() => 3))
  await using slow = await localCdn((_asked, number) => {
    const edition = number < 3 ? 2 : 3
    events.push(`slow at ${edition}`)
    return { body: JSON.stringify({ edition }) }
  })
  useVarnish(cdn)
  await sql`insert into publishing.purges (driver, change_id, at) values ('varnish', 1, now())`
  await change(2, ['doc:a'])
  await change(3, ['doc:b'])
  await announce('quick', quick)
  await announce('slow', slow)
  await run()
  expect(events).toEqual(['slow at 2', 'slow at 2', 'slow at 3', 'purge'])
  expect(quick.received.map(({ path }) => path)).toEqual(['/internal/edition'])
})

it('with a late instance it is purged all the same, and again when that one has heard', async () => {
  let heard = 1
  await using cdn = await localCdn(ok)
  await using late = await localCdn(editionIs(() => heard))
  await sql`insert into publishing.purges (driver, change_id, at) values ('varnish', 1, now())`
  await change(2, ['doc:a'])
  await announce('press-room-2', late)
  const config = { driver: 'varnish' as const, urls: [cdn.url], token: undefined, zone: undefined }
  await expect(purgeChanges(config, { sql, waitMs: 120 })).rejects.toMatchObject({
    code: 'purge-early',
    message: expect.stringContaining('press-room-2'),
  })
  expect(purged(cdn, 'doc:a')).toEqual([['doc:a']])
  expect(await cursors()).toEqual(['varnish 1'])
  heard = 2
  await purgeChanges(config, { sql, waitMs: 120 })
  expect(purged(cdn, 'doc:a')).toEqual([['doc:a'], ['doc:a']])
  expect(await cursors()).toEqual(['varnish 2'])
})

it('an instance is asked where it was last, and not at all if it has not been heard of for 30 s', async () => {
  await using cdn = await localCdn(ok)
  await using before = await localCdn(editionIs(() => 0))
  await using now = await localCdn(editionIs(() => 2))
  await using gone = await localCdn(editionIs(() => 0))
  useVarnish(cdn)
  await change(2, ['doc:a'])
  await announce('moved', before, '20 s')
  await announce('moved', now, '10 s')
  await announce('gone', gone, '31 s')
  await run()
  expect(now.received).toHaveLength(1)
  expect([...before.received, ...gone.received]).toEqual([])
})

it('a purge that ends late does not take back the note of one that went further', async () => {
  await using cdn = await localCdn(ok)
  await sql`insert into publishing.purges (driver, change_id, at) values ('varnish', 1, now())`
  await change(2, ['doc:a'])
  const config = { driver: 'varnish' as const, urls: [cdn.url], token: undefined, zone: undefined }
  await purgeChanges(config, { sql: overtakenBy(9) })
  expect(await cursors()).toEqual(['varnish 9'])
})

/** Statements between which another run notes that it has come further. */
function overtakenBy(id: number): Sql {
  return async (strings, ...values) => {
    if (strings.join('').includes('insert into publishing.purges')) {
      await sql`update publishing.purges set change_id = ${id}`
    }
    return sql(strings, ...values)
  }
}

it('where a page may be on its way during the purge, the same is purged once more a little later', async () => {
  await using cdn = await localCdn(() => ({ body: '{"success":true}' }))
  Object.assign(process.env, { PURGE: 'cloudflare', PURGE_URL: cdn.url, PURGE_TOKEN: 'secret', PURGE_ZONE: 'zone' })
  await sql`insert into publishing.purges (driver, change_id, at) values ('cloudflare', 1, now())`
  await change(2, ['doc:a', 'doc:b'])
  await run()
  const jobs = await sql<{ task: string; payload: { tags: string[] }; seconds: number }>`
    select tasks.identifier as task, jobs.payload, extract(epoch from run_at - now())::int as seconds
    from graphile_worker._private_jobs jobs join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id
    order by jobs.id limit 10`
  expect(jobs).toEqual([
    { task: 'purge-cdn-again', payload: { tags: [shortTag('doc:a'), shortTag('doc:b')] }, seconds: 2 },
  ])
  await purgeCdnAgain(jobs[0]?.payload ?? { tags: [] }, { signal })
  expect(cdn.received.map(({ body }) => JSON.parse(body))).toEqual(
    Array(2).fill({ tags: [shortTag('doc:a'), shortTag('doc:b')] }),
  )
  expect(await cursors()).toEqual(['cloudflare 2'])
})
