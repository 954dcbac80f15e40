import type { AfterErrorHook } from 'payload'

/**
 * Gives the form which field was refused and why. Payload decides by the class of an error whether its details are told, and a
 * production build holds that class twice (once for pages, once for routes): whichever was loaded second told only “invalid”.
 * A save that has waited too long for others' is told as that: nothing went wrong, and the same save will do.
 */
export const tellErrors: AfterErrorHook = ({ error }) => {
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
