import type { BasePayload } from 'payload'
import type { Pool } from 'pg'

/** The pool of Payload's Postgres adapter, which its types do not name. */
export function payloadPool(payload: Pick<BasePayload, 'db'>): Pool {
  return (payload.db as unknown as { pool: Pool }).pool
}
