import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { AppError } from '../lib/errors.ts'

/**
 * Runs work that reads through Payload and writes SQL in one transaction of Payload's connection. Commits at the end, rolls
 * back when it throws.
 * @param options - of the transaction, e.g. `{ isolationLevel: 'repeatable read', accessMode: 'read only' }`
 */
export async function inEditionTransaction<Result>(
  payload: Payload,
  options: Record<string, unknown>,
  work: (req: PayloadRequest) => Promise<Result>,
): Promise<Result> {
  const req = await createLocalReq({}, payload)
  const id = await payload.db.beginTransaction(options)
  if (id === null) throw new AppError('no-transaction', { message: 'the database gives no transactions' })
  req.transactionID = id
  try {
    const result = await work(req)
    await payload.db.commitTransaction(id)
    return result
  } catch (error) {
    await payload.db.rollbackTransaction(id)
    throw error
  }
}
