import { setTimeout as pause } from 'node:timers/promises'
import { AppError } from '../lib/errors.ts'
import { operatorFetch } from '../lib/operator-fetch.ts'
import type { Sql } from '../lib/sql.ts'
import { changedAddresses } from './changed-addresses.ts'
import { type Instance, liveInstances } from './instances.ts'
import { PATIENCE_MS, type Receipt, type ReceiptLine } from './receipts.ts'

const POLL_MS = 100
const FETCH_MS = 3000
const AT_ONCE = 8
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
 * for each when it first carried the change. Done again, it asks only for what is missing.
 * Throws `receipt-late` where some address did not carry it within 5 seconds of the commit, or now, if that was before.
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

  const places = [...(await liveInstances(sql)), { instance: 'public', address: siteUrl }]
  const lines = await linesOf(sql, receipt, places)
  // Measured by the database's clock, which wrote the time of the commit.
  const offset = receipt.now.getTime() - Date.now()
  const sinceCommit = () => Math.max(0, Math.round(Date.now() + offset - committedAt.getTime()))
  const deadline = Math.max(patienceMs, sinceCommit() + patienceMs / 2)
  const origins = new Map(places.map(({ instance, address }) => [instance, address.replace(/\/$/, '')]))

  for (let isFirst = true; ; isFirst = false) {
    await inGroups(lines.filter(isMissing), AT_ONCE, async (line) => {
      const origin = origins.get(line.place)
      line.isGone = origin === undefined || undefined
      line.problem = await askFor(origin && origin + line.address, { change: Number(changeId), signal })
      if (!line.problem) line.ms = sinceCommit()
    })
    if (!lines.some(isMissing) || sinceCommit() > deadline) break
    if (isFirst) await write(sql, receiptId, { status: 'waiting', lines, changeId, committedAt })
    await pause(POLL_MS, undefined, signal ? { signal } : {})
  }
  const isLate = lines.some((line) => isMissing(line) || (line.ms !== undefined && line.ms > patienceMs))
  await write(sql, receiptId, { status: isLate ? 'late' : 'complete', lines, changeId, committedAt })
  const missing = lines.filter(isMissing)
  if (missing.length > 0) throw lateError(missing)
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

/** Resolves to what is wrong with what a reader gets there, or to nothing. */
async function askFor(
  url: string | undefined,
  { change, signal }: { change: number; signal: AbortSignal | undefined },
): Promise<string | undefined> {
  if (url === undefined) return 'serves readers no more'
  try {
    const { status, headers } = await operatorFetch(url, {
      method: 'HEAD',
      timeoutMs: FETCH_MS,
      maxBytes: MAX_BYTES,
      signal,
    })
    if (status >= 500) return `answered ${status}`
    const edition = Number(headers['x-edition'])
    if (!Number.isFinite(edition)) return 'did not say of when it is'
    return edition >= change ? undefined : 'is still the old one'
  } catch (error) {
    signal?.throwIfAborted()
    return error instanceof AppError ? 'did not answer' : String(error)
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
