import type { Field } from 'payload'

/** A story that somebody picks from those that there are. */
export const pickedStory: Field = {
  name: 'story',
  type: 'relationship',
  relationTo: 'articles',
  required: true,
  admin: { allowCreate: false, allowEdit: false },
}

/** Until when the pick holds. */
export const pickedUntil: Field = {
  name: 'until',
  type: 'date',
  label: 'Until',
  admin: { date: { pickerAppearance: 'dayAndTime' }, description: 'Empty: for good.' },
}
