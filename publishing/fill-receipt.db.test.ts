import { randomUUID } from 'node:crypto'
import { type AddressInfo, createServer } from 'node:net'
import pg from 'pg'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { type Sql, sqlOn } from '../lib/sql.ts'
import { testDatabase } from '../lib/testing/test-database.ts'
import { fillReceipt } from './fill-receipt.ts'
import { localCdn as localInstance, type Received, type Reply } from './purge/testing/local-cdn.ts'
import { openReceipt, type Receipt, readReceipts, reopenReceipt } from './receipts.ts'

const pool = new pg.Pool({ connectionString: (await testDatabase()).databaseUrl, max: 2 })
const sql: Sql = sqlOn(pool)
const storyId = randomUUID()
const SOON = 300

beforeEach(async () => {
  await sql`truncate edition.changes, inbox.instances, publishing.receipts`
})
afterAll(() => pool.end())

/** A receipt as a publish leaves it, of a change that carries the tags; without tags nothing has changed. */
async function publish(...tags: string[]): Promise<{ id: string; change: number }> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const id = await openReceipt(sqlOn(client), { storyId, headline: 'Rain', action: 'publish', userId: null })
    if (tags.length > 0) await client.query('select edition.note(variadic $1::text[])', [tags])
    await client.query('commit')
    const [row] = await sql<{ id: string | null }>`select max(id) as id from edition.changes`
    return { id, change: Number(row?.id) }
  } finally {
    client.release()
  }
}

/** As if it had been committed some time ago. */
async function age(id: string, seconds: number): Promise<void> {
  await sql`update publishing.receipts set at = at - make_interval(secs => ${seconds}) where id = ${id}`
  await sql`update edition.changes set at = at - make_interval(secs => ${seconds})`
}

async function announce(instance: string, address: string, ago = '0 s') {
  await sql`insert into inbox.instances (instance, address, at) values (${instance}, ${address}, now() - ${ago}::interval)`
}

async function read(): Promise<Receipt> {
  const [receipt] = await readReceipts(sql, { storyId })
  if (!receipt) throw new Error('no receipt')
  return receipt
}

const edition = (id: unknown, status = 200): Reply => ({ status, headers: { 'x-edition': String(id) } })
const problems = ({ lines }: Receipt) => lines.map(({ place, problem }) => `${place} ${problem ?? 'fine'}`)
const asked = (received: Received[]) => received.map(({ method, path }) => `${method} ${path}`).sort()

it('every address is asked for at each instance and in public, and the time noted at which it was there', async () => {
  const { id, change } = await publish('at:/news/rain', 'archive')
  await using one = await localInstance(() => edition(change))
  await using two = await localInstance(() => edition(change + 4))
  await using site = await localInstance(() => edition(change))
  await announce('one', one.url)
  await announce('two', two.url)
  await announce('long silent', 'http://127.0.0.1:1', '40 s')
  await fillReceipt(sql, id, { siteUrl: site.url })
  const { status, lines } = await read()
  expect(status).toBe('complete')
  const addresses = ['/news/rain', '/news-sitemap.xml', '/sitemap.xml']
  expect(lines.map(({ address, place }) => `${address} ${place}`)).toEqual(
    addresses.flatMap((address) => ['one', 'two', 'public'].map((place) => `${address} ${place}`)),
  )
  for (const { ms, problem } of lines) {
    expect(ms).toBeGreaterThanOrEqual(0)
    expect(ms).toBeLessThan(5000)
    expect(problem).toBeUndefined()
  }
  for (const { received } of [one, two, site]) {
    expect(asked(received)).toEqual(addresses.map((address) => `HEAD ${address}`).sort())
  }
})

it('what still answers with the old one is asked until it has the new one, and nothing else is', async () => {
  const { id, change } = await publish('at:/news/rain')
  await using slow = await localInstance((_asked, number) => edition(number < 3 ? change - 1 : change))
  await using site = await localInstance(() => edition(change))
  await announce('slow', slow.url)
  await fillReceipt(sql, id, { siteUrl: site.url })
  const { status, lines } = await read()
  expect(status).toBe('complete')
  const [atSlow, inPublic] = lines
  expect(atSlow?.problem).toBeUndefined()
  expect(atSlow?.ms).toBeGreaterThan(inPublic?.ms ?? Number.POSITIVE_INFINITY)
  expect([slow.received.length, site.received.length]).toEqual([3, 1])
})

it('while it waits, an editor sees what is there already and what is wrong with the rest', async () => {
  const { id, change } = await publish('at:/news/rain')
  const seen: Receipt[] = []
  const { promise: looked, resolve } = Promise.withResolvers<void>()
  await using slow = await localInstance(() => edition(seen.length > 0 ? change : change - 1))
  await using site = await localInstance(() => edition(change))
  await announce('slow', slow.url)
  const filling = fillReceipt(sql, id, { siteUrl: site.url }).finally(resolve)
  const watch = async () => {
    for (let receipt = await read(); ; receipt = await read()) {
      if (receipt.lines.length > 0) return seen.push(receipt)
    }
  }
  await Promise.race([watch(), looked])
  await filling
  expect(seen[0]?.status).toBe('waiting')
  expect(problems(seen[0] as Receipt)).toEqual(['slow is still the old one', 'public fine'])
  expect((await read()).status).toBe('complete')
})

it('one that never has it is late, in a sentence; another look asks for nothing but that, and it stays late', async () => {
  const { id, change } = await publish('at:/news/rain')
  let isBehind = true
  await using behind = await localInstance(() => edition(isBehind ? change - 1 : change))
  await using site = await localInstance(() => edition(change))
  await announce('behind', behind.url)
  await expect(fillReceipt(sql, id, { siteUrl: site.url, patienceMs: SOON })).rejects.toMatchObject({
    code: 'receipt-late',
    userMessage: '/news/rain at behind is still the old one.',
  })
  const late = await read()
  expect(late.status).toBe('late')
  expect(problems(late)).toEqual(['behind is still the old one', 'public fine'])
  expect(late.lines[0]?.ms).toBeUndefined()

  isBehind = false
  await fillReceipt(sql, id, { siteUrl: site.url, patienceMs: SOON })
  const after = await read()
  expect(after.status).toBe('late')
  expect(problems(after)).toEqual(['behind fine', 'public fine'])
  expect(after.lines[0]?.ms).toBeGreaterThan(SOON)
  expect(after.lines[1]).toEqual(late.lines[1])
  expect(site.received).toHaveLength(1)
})

it('later than five seconds after the commit is late, though it is there', async () => {
  const { id, change } = await publish('at:/news/rain')
  await age(id, 6)
  await using site = await localInstance(() => edition(change))
  await fillReceipt(sql, id, { siteUrl: site.url })
  const { status, lines } = await read()
  expect(status).toBe('late')
  expect(lines[0]?.ms).toBeGreaterThanOrEqual(6000)
})

it('for an instance that serves nobody any more nobody waits', async () => {
  const { id, change } = await publish('at:/news/rain')
  await using site = await localInstance(() => edition(change))
  await announce('stopped', 'http://127.0.0.1:1')
  const look = () => fillReceipt(sql, id, { siteUrl: site.url, patienceMs: SOON })
  await expect(look()).rejects.toMatchObject({ userMessage: '/news/rain at stopped did not answer.' })
  await sql`update inbox.instances set at = now() - interval '40 s'`
  await look()
  const { status, lines } = await read()
  expect(status).toBe('complete')
  expect(lines[0]).toEqual({
    address: '/news/rain',
    place: 'stopped',
    isGone: true,
    problem: 'serves readers no more',
  })
})

it('an instance that was silent and is back is asked again', async () => {
  const { id, change } = await publish('at:/news/rain')
  await using site = await localInstance(() => edition(change))
  await using back = await localInstance(() => edition(change))
  await announce('back', 'http://127.0.0.1:1')
  const look = () => fillReceipt(sql, id, { siteUrl: site.url, patienceMs: SOON })
  await expect(look()).rejects.toMatchObject({ code: 'receipt-late' })
  await sql`update inbox.instances set at = now() - interval '40 s'`
  await look()
  await announce('back', back.url)
  await look()
  expect(back.received).toHaveLength(1)
  expect(problems(await read())).toEqual(['back fine', 'public fine'])
})

it('a place that hangs is given up at the deadline, and makes no other late', async () => {
  const { id, change } = await publish('at:/news/rain', 'at:/news/snow', 'archive', 'site')
  await using hanging = await localInstance(() => undefined)
  await using behind = await localInstance((_asked, number) => edition(number === 1 ? change - 1 : change))
  await using site = await localInstance(() => edition(change))
  await announce('behind', behind.url)
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']) await announce(name, hanging.url)
  const before = performance.now()
  await expect(fillReceipt(sql, id, { siteUrl: site.url, patienceMs: 1000 })).rejects.toMatchObject({
    code: 'receipt-late',
  })
  expect(performance.now() - before).toBeLessThan(2000)
  const { lines } = await read()
  const there = lines.filter(({ place }) => place === 'behind' || place === 'public')
  expect(there.length).toBeGreaterThan(6)
  for (const { ms } of there) expect(ms).toBeLessThan(800)
  for (const { ms, problem } of lines.filter((line) => !there.includes(line))) {
    expect(ms).toBeUndefined()
    expect(problem).toMatch(/^(did not answer|was not asked in time)$/)
  }
})

it('an editor sees what is there while a place still hangs', async () => {
  const { id, change } = await publish('at:/news/rain')
  await using hanging = await localInstance(() => undefined)
  await using site = await localInstance(() => edition(change))
  await announce('hanging', hanging.url)
  const filling = fillReceipt(sql, id, { siteUrl: site.url, patienceMs: 1500 }).catch((error: unknown) => error)
  const lines = async () => (await read()).lines
  await expect.poll(async () => (await lines()).length, { timeout: 1400 }).toBe(2)
  expect(await read()).toMatchObject({ status: 'waiting', lines: [{ place: 'hanging' }, { place: 'public' }] })
  expect((await lines())[1]?.ms).toBeLessThan(1000)
  expect(await filling).toMatchObject({ code: 'receipt-late' })
})

it('a place that twice in a row does not answer is asked nothing more in that round', async () => {
  const { id, change } = await publish(...Array.from({ length: 12 }, (_, number) => `at:/news/rain-${number}`))
  let connections = 0
  const closing = createServer((socket) => {
    connections += 1
    socket.destroy()
  })
  await new Promise<void>((done) => closing.listen(0, '127.0.0.1', done))
  await using site = await localInstance(() => edition(change))
  await announce('closing', `http://127.0.0.1:${(closing.address() as AddressInfo).port}`)
  // Shorter than the pause before a second round.
  await expect(fillReceipt(sql, id, { siteUrl: site.url, patienceMs: 90 })).rejects.toMatchObject({
    code: 'receipt-late',
  })
  closing.close()
  const theirs = (await read()).lines.filter(({ place }) => place === 'closing')
  expect(theirs).toHaveLength(12)
  expect(theirs.map(({ problem }) => problem)).toEqual(theirs.map(() => 'did not answer'))
  // Four are on their way when the second fails.
  expect(connections).toBeLessThanOrEqual(5)
})

it('of very many instances twenty places are asked, the public one among them', async () => {
  const { id, change } = await publish('at:/news/rain')
  await using site = await localInstance(() => edition(change))
  for (let number = 10; number < 50; number++) await announce(`site-${number}`, site.url)
  await fillReceipt(sql, id, { siteUrl: site.url })
  const { status, lines } = await read()
  expect(status).toBe('complete')
  expect(lines).toHaveLength(20)
  expect(lines.at(-1)?.place).toBe('public')
})

it('a save that changed nothing for readers is complete at once', async () => {
  const { id } = await publish()
  await using site = await localInstance(() => edition(1))
  await fillReceipt(sql, id, { siteUrl: site.url })
  expect(await read()).toMatchObject({ status: 'complete', lines: [] })
  expect(site.received).toEqual([])
})

it('a page that says it is not there is right, if it says so since the change', async () => {
  const { id, change } = await publish('at:/news/rain')
  await using site = await localInstance((_asked, number) => edition(number === 1 ? change - 1 : change, 404))
  await fillReceipt(sql, id, { siteUrl: site.url })
  expect(problems(await read())).toEqual(['public fine'])
  expect(site.received).toHaveLength(2)
})

it.each<[string, (change: number) => Reply | undefined, string]>([
  ['an error', (change) => edition(change, 503), 'answered 503'],
  ['a page that does not say when it is of', () => ({}), 'did not say of when it is'],
  ['a page of no time at all', () => edition('soon'), 'did not say of when it is'],
])('%s is a problem, whatever else it says', async (_what, reply, problem) => {
  const { id, change } = await publish('at:/news/rain')
  await using site = await localInstance(() => reply(change))
  const look = fillReceipt(sql, id, { siteUrl: site.url, patienceMs: SOON })
  await expect(look).rejects.toMatchObject({ userMessage: `/news/rain at public ${problem}.` })
  expect(problems(await read())).toEqual([`public ${problem}`])
})

it('several that are late are counted', async () => {
  const { id } = await publish('at:/news/rain', 'archive')
  await using site = await localInstance(() => edition(0))
  await expect(fillReceipt(sql, id, { siteUrl: site.url, patienceMs: SOON })).rejects.toMatchObject({
    userMessage: '/news/rain at public is still the old one, and so on for 2 more.',
  })
})

it('the worker’s end ends it, and the next one goes on', async () => {
  const { id, change } = await publish('at:/news/rain')
  const controller = new AbortController()
  const reason = new Error('the worker stops')
  await using site = await localInstance((_asked, number) => {
    if (number > 1) return edition(change)
    controller.abort(reason)
    return undefined
  })
  await expect(fillReceipt(sql, id, { siteUrl: site.url, signal: controller.signal })).rejects.toBe(reason)
  expect((await read()).status).toBe('waiting')
  await fillReceipt(sql, id, { siteUrl: site.url })
  expect((await read()).status).toBe('complete')
})

it('what was found stays when the log of changes has been trimmed', async () => {
  const { id, change } = await publish('at:/news/rain')
  let isBehind = true
  await using site = await localInstance(() => edition(isBehind ? change - 1 : change))
  const look = () => fillReceipt(sql, id, { siteUrl: site.url, patienceMs: SOON })
  await expect(look()).rejects.toThrow()
  await sql`truncate edition.changes`
  isBehind = false
  await look()
  expect(problems(await read())).toEqual(['public fine'])
})

it('where the number of its transaction has come round again, its own change is the first', async () => {
  const { id, change } = await publish('at:/news/rain')
  await using site = await localInstance(() => edition(change))
  await sql`
    insert into edition.changes (id, xact, at, tags, gone)
    select id + 1, xact, at + interval '1 day', '{at:/news/snow}', '{}' from edition.changes where id = ${change}`
  // The one that is found first where nobody says which: this one now lies behind the other.
  await sql`update edition.changes set gone = '{}' where id = ${change}`
  await fillReceipt(sql, id, { siteUrl: site.url })
  expect(asked(site.received)).toEqual(['HEAD /news/rain'])
})

it('a receipt that is gone is nobody’s', async () => {
  await expect(fillReceipt(sql, randomUUID(), { siteUrl: 'http://127.0.0.1:1' })).resolves.toBeUndefined()
})

it('only a late receipt, or one that waits in vain, is opened again, and only by its story', async () => {
  const { id } = await publish('at:/news/rain')
  const reopen = (of = storyId) => reopenReceipt(sql, { storyId: of, receiptId: id })
  expect(await reopen()).toBe(false)
  await sql`update publishing.receipts set status = 'late'`
  expect(await reopen(randomUUID())).toBe(false)
  expect(await reopen()).toBe(true)
  expect((await read()).status).toBe('waiting')
  await sql`update publishing.receipts set at = at - interval '2 minutes'`
  expect(await reopen()).toBe(true)
  await sql`update publishing.receipts set status = 'complete'`
  expect(await reopen()).toBe(false)
})
