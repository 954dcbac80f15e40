import type { Field, FieldAffectingData } from 'payload'
import { isSafeHref } from '../lib/safe-href.ts'

/** The fields of a link in a text: Payload's own, with our rule for addresses in the place of its own. */
export function linkFields({ defaultFields }: { defaultFields: FieldAffectingData[] }): Field[] {
  return defaultFields.map((field) => {
    if (field.name !== 'url') return field as Field
    return {
      ...field,
      // Payload's own would escape whole addresses that it does not recognise, such as http://localhost:3000.
      hooks: {},
      validate: (value: unknown, { siblingData }: { siblingData: { linkType?: string } }) =>
        siblingData?.linkType === 'internal' || (typeof value === 'string' && isSafeHref(value))
          ? true
          : 'A link starts with https://, http://, mailto: or tel:. To link within the site, choose “Internal link”.',
    } as Field
  })
}
