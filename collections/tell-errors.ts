import type { AfterErrorHook } from 'payload'
import { DATABASE_AWAY, isDatabaseAway, RETRY_AFTER_S } from '../lib/database-away.ts'
import { isAccountUnread } from './note-unread-accounts.ts'

/**
 * Gives the form which field was refused and why. Payload decides by the class of an error whether its details are told, and a
 * production build holds that class twice (once for pages, once for routes): whichever was loaded second told only “invalid”.
 * A save that has waited too long for others' is told as that: nothing went wrong, and the same save will do. So is a database
 * that is away, or full; who asks is not known then, and is not refused as somebody without an account.
 */
export const tellErrors: AfterErrorHook = ({ error, req }) => {
  // What has a status says better what it means: of a save that was not confirmed nobody knows whether it was done.
  if ((isDatabaseAway(error) && !('status' in error)) || isAccountUnread(req)) {
    req.responseHeaders = new Headers({
      ...Object.fromEntries(req.responseHeaders ?? []),
      'Retry-After': String(RETRY_AFTER_S),
    })
    return { status: 503, response: { errors: [{ name: 'Away', message: DATABASE_AWAY }] } }
  }
  if (hasWaitedTooLong(error)) return { status: 503, response: { errors: [{ name: 'Busy', message: BUSY }] } }
  if (!isTold(error)) return
  const { name, data, message } = error
  return { response: { errors: [{ name, message, data }] } }
}

const BUSY =
  'Something else is being published or imported, and this has waited for ten seconds. Nothing was changed: please try again in a moment.'
/** What Postgres calls a lock that was not to be had within `lock_timeout`. */
const NO_LOCK = '55P03'

type Told = Error & { status: number; data: Record<string, unknown> }

/** An error with details that are meant for whoever asked. */
function isTold(error: Error): error is Told {
  const { status, data } = error as Partial<Told>
  return typeof status === 'number' && status < 500 && typeof data === 'object' && data !== null
}

/** Whether the database, whose error may lie within others, gave up waiting for a lock. */
function hasWaitedTooLong(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return ('code' in error && error.code === NO_LOCK) || hasWaitedTooLong(error.cause)
}
