import type { Field } from 'payload'
import { NOBODY } from './named.ts'

const NOT_SHOWN = { hidden: true, disableListColumn: true, disableListFilter: true, disableBulkEdit: true }

/** No part of what somebody writes; set with every save. */
export const revisionFields: Field[] = [
  {
    name: 'revision',
    type: 'number',
    access: NOBODY,
    admin: {
      disableListColumn: true,
      disableListFilter: true,
      disableBulkEdit: true,
      components: { Field: '/desk/revision/revision-field.tsx#RevisionField' },
    },
  },
  { name: 'savedInForm', type: 'text', access: NOBODY, admin: NOT_SHOWN },
  { name: 'formSince', type: 'number', access: NOBODY, admin: NOT_SHOWN },
  // An id and no relation: with each save the database would look the account up, and keep an index for nobody.
  { name: 'savedBy', type: 'text', access: NOBODY, admin: NOT_SHOWN },
  { name: 'contentHash', type: 'text', access: NOBODY, admin: NOT_SHOWN },
]
