import { AppError } from '../../lib/errors.ts'
import type { Sql } from '../../lib/sql.ts'
import { keepLinkCheck, type LinkCheck } from './link-checks.ts'

/** Asks an address of another site for the status of its answer. Rejects with an `AppError` of `lib/guarded-fetch.ts`. */
export type AskStatus = (address: string) => Promise<number>

const HOSTS_AT_ONCE = 4
/** A site is not to notice us. */
const OF_ONE_HOST = 2

/**
 * Looks at addresses and keeps what each answered, a few at a time; of one host never more than two.
 * @param signal - what is not begun when it is aborted is not done
 */
export async function lookAtLinks(
  sql: Sql,
  addresses: string[],
  { ask, signal }: { ask: AskStatus; signal: AbortSignal },
): Promise<void> {
  const hosts = Object.values(Object.groupBy(addresses, (address) => URL.parse(address)?.host ?? ''))
  await inTurn(hosts, HOSTS_AT_ONCE, async (ofHost = []) => {
    await inTurn(ofHost, OF_ONE_HOST, async (address) => {
      if (!signal.aborted) await keepLinkCheck(sql, await lookAt(address, ask))
    })
  })
}

async function lookAt(address: string, ask: AskStatus): Promise<LinkCheck> {
  try {
    const status = await ask(address)
    return { address, status, ...(isGone(status) && { problem: `answered ${status}` }) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { address, problem: PROBLEMS[error.code] ?? 'did not answer' }
  }
}

/** Many sites tell programs nothing (401, 403, 429 …) and show people their page: of those nobody knows. */
function isGone(status: number): boolean {
  return status === 404 || status === 410 || (status >= 500 && status < 600)
}

const PROBLEMS: Record<string, string> = {
  'fetch-timeout': 'did not answer in time',
  'fetch-refused': 'leads to no public address',
}

/** Every item, so many at a time. */
async function inTurn<Item>(items: Item[], atOnce: number, work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = items.values()
  await Promise.all(
    Array.from({ length: Math.min(atOnce, items.length) }, async () => {
      for (const item of waiting) await work(item)
    }),
  )
}
