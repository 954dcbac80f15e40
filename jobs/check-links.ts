import { bodyFromLexical } from '../edition/body-from-lexical.ts'
import { guardedStatus } from '../lib/guarded-fetch.ts'
import { outsideLinksIn, readLinkChecks } from '../newsroom/links/link-checks.ts'
import { type AskStatus, lookAtLinks } from '../newsroom/links/look-at-links.ts'
import type { Handler } from './handlers.ts'

/** A day: sites do not change by the hour, and somebody pays for being asked. */
const FRESH_S = 86_400
/** Of whoever asks for another look; two who press at once are answered by one. */
const FRESH_AGAIN_S = 30
const LIMITS = { timeoutMs: 8000 }
/** Receipts and mail wait in the same line. What is not begun by then is looked at when somebody asks again. */
const PATIENCE_MS = 60_000

/** Looks at the links of a story's newest text that lead to other sites. What they answered stands on the checklist. */
export const checkLinks: Handler<'check-links'> = (payload, tools) => checkLinksWith(payload, tools)

/** @param ask - what a test replaces: the real one asks the public internet alone */
export async function checkLinksWith(
  { storyId, isAgain }: Parameters<Handler<'check-links'>>[0],
  { sql, signal }: Pick<Parameters<Handler<'check-links'>>[1], 'sql' | 'signal'>,
  ask: AskStatus = (address) => guardedStatus(address, LIMITS),
  patienceMs = PATIENCE_MS,
): Promise<void> {
  const [version] = await sql<{ body: unknown }>`
    select version_body as body from _articles_v where parent_id = ${storyId} and latest limit 1`
  const addresses = outsideLinksIn(bodyFromLexical(version?.body)).map(({ address }) => address)
  const known = await readLinkChecks(sql, addresses)
  const isOld = (address: string) =>
    (known.get(address)?.secondsAgo ?? Number.POSITIVE_INFINITY) > (isAgain ? FRESH_AGAIN_S : FRESH_S)
  await lookAtLinks(sql, addresses.filter(isOld), {
    ask,
    signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
  })
  // A worker that stops leaves the rest to the next one.
  signal.throwIfAborted()
}
