import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload'
import { idOf } from '../edition/body-from-lexical.ts'
import type { EntityName } from '../edition/entities.ts'
import { writeEntity } from '../edition/write-entity.ts'
import { forgetInFronts } from '../edition/write-front.ts'

/** Hooks that keep the edition's copy of a collection in line with it. */
export function editionHooks(name: EntityName, pictureField?: string) {
  const afterChange: CollectionAfterChangeHook = async ({ doc, previousDoc, req }) => {
    const mediaIds = pictureField
      ? [doc[pictureField], previousDoc?.[pictureField]].flatMap((value) => idOf(value) ?? [])
      : []
    await writeEntity(req, { name, id: doc.id, mediaIds })
    return doc
  }
  const afterDelete: CollectionAfterDeleteHook = async ({ id, doc, req }) => {
    const mediaIds = pictureField ? [doc?.[pictureField]].flatMap((value) => idOf(value) ?? []) : []
    await writeEntity(req, { name, id: String(id), mediaIds })
    if (name !== 'redirects' && name !== 'media') await forgetInFronts(req, String(id))
  }
  return { afterChange: [afterChange], afterDelete: [afterDelete] }
}
