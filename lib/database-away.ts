/** How long whoever is told so should wait before the next try, in seconds. */
export const RETRY_AFTER_S = 5
export const DATABASE_AWAY =
  'The database cannot be reached just now. Nothing was changed: please try again in a moment.'

/**
 * Whether an error, or what it was caused by, is about the database being away or full rather than about a statement. Payload
 * wraps what the driver says, once without its cause; the driver has no codes for a pool that is full and a broken connection.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return AWAY_CODE.test(code) || AWAY_MESSAGE.test(error.message) || isDatabaseAway(error.cause)
}

/** What the server says of itself (shut down, starting up, full), and what a network does. */
const AWAY_CODE =
  /^(?:57P0\w|53\w{3}|08\w{3}|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)$/
const AWAY_MESSAGE = /^timeout exceeded when trying to connect$|^Connection terminated|cannot begin transaction: /
