import type { Field } from 'payload'
import { SEVERITIES, SEVERITY_LABELS } from '../../newsroom/corrections/corrections.ts'
import { NOBODY } from '../named.ts'
import { NOT_COPIED } from './not-copied.ts'

const MOST = 50

/** What a story that readers have got wrong. Goes live, and gets its time, with the text that is put right. */
export const correctionsField: Field = {
  type: 'collapsible',
  label: 'Corrections',
  admin: { initCollapsed: true, condition: (data) => Boolean(data.publishedAt) },
  fields: [
    {
      name: 'corrections',
      type: 'array',
      label: false,
      labels: { singular: 'Correction', plural: 'Corrections' },
      maxRows: MOST,
      hooks: NOT_COPIED,
      admin: {
        description:
          'Shown on the story, in its feed and on the page of corrections with the next publish. From then on a correction stays as it is.',
        disableListColumn: true,
        disableListFilter: true,
        components: { RowLabel: '/desk/corrections/correction-label.tsx#CorrectionLabel' },
      },
      fields: [
        {
          name: 'severity',
          type: 'select',
          label: 'How much it weighs',
          required: true,
          defaultValue: 'correction',
          options: SEVERITIES.map((value) => ({ value, label: SEVERITY_LABELS[value] })),
          admin: { isClearable: false },
        },
        {
          name: 'wrong',
          type: 'textarea',
          label: 'What was wrong',
          required: true,
          maxLength: 1000,
          admin: { rows: 2, description: 'An earlier version of this story said that …' },
        },
        {
          name: 'correct',
          type: 'textarea',
          label: 'What is right',
          required: true,
          maxLength: 1000,
          admin: { rows: 2 },
        },
        { name: 'at', type: 'date', admin: { hidden: true }, access: NOBODY },
        { name: 'by', type: 'text', admin: { hidden: true }, access: NOBODY },
      ],
    },
  ],
}
