import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { BasePayload } from 'payload'
import type { PoolClient } from 'pg'

type Transaction = { session: { client: PoolClient } }

/** The connection of an open transaction of Payload's, or undefined where it has ended. */
export function transactionClient(db: BasePayload['db'], id: number | string): PoolClient | undefined {
  const { sessions } = db as unknown as PostgresAdapter
  // Drizzle's transaction holds the client that it was begun on; Payload's types do not say so.
  const transaction = sessions?.[String(id)]?.db as unknown as Transaction | undefined
  return transaction?.session.client
}
