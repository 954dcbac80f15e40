import { createLocalReq, initTransaction, killTransaction, type Payload } from 'payload'
import { lockEdition } from '../../edition/lock.ts'
import { AppError } from '../../lib/errors.ts'
import { transactionSql } from '../../lib/transaction-sql.ts'
import type { Pin } from './pins.ts'
import { publishPinned } from './publish-pinned.ts'
import { sentenceOf } from './sentence-of.ts'

/**
 * Publishes it as the clock will, and rolls that back: what could not go live now, nobody is promised for later. For fronts and
 * redirects; a story has its checklist, and may be under embargo until then.
 * @throws AppError `schedule-refused` with a sentence for the editor
 */
export async function tryPin(payload: Payload, pin: Pin): Promise<void> {
  const req = await createLocalReq({}, payload)
  await initTransaction(req)
  try {
    await lockEdition(await transactionSql(req))
    await publishPinned(req, {
      ...{ collection: pin.collection, document_id: pin.documentId, title: pin.title, due: new Date() },
      ...{ content: pin.content, content_hash: pin.contentHash, by_id: null, by_name: null },
      ...{ release_id: null, release_name: null },
    })
  } catch (error) {
    throw new AppError('schedule-refused', { userMessage: sentenceOf(error), cause: error })
  } finally {
    await killTransaction(req)
  }
}
