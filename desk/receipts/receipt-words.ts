import { PATIENCE_MS, type Receipt, type ReceiptAction, type ReceiptLine } from '../../publishing/receipts.ts'

/** `late` is red on the screen, and says so in words too. */
export type Tone = 'good' | 'late' | 'waiting'
export type Told = { tone: Tone; words: string }
type Facts = Pick<Receipt, 'action' | 'at' | 'status' | 'lines'>

/** So long a receipt waits before its editor is offered to have somebody look again. */
const LOOKED_AFTER_BY_MS = 60_000

const DONE: Record<ReceiptAction, string> = { publish: 'Published', update: 'Updated', unpublish: 'Unpublished' }

export function whatWasDone(action: ReceiptAction): string {
  return DONE[action]
}

/** Whether readers had it: one sentence. @param now - ISO 8601 */
export function howItWent(receipt: Facts, now: string): Told {
  const { status, lines, action } = receipt
  if (status === 'waiting') return { tone: 'waiting', words: waitingWords(receipt, now) }
  if (lines.length === 0) return { tone: 'good', words: 'Nothing changed for readers' }
  if (status === 'complete') {
    const gone = action === 'unpublish' ? 'Gone everywhere' : 'Everywhere'
    return { tone: 'good', words: `${gone} after ${duration(slowest(lines))}` }
  }
  const all = countAddresses(lines)
  const missing = countAddresses(lines.filter(isMissing))
  if (missing > 0) return { tone: 'late', words: `Late: ${missing} of ${addresses(all)} not up to date` }
  const slow = countAddresses(lines.filter(({ ms }) => ms !== undefined && ms > PATIENCE_MS))
  const words = `Late: ${slow} of ${addresses(all)} took more than ${duration(PATIENCE_MS)}, the slowest ${duration(slowest(lines))}`
  return { tone: 'late', words }
}

/** The same in a word, for the bar above the form, and what a narrow screen leaves out. */
export function inAWord(receipt: Facts): Told & { rest?: string } {
  const { status, lines, action } = receipt
  if (status === 'waiting') return { tone: 'waiting', words: 'Delivering…' }
  if (status === 'late') return { tone: 'late', words: 'Late' }
  if (lines.length === 0) return { tone: 'good', words: 'No change', rest: 'for readers' }
  const words = action === 'unpublish' ? 'Gone' : 'Live'
  return { tone: 'good', words, rest: `after ${duration(slowest(lines))}` }
}

/** How fresh readers' pages are, within a line about the story. @param now - ISO 8601 */
export function withReaders(receipt: Facts, now: string): Told {
  const told = howItWent(receipt, now)
  if (receipt.status !== 'complete' || receipt.lines.length === 0) return told
  return { ...told, words: `with all readers after ${duration(slowest(receipt.lines))}` }
}

/** One address at one place. */
export function atOnePlace(line: ReceiptLine | undefined, status: Receipt['status']): Told {
  if (!line) return { tone: 'waiting', words: 'Not asked' }
  const { ms, isGone, problem } = line
  if (ms !== undefined) {
    return ms > PATIENCE_MS ? { tone: 'late', words: `Late: ${duration(ms)}` } : { tone: 'good', words: duration(ms) }
  }
  if (isGone) return { tone: 'waiting', words: 'Serves readers no more' }
  if (status === 'late') return { tone: 'late', words: capital(problem ?? 'is late') }
  return { tone: 'waiting', words: problem ? `${capital(problem)}…` : 'Being asked…' }
}

/** Whether another look could find something: somewhere it is missing, or nobody has looked for a minute. */
export function isWorthAnotherLook({ status, lines, at }: Facts, now: string): boolean {
  if (status === 'late') return lines.some(isMissing)
  return status === 'waiting' && ageOf(at, now) > LOOKED_AFTER_BY_MS
}

/** `180 ms`, `2.4 s`, `3 min`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${ms} ms`
  if (ms < 59_950) return `${Number((ms / 1000).toFixed(1))} s`
  return `${Math.round(ms / 60_000)} min`
}

function waitingWords({ lines, at }: Facts, now: string): string {
  if (lines.length > 0 || ageOf(at, now) <= LOOKED_AFTER_BY_MS) return 'Being delivered…'
  return 'Nobody has looked yet: tell whoever looks after the site that the worker may not be running'
}

function isMissing({ ms, isGone }: ReceiptLine): boolean {
  return ms === undefined && !isGone
}

function slowest(lines: ReceiptLine[]): number {
  return Math.max(0, ...lines.map(({ ms }) => ms ?? 0))
}

function countAddresses(lines: ReceiptLine[]): number {
  return new Set(lines.map(({ address }) => address)).size
}

function addresses(count: number): string {
  return count === 1 ? '1 address' : `${count} addresses`
}

function ageOf(at: string, now: string): number {
  return Date.parse(now) - Date.parse(at)
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
