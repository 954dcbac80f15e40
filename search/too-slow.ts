import { DatabaseError } from 'pg'
import { AppError } from '../lib/errors.ts'

/** The database's own word for a statement that took too long. */
const CANCELED = '57014'

/** The error as the callers of `search/` know it. */
export function tooSlow(error: unknown): unknown {
  if (!isCanceled(error)) return error
  return new AppError('search-too-slow', { message: 'a search took longer than it may', cause: error })
}

/** Whether the database gave a statement up. */
export function isCanceled(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === CANCELED
}
