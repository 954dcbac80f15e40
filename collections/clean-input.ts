import type { CollectionBeforeValidateHook, GlobalBeforeValidateHook } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { cleanDeep } from '../lib/clean-text.ts'

/**
 * Applies the rule of `lib/clean-text.ts` to whatever comes in, and gives a new document its id: nobody chooses one. Nor does anybody
 * from outside say since when there is a document; an import knows it.
 */
export const cleanInput: CollectionBeforeValidateHook = ({ data, originalDoc, operation, req }) => {
  if (!data) return data
  const cleaned = cleanDeep(data)
  if (req.payloadAPI !== 'local' && 'createdAt' in cleaned) cleaned.createdAt = originalDoc?.createdAt
  if (operation !== 'create') return cleaned
  if (req.payloadAPI !== 'local') delete cleaned.updatedAt
  return { ...cleaned, id: uuidv7() }
}

export const cleanGlobalInput: GlobalBeforeValidateHook = ({ data }) => cleanDeep(data)
