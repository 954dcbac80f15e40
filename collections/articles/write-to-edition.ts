import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, PayloadRequest } from 'payload'
import { forgetStory, publishStory, retractStory } from '../../edition/write-story.ts'
import type { Article } from '../../payload-types.ts'
import { isDraftSave } from '../lock-edition-first.ts'

/**
 * Brings the public edition into line with the live row, in the same transaction. The live row is read again rather than
 * taken from `doc`: what a hook gets is shaped by the request's depth, select and draft arguments.
 */
export const writeToEdition: CollectionAfterChangeHook<Article> = async ({ doc, req }) => {
  if (isDraftSave(req, doc)) return doc
  const live = await readLive(doc, req)
  if (live?._status === 'published' && !live.deletedAt) await publishStory(req, live)
  else await retractStory(req, doc.id)
  return doc
}

/** An import gets its documents whole, says so, and is spared the reading. */
async function readLive(doc: Article, req: PayloadRequest): Promise<Article | null> {
  if (req.context.docsAreWhole && doc._status === 'published') return doc
  return req.payload.db.findOne<Article>({ collection: 'articles', where: { id: { equals: doc.id } }, req })
}

export const removeFromEdition: CollectionAfterDeleteHook<Article> = async ({ id, req }) => {
  await forgetStory(req, String(id))
}
