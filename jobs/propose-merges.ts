import { log } from '../lib/log.ts'
import { findProposals } from '../newsroom/tags/find-proposals.ts'
import type { Handler } from './handlers.ts'

/** Looks for tags that may be one. Of those that have not changed since the last time it asks nothing. */
export const proposeMerges: Handler<'propose-merges'> = async (_payload, { sql, signal }) => {
  const compared = await findProposals(sql, { signal })
  if (compared > 0) log.info('tags compared', { tags: compared })
  // The rest is for the next try, which comes at once to whoever takes over.
  signal.throwIfAborted()
}
