import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import type { Pool, PoolClient } from 'pg'
import { AppError } from './errors.ts'
import { type Sql, sqlOn } from './sql.ts'

type Requestish = Pick<PayloadRequest, 'payload' | 'transactionID'>

/**
 * Statements inside the transaction of a Payload operation, so that what they write commits or rolls back with the document;
 * outside any transaction, on Payload's pool. A hook that took a second connection instead could wait for its own transaction
 * for ever.
 * Throws `transaction-lost` where the request names a transaction that is over: outside it, half of a change would stay.
 */
export async function transactionSql(req: Requestish): Promise<Sql> {
  const adapter = req.payload.db as unknown as PostgresAdapter & { pool: Pool }
  const id = await req.transactionID
  if (!id) return sqlOn(adapter.pool)
  // Drizzle's transaction holds the client that it was begun on; Payload's types do not say so.
  const session = adapter.sessions?.[String(id)]?.db as unknown as { session: { client: PoolClient } } | undefined
  if (!session) throw new AppError('transaction-lost', { message: 'the transaction of this request has ended' })
  return sqlOn(session.session.client)
}
