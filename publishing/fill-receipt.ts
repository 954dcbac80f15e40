import { setTimeout as pause } from 'node:timers/promises'
import { AppError } from '../lib/errors.ts'
import { operatorFetch } from '../lib/operator-fetch.ts'
import type { Sql } from '../lib/sql.ts'
import { changedAddresses } from './changed-addresses.ts'
import { type Instance, liveInstances } from './instances.ts'
import { PATIENCE_MS, type Receipt, type ReceiptLine } from './receipts.ts'

const POLL_MS = 100
const FETCH_MS = 3000
/** Of all places together, where there are not more of them. Few, because readers, and what else a publish sets off, come first. */
const AT_ONCE = 4
/** More would keep the worker from others' receipts; twenty machines say what there is to say. */
const MOST_PLACES = 20
/** So often in a row without an answer is enough for one look around. */
const MOST_FAILURES = 2
/** So soon an editor sees what there is, while a place may still be hanging. */
const FIRST_WORD_MS = 500
/** A page is told by its headers; its body is not asked for. */
const MAX_BYTES = 1_000_000

type Row = {
  storyId: string
  lines: ReceiptLine[]
  changeId: string | null
  tags: string[] | null
  committedAt: Date | null
  now: Date
}

/**
 * Asks for every address that a publish changed, as a reader would: at each instance, and at the address that readers use. Notes
 * for each when it first carried the change. Done again, it asks only for what is missing. Each place is asked by itself, so that
 * one that hangs makes no other late, and all end by the same deadline.
 * Throws `receipt-late` where some address did not carry it within 5 seconds of the commit, or within half of that from now, if
 * the commit was before.
 * @param siteUrl - the address that readers use
 */
export async function fillReceipt(
  sql: Sql,
  receiptId: string,
  { siteUrl, signal, patienceMs = PATIENCE_MS }: { siteUrl: string; signal?: AbortSignal; patienceMs?: number },
): Promise<void> {
  const receipt = await readReceipt(sql, receiptId)
  if (!receipt) return
  const { changeId, committedAt } = receipt
  // A save that changes nothing for readers leaves no change.
  if (!changeId || !committedAt) return write(sql, receiptId, { status: 'complete', lines: [] })

  const instances = await liveInstances(sql)
  const site = { instance: 'public', address: siteUrl }
  const lines = await linesOf(sql, receipt, [...instances.slice(0, MOST_PLACES - 1), site])
  // Measured by the database's clock, which wrote the time of the commit.
  const offset = receipt.now.getTime() - Date.now()
  const sinceCommit = () => Math.max(0, Math.round(Date.now() + offset - committedAt.getTime()))
  const deadline = Math.max(patienceMs, sinceCommit() + patienceMs / 2)
  const timing = { sinceCommit, left: () => deadline - sinceCommit(), signal }

  const origins = new Map([...instances, site].map(({ instance, address }) => [instance, address.replace(/\/$/, '')]))
  const missingAt = Map.groupBy(lines.filter(isMissing), ({ place }) => place)
  const atOnce = Math.max(1, Math.floor(AT_ONCE / Math.max(1, missingAt.size)))
  const looks = [...missingAt].map(([place, theirs]) =>
    lookAround(theirs, { origin: origins.get(place), change: Number(changeId), atOnce, ...timing }),
  )
  const asked = Promise.all(looks.map(({ whole }) => whole))
  const firstWord = Promise.all(looks.map(({ first }) => first))
  await Promise.race([asked, firstWord, pause(FIRST_WORD_MS, undefined, { ref: false })])
  if (lines.some(isMissing)) await write(sql, receiptId, { status: 'waiting', lines, changeId, committedAt })
  await asked

  const isLate = lines.some((line) => isMissing(line) || (line.ms !== undefined && line.ms > patienceMs))
  await write(sql, receiptId, { status: isLate ? 'late' : 'complete', lines, changeId, committedAt })
  const missing = lines.filter(isMissing)
  if (missing.length > 0) throw lateError(missing)
}

type Look = {
  /** Absent where the place serves nobody any more. */
  origin: string | undefined
  change: number
  /** So many of its addresses are asked for together. */
  atOnce: number
  sinceCommit: () => number
  /** Milliseconds until nobody asks any more. */
  left: () => number
  signal: AbortSignal | undefined
}

/** Asks one place for what is missing there: once (`first`), and again until all is there or the time is up (`whole`). */
function lookAround(lines: ReceiptLine[], look: Look): { first: Promise<void>; whole: Promise<void> } {
  const first = lookOnce(lines, look)
  const whole = async () => {
    await first
    while (lines.some(isMissing) && look.left() > 0) {
      await pause(POLL_MS, undefined, look.signal ? { signal: look.signal } : {})
      await lookOnce(lines, look)
    }
  }
  return { first, whole: whole() }
}

async function lookOnce(lines: ReceiptLine[], { origin, change, atOnce, sinceCommit, left, signal }: Look) {
  let failures = 0
  await inGroups(lines.filter(isMissing), atOnce, async (line) => {
    line.isGone = origin === undefined || undefined
    if (origin === undefined) line.problem = 'serves readers no more'
    else if (failures >= MOST_FAILURES) line.problem = NO_ANSWER
    else if (left() <= 0) line.problem ??= 'was not asked in time'
    else {
      const timeoutMs = Math.max(1, Math.ceil(Math.min(FETCH_MS, left())))
      line.problem = await askFor(origin + line.address, { change, timeoutMs, signal })
      failures = line.problem === NO_ANSWER ? failures + 1 : 0
      if (!line.problem) line.ms = sinceCommit()
    }
  })
}

function isMissing({ ms, isGone }: ReceiptLine): boolean {
  return ms === undefined && !isGone
}

/** One for each address at each place; those of the first time, if there was one. */
async function linesOf(sql: Sql, { lines, tags, storyId }: Row, places: Instance[]): Promise<ReceiptLine[]> {
  // An instance that fell silent may be back.
  if (lines.length > 0) return lines.map(({ isGone: _, ...line }) => line)
  const addresses = tags ? await changedAddresses(sql, { tags, storyId }) : []
  return addresses.flatMap((address) => places.map(({ instance }): ReceiptLine => ({ address, place: instance })))
}

/** With the first change of its transaction: in a restored database the numbers of transactions come round again. */
async function readReceipt(sql: Sql, id: string): Promise<Row | undefined> {
  const [row] = await sql<Row>`
    select receipt.story_id as "storyId", receipt.lines, coalesce(receipt.change_id, change.id) as "changeId", change.tags,
      coalesce(receipt.committed_at, change.at) as "committedAt", clock_timestamp() as now
    from publishing.receipts as receipt left join edition.changes as change on change.xact = receipt.xact and change.at >= receipt.at
    where receipt.id = ${id} order by change.id limit 1`
  return row
}

const NO_ANSWER = 'did not answer'

/** Resolves to what is wrong with what a reader gets there, or to nothing. */
async function askFor(
  url: string,
  { change, timeoutMs, signal }: { change: number; timeoutMs: number; signal: AbortSignal | undefined },
): Promise<string | undefined> {
  try {
    const { status, headers } = await operatorFetch(url, { method: 'HEAD', timeoutMs, maxBytes: MAX_BYTES, signal })
    if (status >= 500) return `answered ${status}`
    const edition = Number(headers['x-edition'])
    if (!Number.isFinite(edition)) return 'did not say of when it is'
    return edition >= change ? undefined : 'is still the old one'
  } catch (error) {
    signal?.throwIfAborted()
    return error instanceof AppError ? NO_ANSWER : String(error)
  }
}

async function write(
  sql: Sql,
  id: string,
  {
    status,
    lines,
    changeId = null,
    committedAt = null,
  }: {
    status: Receipt['status']
    lines: ReceiptLine[]
    changeId?: string | null
    committedAt?: Date | null
  },
): Promise<void> {
  await sql`
    update publishing.receipts set status = ${status}, lines = ${JSON.stringify(lines)}, change_id = ${changeId},
      committed_at = ${committedAt}, tries = tries + ${status === 'waiting' ? 0 : 1}
    where id = ${id}`
}

async function inGroups<Item>(items: Item[], size: number, work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = items.values()
  const worker = async () => {
    for (const item of waiting) await work(item)
  }
  await Promise.all(Array.from({ length: Math.min(size, items.length) }, worker))
}

function lateError(missing: ReceiptLine[]): AppError {
  const [first] = missing
  const others = missing.length > 1 ? `, and so on for ${missing.length - 1} more` : ''
  return new AppError('receipt-late', {
    userMessage: `${first?.address} at ${first?.place} ${first?.problem ?? 'is late'}${others}.`,
  })
}
