import { type CollectionBeforeValidateHook, ValidationError } from 'payload'
import { MOST_IN_SLOT, MOST_SLOTS } from '../../newsroom/fronts/slots.ts'
import type { Front } from '../../payload-types.ts'

/** A draft may hold anything, but not any number: a form of a thousand slots keeps the whole house waiting for half a minute. */
export const boundSlots: CollectionBeforeValidateHook<Front> = ({ data }) => {
  const slots = Array.isArray(data?.slots) ? data.slots : []
  if (slots.length > MOST_SLOTS) throw tooMany(`A front has ${MOST_SLOTS} slots at most.`)
  if (slots.some((slot) => (slot?.items?.length ?? 0) > MOST_IN_SLOT))
    throw tooMany(`A slot has ${MOST_IN_SLOT} picked stories at most.`)
  return data
}

function tooMany(message: string): ValidationError {
  return new ValidationError({ collection: 'fronts', errors: [{ path: 'slots', message }] })
}
