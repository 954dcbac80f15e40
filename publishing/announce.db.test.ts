import { connect, createServer, type Server, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { testDatabase } from '../lib/testing/test-database.ts'
import { withClient } from '../scripts/steps/with-client.ts'
import { announce } from './announce.ts'

const EVERY_MS = 20
let stop: (() => Promise<void>) | undefined

beforeEach(async () => {
  const { databaseUrl } = await testDatabase()
  await withClient(databaseUrl, (client) => client.query('delete from inbox.instances'))
})
afterEach(async () => {
  await stop?.()
  stop = undefined
  vi.restoreAllMocks()
})

test('an instance says its name and its address, at once and again and again', async () => {
  const { inboxUrl } = await testDatabase()
  const addresses = ['http://127.0.0.1:1', 'http://127.0.0.1:2']
  const address = async () => addresses.shift() ?? 'http://127.0.0.1:3'
  ;({ stop } = announce({ databaseUrl: inboxUrl, instance: 'web-1:3000', address, everyMs: EVERY_MS }))
  await expect.poll(async () => (await announced()).length).toBeGreaterThanOrEqual(3)
  const rows = await announced()
  expect(rows.slice(0, 3)).toEqual([1, 2, 3].map((n) => ({ instance: 'web-1:3000', address: `http://127.0.0.1:${n}` })))
})

test.each([
  ['between two', false],
  ['in the middle of one', true],
])('stopped %s there are no more announcements', async (_when, isHeld) => {
  const { inboxUrl } = await testDatabase()
  const held = Promise.withResolvers<void>()
  if (!isHeld) held.resolve()
  const stopped = vi.fn(() => held.promise.then(here))
  const other = vi.fn(here)
  const presence = announce({ databaseUrl: inboxUrl, instance: 'web-1:3000', address: stopped, everyMs: EVERY_MS })
  ;({ stop } = announce({ databaseUrl: inboxUrl, instance: 'web-2:3000', address: other, everyMs: EVERY_MS }))
  await expect.poll(() => stopped.mock.calls.length).toBeGreaterThanOrEqual(isHeld ? 1 : 3)
  const stopping = presence.stop()
  held.resolve()
  await stopping
  const [{ length }, { length: before }] = [stopped.mock.calls, other.mock.calls]
  // The clock of one that goes on.
  await expect.poll(() => other.mock.calls.length).toBeGreaterThan(before + 5)
  expect(stopped).toHaveBeenCalledTimes(length)
  const rows = await announced()
  expect(rows.filter(({ instance }) => instance === 'web-1:3000')).toHaveLength(length)
})

test('a database that is away is logged once, and the announcements resume by themselves', async () => {
  const { inboxUrl } = await testDatabase()
  const wall = await wallBefore(new URL(inboxUrl))
  const errors = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const infos = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  let tries = 0
  const address = async () => {
    tries += 1
    return here()
  }
  ;({ stop } = announce({ databaseUrl: wall.url, instance: 'web-1:3000', address, everyMs: EVERY_MS }))
  await expect.poll(async () => (await announced()).length).toBeGreaterThan(0)
  wall.close()
  const triesBefore = tries
  await expect.poll(() => tries).toBeGreaterThan(triesBefore + 5)
  const linesOf = (spy: typeof errors, event: string) =>
    spy.mock.calls.filter(
      ([line]) => String(line).includes(`"event":"${event}"`) && String(line).includes('web-1:3000'),
    )
  expect(linesOf(errors, 'not announced')).toHaveLength(1)
  const { length } = await announced()
  wall.open()
  await expect.poll(async () => (await announced()).length).toBeGreaterThan(length + 2)
  expect(linesOf(infos, 'announced again')).toHaveLength(1)
  await stop?.()
  stop = undefined
  wall.close()
  wall.server.close()
})

const here = async () => 'http://127.0.0.1:3000'

async function announced(): Promise<{ instance: string; address: string }[]> {
  const { databaseUrl } = await testDatabase()
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query('select instance, address from inbox.instances order by at')
    return rows
  })
}

/** A door before the database that can be shut: connections are cut, and new ones refused. */
async function wallBefore(database: URL): Promise<{ url: string; open(): void; close(): void; server: Server }> {
  const sockets = new Set<Socket>()
  let isOpen = true
  const server = createServer((socket) => {
    if (!isOpen) {
      socket.destroy()
      return
    }
    const onward = connect(Number(database.port), database.hostname)
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      sockets.add(one)
      one.on('error', () => {}).on('close', () => other.destroy())
      one.pipe(other)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  const url = new URL(database)
  url.port = String(typeof bound === 'object' && bound ? bound.port : 0)
  return {
    url: url.href,
    server,
    open() {
      isOpen = true
    },
    close() {
      isOpen = false
      for (const socket of sockets) socket.destroy()
      sockets.clear()
    },
  }
}
