import { APIError, commitTransaction, initTransaction, killTransaction, type PayloadRequest } from 'payload'
import { AppError } from '../../lib/errors.ts'

/** Saves and what follows from them, in one transaction. @throws APIError 409 with the sentence of what is refused */
export async function together<Result>(req: PayloadRequest, work: () => Promise<Result>): Promise<Result> {
  await initTransaction(req)
  try {
    const result = await work()
    await commitTransaction(req)
    return result
  } catch (error) {
    await killTransaction(req)
    if (error instanceof AppError && error.userMessage) throw new APIError(error.userMessage, 409, null, true)
    throw error
  }
}
