import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload'
import { forgetStory, publishStory, retractStory } from '../../edition/write-story.ts'
import type { Article } from '../../payload-types.ts'

/**
 * Brings the public edition into line with the live row, in the same transaction. The live row is read again rather than
 * taken from `doc`: what a hook gets is shaped by the request's depth, select and draft arguments.
 */
export const writeToEdition: CollectionAfterChangeHook<Article> = async ({ doc, req }) => {
  const live = await req.payload.db.findOne<Article>({ collection: 'articles', where: { id: { equals: doc.id } }, req })
  if (live?._status === 'published' && !live.deletedAt) await publishStory(req, live)
  else await retractStory(req, doc.id)
  return doc
}

export const removeFromEdition: CollectionAfterDeleteHook<Article> = async ({ id, req }) => {
  await forgetStory(req, String(id))
}
