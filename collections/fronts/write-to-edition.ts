import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload'
import { retractFront, writeFront } from '../../edition/write-front.ts'
import type { Front } from '../../payload-types.ts'
import { isDraftSave } from '../lock-edition-first.ts'

/** Brings the public edition into line with the live row, in the same transaction; without one readers have the front that fills itself. */
export const writeToEdition: CollectionAfterChangeHook<Front> = async ({ doc, req }) => {
  if (isDraftSave(req, doc)) return doc
  const live = await req.payload.db.findOne<Front>({ collection: 'fronts', where: { id: { equals: doc.id } }, req })
  if (live?._status === 'published' && !live.deletedAt) await writeFront(req, live)
  else await retractFront(req, doc.id)
  return doc
}

export const removeFromEdition: CollectionAfterDeleteHook<Front> = async ({ id, req }) => {
  await retractFront(req, String(id))
}
