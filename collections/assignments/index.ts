import type { CollectionConfig } from 'payload'
import { beginEndpoint } from '../../desk/planning/begin-endpoint.ts'
import { isBlank } from '../../lib/clean-text.ts'
import { scopeOf } from '../../newsroom/permissions.ts'
import { ASSIGNMENT_LABELS, ASSIGNMENT_STATES } from '../../newsroom/planning/assignment-states.ts'
import type { User } from '../../payload-types.ts'
import { accessTo } from '../access.ts'
import { cleanInput } from '../clean-input.ts'
import { NOBODY } from '../named.ts'
import { guardState, mayDecide, prepareAssignment } from './guard-state.ts'

/** A reporter proposes a time with the pitch; afterwards it is the editors' to move. */
const DECIDERS_AFTERWARDS = { update: mayDecide }

/** What is to be written: from a pitch to a text that is in. */
export const assignments: CollectionConfig = {
  slug: 'assignments',
  labels: { singular: 'Assignment', plural: 'Assignments' },
  defaultSort: 'due',
  access: accessTo('assignments', 'people'),
  admin: {
    useAsTitle: 'title',
    group: 'Planning',
    hideAPIURL: true,
    defaultColumns: ['title', 'state', 'due', 'section', 'people'],
    listSearchableFields: ['title', 'budgetLine'],
    description: 'What is to be written, by whom and by when. Anybody who writes here pitches; an editor accepts.',
    components: { edit: { beforeDocumentControls: ['/desk/planning/begin-story.tsx#BeginStory'] } },
  },
  endpoints: [beginEndpoint],
  hooks: { beforeValidate: [cleanInput, prepareAssignment], beforeChange: [guardState] },
  fields: [
    {
      name: 'title',
      type: 'text',
      required: true,
      maxLength: 200,
      label: 'Working title',
      validate: (value: unknown) => {
        if (typeof value !== 'string' || isBlank(value)) return 'Give a title by which colleagues know it.'
        return value.length <= 200 || 'Keep the title under 200 characters.'
      },
    },
    {
      name: 'budgetLine',
      type: 'textarea',
      maxLength: 600,
      label: 'Budget line',
      admin: { rows: 3, description: 'One or two sentences: what the story will say, and why now.' },
    },
    {
      name: 'length',
      type: 'number',
      min: 1,
      max: 50_000,
      label: 'Words wanted',
      admin: { step: 50, description: 'Empty: as long as it needs.' },
    },
    {
      name: 'state',
      type: 'select',
      required: true,
      defaultValue: 'pitch',
      options: ASSIGNMENT_STATES.map((state) => ({ value: state, label: ASSIGNMENT_LABELS[state] })),
      index: true,
      admin: {
        position: 'sidebar',
        components: { Field: '/desk/planning/state-field.tsx#StateField' },
        // Many at once would go past the buttons and their table.
        disableBulkEdit: true,
      },
    },
    {
      name: 'due',
      type: 'date',
      index: true,
      access: DECIDERS_AFTERWARDS,
      admin: {
        position: 'sidebar',
        date: { pickerAppearance: 'dayAndTime' },
        components: { Field: '/desk/planning/due-field.tsx#DueField', Cell: '/desk/planning/due-cell.tsx#DueCell' },
        disableBulkEdit: true,
      },
    },
    {
      name: 'section',
      type: 'relationship',
      relationTo: 'sections',
      index: true,
      admin: { position: 'sidebar', allowCreate: false, allowEdit: false },
    },
    {
      name: 'people',
      type: 'relationship',
      relationTo: 'users',
      hasMany: true,
      index: true,
      access: { create: mayDecide, update: mayDecide },
      admin: {
        position: 'sidebar',
        allowCreate: false,
        allowEdit: false,
        description: 'Who writes it. They find it on their desk, and own the story.',
        condition: (_data, _siblings, { user }) => knowsColleagues(user as User | null),
      },
    },
    {
      name: 'story',
      type: 'relationship',
      relationTo: 'articles',
      index: true,
      admin: {
        position: 'sidebar',
        allowCreate: false,
        description: 'Begun from here, or one that is there already.',
        condition: (_data, _siblings, { operation }) => operation === 'update',
      },
    },
    {
      name: 'pitchedBy',
      type: 'relationship',
      label: 'Pitched by',
      relationTo: 'users',
      index: true,
      access: NOBODY,
      admin: {
        position: 'sidebar',
        readOnly: true,
        allowCreate: false,
        allowEdit: false,
        condition: (data, _siblings, { user }) => Boolean(data.pitchedBy) && knowsColleagues(user as User | null),
      },
    },
  ],
}

/** To whoever may not see accounts the names of people would be mere ids. */
function knowsColleagues(user: User | null): boolean {
  return scopeOf(user?.role, 'users', 'read') === 'all'
}
