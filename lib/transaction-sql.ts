import type { PayloadRequest } from 'payload'
import { AppError } from './errors.ts'
import { payloadPool } from './payload-pool.ts'
import { type Sql, sqlOn } from './sql.ts'
import { transactionClient } from './transaction-client.ts'

type Requestish = Pick<PayloadRequest, 'payload' | 'transactionID'>

/**
 * Statements inside the transaction of a Payload operation, so that what they write commits or rolls back with the document;
 * outside any transaction, on Payload's pool. A hook that took a second connection instead could wait for its own transaction
 * for ever.
 * Throws `transaction-lost` where the request names a transaction that is over: outside it, half of a change would stay.
 */
export async function transactionSql(req: Requestish): Promise<Sql> {
  const id = await req.transactionID
  if (!id) return sqlOn(payloadPool(req.payload))
  const client = transactionClient(req.payload.db, id)
  if (!client) throw new AppError('transaction-lost', { message: 'the transaction of this request has ended' })
  return sqlOn(client)
}
