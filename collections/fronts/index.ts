import type { CollectionConfig } from 'payload'
import { frontScheduleEndpoints } from '../../desk/fronts/front-schedule-endpoints.ts'
import { presenceEndpoint } from '../../desk/presence/presence-endpoint.ts'
import { compareEndpoint } from '../../desk/revision/compare-endpoint.ts'
import { accessTo } from '../access.ts'
import { noteDraftSave } from '../articles/guard-publication.ts'
import { carryRevision, holdFirst, leaveOneLatest, noteContent } from '../carry-revision.ts'
import { cleanInput } from '../clean-input.ts'
import { endSchedule } from '../end-schedule.ts'
import { lockEditionBeforeDelete, lockEditionFirst } from '../lock-edition-first.ts'
import { revisionFields } from '../revision-fields.ts'
import { boundSlots } from './bound-slots.ts'
import { oneFrontEach } from './one-front-each.ts'
import { slotsField } from './slot-fields.ts'
import { removeFromEdition, writeToEdition } from './write-to-edition.ts'

/** Fronts that editors compose of slots (docs/decisions/029). What has none fills itself. */
export const fronts: CollectionConfig = {
  slug: 'fronts',
  labels: { singular: 'Front', plural: 'Fronts' },
  trash: true,
  defaultSort: 'name',
  lockDocuments: false,
  disableDuplicate: true,
  versions: { drafts: { autosave: { interval: 800 } }, maxPerDoc: 100 },
  access: accessTo('fronts'),
  admin: {
    useAsTitle: 'name',
    group: 'Stories',
    hideAPIURL: true,
    defaultColumns: ['name', '_status', 'updatedAt'],
    description:
      'The front of the paper and those of its sections, composed by hand. Without one a front fills itself.',
    components: { edit: { beforeDocumentControls: ['/desk/presence/presence.tsx#Presence'] } },
    preview: (doc) => `/preview/fronts/${doc.id}`,
    livePreview: { url: ({ data }) => `/preview/fronts/${data.id}` },
  },
  endpoints: [compareEndpoint('fronts'), presenceEndpoint('fronts'), ...frontScheduleEndpoints],
  hooks: {
    beforeOperation: [noteDraftSave, holdFirst('fronts')],
    beforeValidate: [cleanInput, boundSlots, lockEditionFirst, carryRevision('fronts'), oneFrontEach, noteContent],
    afterChange: [leaveOneLatest('fronts'), writeToEdition, endSchedule],
    beforeDelete: [lockEditionBeforeDelete],
    afterDelete: [removeFromEdition],
  },
  fields: [
    // First, as in a story's form.
    ...revisionFields,
    { name: 'name', type: 'text', admin: { hidden: true } },
    {
      type: 'row',
      fields: [
        {
          name: 'frontOf',
          type: 'select',
          label: 'Front of',
          options: [
            { value: 'site', label: 'The paper' },
            { value: 'section', label: 'A section' },
          ],
          validate: (value: unknown, { data }: { data: { _status?: unknown } }) =>
            data._status !== 'published' || Boolean(value) || 'Say which front this is.',
          admin: { disableBulkEdit: true },
        },
        {
          name: 'section',
          type: 'relationship',
          relationTo: 'sections',
          validate: (value: unknown, { data }: { data: { _status?: unknown; frontOf?: unknown } }) =>
            data._status !== 'published' || data.frontOf !== 'section' || Boolean(value) || 'Say of which section.',
          admin: {
            condition: (data) => data.frontOf === 'section',
            allowCreate: false,
            allowEdit: false,
            disableBulkEdit: true,
          },
        },
      ],
    },
    slotsField,
    {
      name: 'schedule',
      type: 'ui',
      admin: {
        position: 'sidebar',
        components: { Field: '/desk/fronts/front-schedule.tsx#FrontSchedule' },
        disableListColumn: true,
      },
    },
  ],
}
