import type { Payload } from 'payload'
import { payloadPool } from '../../lib/payload-pool.ts'
import { transactOn } from '../../lib/transact.ts'
import { mergeTag, undoMerge } from '../../newsroom/tags/merge-tag.ts'
import type { Tag } from '../../payload-types.ts'

/** Merges a tag into another as the desk does. */
export function mergeInto(payload: Payload, { tag, into }: { tag: Pick<Tag, 'id'>; into: Pick<Tag, 'id'> }) {
  const by = { id: into.id, name: 'Mira' }
  return transactOn(payloadPool(payload))((sql) => mergeTag(sql, { tagId: tag.id, intoId: into.id, by }))
}

/** Undoes the merge of a tag. */
export function unmerge(payload: Payload, tag: Pick<Tag, 'id'>) {
  const by = { id: tag.id, name: 'Mira' }
  return transactOn(payloadPool(payload))((sql) => undoMerge(sql, { tagId: tag.id, by }))
}
