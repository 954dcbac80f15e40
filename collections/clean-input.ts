import type { CollectionBeforeValidateHook, GlobalBeforeValidateHook } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { cleanDeep } from '../lib/clean-text.ts'

/** Applies the rule of `lib/clean-text.ts` to whatever comes in, and gives a new document its id: nobody chooses one. */
export const cleanInput: CollectionBeforeValidateHook = ({ data, operation }) => {
  if (!data) return data
  const cleaned = cleanDeep(data)
  return operation === 'create' ? { ...cleaned, id: uuidv7() } : cleaned
}

export const cleanGlobalInput: GlobalBeforeValidateHook = ({ data }) => cleanDeep(data)
