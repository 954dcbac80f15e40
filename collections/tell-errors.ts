import type { AfterErrorHook } from 'payload'
import { DATABASE_AWAY, isDatabaseAway, RETRY_AFTER_S } from '../lib/database-away.ts'
import { isAccountUnread } from './note-unread-accounts.ts'

/**
 * Gives the form which field was refused and why. Payload decides by the class of an error whether its details are told, and a
 * production build holds that class twice (once for pages, once for routes): whichever was loaded second told only “invalid”.
 * A save that has waited too long for others' is told as that: nothing went wrong, and the same save will do. So is a database
 * that is away, or full; who asks is not known then, and is not refused as somebody without an account. A form may name what was
 * deleted since: that is no fault of the house either.
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
  if (has(error, NO_VALUE, /^(?!update or delete)/))
    return { status: 400, response: { errors: [{ name: 'NoValue', message: NOT_THERE }] } }
  if (has(error, NO_LOCK)) return { status: 503, response: { errors: [{ name: 'Busy', message: BUSY }] } }
  if (!isTold(error)) return
  const { name, data, message } = error
  return { response: { errors: [{ name, message, data }] } }
}

const BUSY =
  'Something else is being published or imported, and this has waited for ten seconds. Nothing was changed: please try again in a moment.'
/** What Postgres calls a lock that was not to be had within `lock_timeout`. */
const NO_LOCK = /^55P03$/
const NOT_THERE =
  'Something in it is not there any more (a tag, a picture, a person), or is nothing that its field takes. Nothing was changed: please reload the page.'
/** What it says of a reference to nothing, and of what is no id, no time and no text. */
const NO_VALUE = /^(?:23503|22P02|22007|22008|22009|22021)$/

type Told = Error & { status: number; data: Record<string, unknown> }

/** An error with details that are meant for whoever asked. */
function isTold(error: Error): error is Told {
  const { status, data } = error as Partial<Told>
  return typeof status === 'number' && status < 500 && typeof data === 'object' && data !== null
}

/** Whether it is the database that says this, whose error may lie within others. */
function has(error: unknown, code: RegExp, words = /(?:)/): boolean {
  if (!(error instanceof Error)) return false
  const isIt = 'code' in error && code.test(String(error.code)) && words.test(error.message)
  return isIt || has(error.cause, code, words)
}
