import type { CollectionConfig } from 'payload'
import { tagEndpoints } from '../desk/tags/tag-endpoints.ts'
import { tagFieldEndpoints } from '../desk/tags/tag-field-endpoints.ts'
import { TAG_KINDS } from '../newsroom/tags/tag-kinds.ts'
import { accessTo, PUBLISHERS } from './access.ts'
import { cleanInput } from './clean-input.ts'
import { editionHooks } from './edition-hooks.ts'
import { lockEditionFirst } from './lock-edition-first.ts'
import { keepMerge, refuseWhileOthersAreMerged } from './merged-tags.ts'
import { NOBODY, nameField, slugField, slugFromField, sourceIdField } from './named.ts'
import { refuseWhileUsed } from './refuse-while-used.ts'

export const tags: CollectionConfig = {
  slug: 'tags',
  labels: { singular: 'Tag', plural: 'Tags' },
  defaultSort: 'name',
  access: accessTo('tags'),
  admin: {
    useAsTitle: 'name',
    group: 'People and topics',
    hideAPIURL: true,
    components: {
      beforeListTable: ['/desk/tags/tag-links.tsx#TagLinks'],
      edit: { beforeDocumentControls: ['/desk/page-address.tsx#PageAddress'] },
    },
    defaultColumns: ['name', 'kind', 'aliases', 'updatedAt'],
    listSearchableFields: ['name', 'slug'],
    description: 'People, companies, places, topics. Each tag has a page and a feed of its own.',
  },
  endpoints: [...tagFieldEndpoints, ...tagEndpoints],
  hooks: {
    beforeValidate: [cleanInput, lockEditionFirst, slugFromField('name')],
    beforeChange: [keepMerge],
    beforeDelete: [refuseWhileUsed('tags'), refuseWhileOthersAreMerged],
    ...editionHooks('tags', 'image'),
  },
  fields: [
    {
      name: 'merged',
      type: 'ui',
      admin: { components: { Field: '/desk/tags/merged-notice.tsx#MergedNotice' }, disableListColumn: true },
    },
    nameField('As readers see it.'),
    {
      name: 'description',
      type: 'textarea',
      maxLength: 1000,
      admin: { description: 'Stands on top of the tag’s page.' },
    },
    // A picture here is public at once.
    { name: 'image', type: 'upload', relationTo: 'media', access: PUBLISHERS },
    slugField('The end of the tag page’s address.'),
    {
      name: 'kind',
      type: 'select',
      defaultValue: 'topic',
      options: [...TAG_KINDS],
      admin: { position: 'sidebar', isClearable: false },
    },
    {
      name: 'aliases',
      type: 'text',
      hasMany: true,
      maxLength: 200,
      // Each is compared with what people type, and with every other name.
      maxRows: 50,
      admin: {
        position: 'sidebar',
        description: 'Other spellings, for finding the tag.',
        components: { Cell: '/desk/tags/aliases-cell.tsx#AliasesCell' },
      },
    },
    // A merged tag stays with its stories, so that the merge can be undone; readers are shown the other one in its place.
    {
      name: 'mergedInto',
      type: 'relationship',
      relationTo: 'tags',
      index: true,
      access: NOBODY,
      admin: { hidden: true },
    },
    { name: 'mergedAt', type: 'date', access: NOBODY, admin: { hidden: true } },
    {
      name: 'whatToDo',
      type: 'ui',
      admin: {
        position: 'sidebar',
        components: { Field: '/desk/tags/tag-actions.tsx#TagActions' },
        disableListColumn: true,
      },
    },
    sourceIdField,
  ],
}
