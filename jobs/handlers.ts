import type { Sql } from '../lib/sql.ts'
import type { Transact } from '../lib/transact.ts'
import { changeTags, dropTagLists } from './change-tags.ts'
import { checkLinks } from './check-links.ts'
import { deleteBlankDrafts } from './delete-blank-drafts.ts'
import { deliverReceipt } from './deliver-receipt.ts'
import type { JobName, JobPayloads } from './jobs.ts'
import { mailMention } from './mail-mention.ts'
import { proposeMerges } from './propose-merges.ts'
import { purgeCdn, purgeCdnAgain } from './purge-cdn.ts'
import { relateStoryJob } from './relate-story.ts'
import { rewordStories } from './reword-stories.ts'
import { trimLogs } from './trim-logs.ts'

/** What a handler works with. */
export type JobTools = {
  /** On the worker's own pool, as the database's owner. */
  sql: Sql
  /** A transaction of its own on the same pool, for what takes more than one statement. */
  transact: Transact
  /** Aborted when the worker stops: end soon, the job will run again. */
  signal: AbortSignal
  /** 1 at the first try. */
  attempt: number
}

/**
 * Does a job, wholly or not at all where that matters: after a crash or a lost connection it runs again, and what was done
 * already must do no harm. What it throws is kept with the job; `AppError.userMessage` is shown to editors.
 */
export type Handler<Name extends JobName> = (payload: JobPayloads[Name], tools: JobTools) => Promise<void>
export type Handlers = { [Name in JobName]?: Handler<Name> }

/** One file for each job. A worker takes only jobs that stand here. */
export const handlers: Handlers = {
  'purge-cdn': purgeCdn,
  'purge-cdn-again': purgeCdnAgain,
  'deliver-receipt': deliverReceipt,
  'relate-story': relateStoryJob,
  'check-links': checkLinks,
  'change-tags': changeTags,
  'drop-tag-lists': dropTagLists,
  'propose-merges': proposeMerges,
  'reword-stories': rewordStories,
  'mail-mention': mailMention,
  'delete-blank-drafts': deleteBlankDrafts,
  'trim-logs': trimLogs,
}
