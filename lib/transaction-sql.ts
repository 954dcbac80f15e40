import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import type { Pool, PoolClient } from 'pg'
import { type Sql, sqlOn } from './sql.ts'

type Requestish = Pick<PayloadRequest, 'payload' | 'transactionID'>

/**
 * Statements inside the transaction of a Payload operation, so that what they write commits or rolls back with the document;
 * outside any transaction, on Payload's pool. A hook that took a second connection instead could wait for its own transaction
 * for ever.
 */
export async function transactionSql(req: Requestish): Promise<Sql> {
  const adapter = req.payload.db as unknown as PostgresAdapter & { pool: Pool }
  const id = await req.transactionID
  // Drizzle's transaction holds the client that it was begun on; Payload's types do not say so.
  const session = id
    ? (adapter.sessions?.[String(id)]?.db as unknown as { session: { client: PoolClient } } | undefined)
    : undefined
  return sqlOn(session?.session.client ?? adapter.pool)
}
