import type { Payload, PayloadRequest } from 'payload'

/** Under this name, in what a request carries along: the server holds several copies of this module, but one request. */
const UNREAD = 'accountNotRead'
const NOT_FOUND = 404

/**
 * Payload 3.90 takes an account that could not be read for one that does not exist: while the database is away, or all its
 * connections are in use, everybody is signed out. From now on a request remembers it.
 */
export function noteUnreadAccounts(payload: Payload): void {
  const { findByID } = payload
  payload.findByID = (async (options: Parameters<typeof findByID>[0]) => {
    try {
      return await findByID(options)
    } catch (error) {
      const { context } = options.req ?? {}
      if (options.collection === 'users' && context && !isNotFound(error)) context[UNREAD] = true
      throw error
    }
  }) as typeof findByID
}

/** Whether nobody knows who asks, because the account could not be read. */
export function isAccountUnread({ user, context }: Partial<Pick<PayloadRequest, 'user' | 'context'>>): boolean {
  return !user && context?.[UNREAD] === true
}

function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'status' in error && error.status === NOT_FOUND
}
