import type { Field } from 'payload'
import { LIST_STANDING_LABELS, LIST_STANDINGS } from '../../newsroom/workflow/list-standing.ts'
import { NOBODY } from '../named.ts'

/**
 * A column and a filter of the list. Written by the database alone, to the newest version: what a save brings is of before. The
 * form shows it in words that say more (desk/workflow).
 */
export const standingField: Field = {
  name: 'standing',
  type: 'select',
  label: 'Stage',
  options: LIST_STANDINGS.map((standing) => ({ value: standing, label: LIST_STANDING_LABELS[standing] })),
  access: NOBODY,
  hooks: { beforeChange: [() => null] },
  admin: { condition: () => false, disableBulkEdit: true, position: 'sidebar' },
}
