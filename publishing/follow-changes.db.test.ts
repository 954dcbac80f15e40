import { type AddressInfo, connect as connectTo, createServer } from 'node:net'
import pg from 'pg'
import { afterAll, afterEach, beforeEach, expect, inject, test, vi } from 'vitest'
import { type Sql, sqlOn } from '../lib/sql.ts'
import { testDatabase } from '../lib/testing/test-database.ts'
import { type Change, type Follower, followChanges } from './follow-changes.ts'

const NAME = 'broadsheet follower under test'

/** Sees and ends the sessions of others. */
const superuser = new pg.Pool({ connectionString: inject('testHouse').superuserUrl, max: 1 })
const asSuperuser = sqlOn(superuser)

let heard: string[]
let follower: Follower | undefined
let owner: pg.Client
let sql: Sql

beforeEach(async () => {
  owner = new pg.Client((await testDatabase()).databaseUrl)
  await owner.connect()
  sql = sqlOn(owner)
  await sql`truncate edition.changes`
  await publish(1)
  heard = []
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
})
afterEach(async () => {
  vi.restoreAllMocks()
  await sql`rollback`
  await sql`grant select on edition.changes to broadsheet_reader`
  await follower?.stop()
  follower = undefined
  await owner.end()
})
afterAll(() => superuser.end())

async function publish(id: number): Promise<void> {
  await sql`insert into edition.changes (id, xact, at, tags, gone) values (${id}, pg_current_xact_id(), now(), '{site}', '{}')`
  await sql`select pg_notify('broadsheet_changes', ${String(id)})`
}

async function follow(onChange: (change: Change) => void = () => {}, address?: string): Promise<void> {
  follower = await followChanges({
    connectionString: address ?? (await testDatabase()).readerUrl,
    name: NAME,
    onChange: (change) => {
      onChange(change)
      heard.push(`change ${change.id}`)
    },
    onStart: (id) => void heard.push(`start ${id}`),
    onAway: (isAway) => void heard.push(isAway ? 'away' : 'back'),
  })
}

const sessions = () => asSuperuser<{ pid: number; wait_event_type: string | null }>`
  select pid, wait_event_type from pg_stat_activity where application_name = ${NAME} order by pid`
const endSessions = () => asSuperuser`
  select pg_terminate_backend(pid) from pg_stat_activity where application_name = ${NAME}`

test('a first connection that comes too late is tried again', { timeout: 15_000 }, async () => {
  const database = new URL((await testDatabase()).readerUrl)
  let connections = 0
  const lines = createServer((line) => {
    line.on('error', () => {})
    connections += 1
    // The first one hears nothing, as if this process had been too busy to listen.
    if (connections === 1) return
    const on = connectTo(Number(database.port), database.hostname).on('error', () => line.destroy())
    line.pipe(on).pipe(line)
  })
  await new Promise<void>((done) => lines.listen(0, '127.0.0.1', done))
  const late = new URL(database)
  late.host = `127.0.0.1:${(lines.address() as AddressInfo).port}`
  await follow(undefined, late.href)
  expect(connections).toBe(2)
  expect(heard).toEqual(['start 1'])
  lines.close()
})

test('each change is told once, in the order of the commits', async () => {
  await follow()
  await publish(2)
  await publish(3)
  await expect.poll(() => heard).toEqual(['start 1', 'change 2', 'change 3'])
})

test('a connection that is ended while it waits is replaced, and the database is not said to be away', async () => {
  await follow()
  await endSessions()
  await publish(2)
  await expect.poll(() => heard).toEqual(['start 1', 'change 2'])
})

test('so is one that is ended while it asks', async () => {
  await follow()
  await sql`begin`
  await sql`lock table edition.changes in access exclusive mode`
  await expect.poll(() => sessions()).toMatchObject([{ wait_event_type: 'Lock' }])
  await endSessions()
  await publish(2)
  await sql`commit`
  await expect.poll(() => heard).toEqual(['start 1', 'change 2'])
})

test('what the database refuses is logged, counts as away, and is told when it may be read again', async () => {
  const errors = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  await follow()
  await sql`revoke select on edition.changes from broadsheet_reader`
  await publish(2)
  await expect.poll(() => heard).toEqual(['start 1', 'away'])
  const [connect, began] = [vi.spyOn(pg.Client.prototype, 'connect'), performance.now()]
  await expect.poll(() => connect).toHaveBeenCalledTimes(3)
  expect(performance.now() - began, 'it waits before each try').toBeGreaterThan(450)
  const lines = errors.mock.calls.map(([line]) => String(line)).filter((line) => line.includes(NAME))
  expect(lines).toEqual([expect.stringContaining('"code":"42501"')])
  await sql`grant select on edition.changes to broadsheet_reader`
  await expect.poll(() => heard).toEqual(['start 1', 'away', 'change 2', 'back'])
})

test('where a listener throws all begins anew, for nobody knows what it has done', async () => {
  const errors = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  let throws = 1
  await follow(() => {
    if (throws-- > 0) throw new Error('cannot forget this page')
  })
  await publish(2)
  await expect.poll(() => heard).toEqual(['start 1', 'away', 'start 2', 'back'])
  expect(String(errors.mock.calls[0]?.[0])).toContain('cannot forget this page')
})

test.each([
  ['may not listen', () => refuse('listen')],
  ['may not read', () => sql`revoke select on edition.changes from broadsheet_reader`],
])('a follower that %s does not begin, and leaves no connection', async (_what, forbid) => {
  await forbid()
  await expect(follow()).rejects.toThrow()
  vi.restoreAllMocks()
  await expect.poll(() => sessions()).toEqual([])
})

/** As if the database refused statements that begin so. */
function refuse(word: string): void {
  const query = pg.Client.prototype.query
  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...args: unknown[]) {
    if (String(args[0]).startsWith(word)) return Promise.reject(new Error('permission denied'))
    return Reflect.apply(query, this, args)
  } as never)
}
