import type { Block } from '../../edition/body.ts'
import { referencesIn } from '../../edition/references.ts'
import { addJob } from '../../jobs/add-job.ts'
import type { Sql } from '../../lib/sql.ts'

/** Of one story; a text with more is a list, and nobody's job is to click through it. */
export const MOST_LINKS = 100
/** An index holds no longer ones. */
const LONGEST_ADDRESS = 2000

/** How an address of another site answered. */
export type LinkCheck = {
  address: string
  /** Of the answer, after redirects; absent where there was none. */
  status?: number
  /** What is wrong with it: “answered 404”. Absent where it is there, or does not tell programs. */
  problem?: string
}

/** Links to other sites, each address once, with the words that carry it. Its part after `#` is the browser's own. */
export function outsideLinksIn(blocks: Block[]): { address: string; words: string }[] {
  const found = new Map<string, string>()
  for (const reference of referencesIn(blocks)) {
    if (reference.kind !== 'address' || !/^https?:/i.test(reference.href)) continue
    const url = URL.parse(reference.href)
    if (!url || url.href.length > LONGEST_ADDRESS) continue
    url.hash = ''
    if (!found.has(url.href)) found.set(url.href, reference.words)
  }
  return [...found].slice(0, MOST_LINKS).map(([address, words]) => ({ address, words }))
}

/** What was last found out about some addresses, with how long ago by the database's clock. */
export async function readLinkChecks(
  sql: Sql,
  addresses: string[],
): Promise<Map<string, { problem?: string; secondsAgo: number }>> {
  const rows = await sql<{ address: string; problem: string | null; seconds: number }>`
    select address, problem, extract(epoch from now() - checked_at)::float8 as seconds from newsroom.link_checks
    where address = any (${addresses}::text[]) order by address limit ${MOST_LINKS}`
  return new Map(
    rows.map(({ address, problem, seconds }) => [
      address,
      { secondsAgo: Math.max(0, seconds), ...(problem !== null && { problem }) },
    ]),
  )
}

export async function keepLinkCheck(sql: Sql, { address, status, problem }: LinkCheck): Promise<void> {
  await sql`
    insert into newsroom.link_checks (address, status, problem) values (${address}, ${status ?? null}, ${problem ?? null})
    on conflict (address) do update set status = excluded.status, problem = excluded.problem, checked_at = now()`
}

/**
 * Has the links of a story's newest text looked at, behind the commit: what waits for other sites holds no transaction.
 * @param isAgain - also those that were looked at within a day
 */
export async function askForLinkChecks(sql: Sql, storyId: string, { isAgain = false } = {}): Promise<void> {
  await addJob(sql, 'check-links', { storyId, isAgain }, { key: `check-links-${isAgain ? 'again-' : ''}${storyId}` })
}
