import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Payload } from 'payload'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { bodyOf, make, makeStory, ownerSql } from '../collections/testing/stock.ts'
import { AppError } from '../lib/errors.ts'
import type { Sql } from '../lib/sql.ts'
import { testPayload } from '../lib/testing/test-payload.ts'
import { MOST_LINKS } from '../newsroom/links/link-checks.ts'
import type { Section } from '../payload-types.ts'
import { checkLinks, checkLinksWith } from './check-links.ts'

let payload: Payload
let sql: Sql
let section: Section
const signal = new AbortController().signal

beforeAll(async () => {
  payload = await testPayload()
  sql = ownerSql(payload)
  section = await make<Section>(payload, 'sections', { name: 'News' })
})
beforeEach(() => sql`delete from newsroom.link_checks`)

const storyWith = async (...addresses: string[]) => {
  const links = addresses.map((href) => ({ type: 'link', href, children: [{ type: 'text', text: 'here' }] }))
  const body = bodyOf({ type: 'paragraph', children: links as never })
  return (await makeStory(payload, { section: section.id, _status: 'draft', body })).id
}
const kept = () => sql<{ address: string; status: number | null; problem: string | null }>`
  select address, status, problem from newsroom.link_checks order by address`

test('every address is asked once, and what it answered is kept', async () => {
  const asked: string[] = []
  const ask = async (address: string) => {
    asked.push(address)
    if (address.includes('slow')) throw new AppError('fetch-timeout')
    if (address.includes('none')) throw new AppError('fetch-failed')
    return Number(new URL(address).pathname.slice(1))
  }
  const hosts = ['https://a.example/200', 'https://b.example/404', 'https://c.example/503', 'https://d.example/403']
  const storyId = await storyWith(
    ...hosts,
    'https://a.example/200#part',
    'https://slow.example/',
    'https://none.example/',
    'mailto:a@b.example',
  )
  await checkLinksWith({ storyId, isAgain: false }, { sql, signal }, ask)
  expect(asked.toSorted()).toEqual([...hosts, 'https://none.example/', 'https://slow.example/'].toSorted())
  expect(await kept()).toEqual([
    { address: 'https://a.example/200', status: 200, problem: null },
    { address: 'https://b.example/404', status: 404, problem: 'answered 404' },
    { address: 'https://c.example/503', status: 503, problem: 'answered 503' },
    // It tells programs nothing, and people perhaps.
    { address: 'https://d.example/403', status: 403, problem: null },
    { address: 'https://none.example/', status: null, problem: 'did not answer' },
    { address: 'https://slow.example/', status: null, problem: 'did not answer in time' },
  ])
})

test('once a day, unless somebody asks for another look', async () => {
  let asked = 0
  const ask = async () => {
    asked += 1
    return 200
  }
  const storyId = await storyWith('https://a.example/')
  const look = (isAgain: boolean) => checkLinksWith({ storyId, isAgain }, { sql, signal }, ask)
  await look(false)
  await look(false)
  await look(true)
  expect(asked).toBe(1)
  await sql`update newsroom.link_checks set checked_at = now() - interval '1 minute'`
  await look(false)
  expect(asked).toBe(1)
  await look(true)
  expect(asked).toBe(2)
  await sql`update newsroom.link_checks set checked_at = now() - interval '25 hours'`
  await look(false)
  expect(asked).toBe(3)
})

test(`at most ${MOST_LINKS} of a story, and two of one host at a time`, async () => {
  const running = new Map<string, number>()
  const most = new Map<string, number>()
  const ask = async (address: string) => {
    const { host } = new URL(address)
    const now = (running.get(host) ?? 0) + 1
    running.set(host, now)
    most.set(host, Math.max(most.get(host) ?? 0, now))
    await sleep(2)
    running.set(host, (running.get(host) ?? 0) - 1)
    return 200
  }
  const addresses = Array.from({ length: MOST_LINKS + 20 }, (_, at) => `https://${at % 3}.example/${at}`)
  await checkLinksWith({ storyId: await storyWith(...addresses), isAgain: false }, { sql, signal }, ask)
  expect(await kept()).toHaveLength(MOST_LINKS)
  expect([...most.values()]).toEqual([2, 2, 2])
})

test('this machine and its network are asked nothing', async () => {
  let asked = 0
  const server = createServer((_request, response) => {
    asked += 1
    response.end('secret')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const storyId = await storyWith(`http://127.0.0.1:${port}/`, 'http://127.0.0.1/', 'http://[::1]/', 'http://10.0.0.1/')
  await checkLinks({ storyId, isAgain: false }, { sql, signal } as never)
  const problems = await kept()
  expect(problems).toHaveLength(4)
  expect(new Set(problems.map(({ problem }) => problem))).toEqual(new Set(['leads to no public address']))
  expect(asked).toBe(0)
  await new Promise((done) => server.close(done))
})

test('a worker that stops begins nothing more, and the job is done again', async () => {
  const stopping = new AbortController()
  const ask = async () => {
    stopping.abort()
    return 200
  }
  const storyId = await storyWith('https://a.example/1', 'https://a.example/2', 'https://a.example/3')
  await expect(checkLinksWith({ storyId, isAgain: false }, { sql, signal: stopping.signal }, ask)).rejects.toThrow()
  expect((await kept()).length).toBeLessThan(3)
})

test('slow sites hold the line for so long and no longer; what was not asked is not said to be dead', async () => {
  const addresses = Array.from({ length: 20 }, (_, number) => `https://slow.example/${number}`)
  const storyId = await storyWith(...addresses)
  const ask = async () => {
    await sleep(100)
    return 200
  }
  await checkLinksWith({ storyId, isAgain: false }, { sql, signal }, ask, 250)
  const { length } = await kept()
  expect(length).toBeGreaterThan(0)
  expect(length).toBeLessThan(addresses.length)
})
