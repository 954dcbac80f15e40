import type { CollectionConfig } from 'payload'
import { accessTo, PUBLISHERS } from './access.ts'
import { cleanInput } from './clean-input.ts'
import { editionHooks } from './edition-hooks.ts'
import { keepAddress } from './keep-address.ts'
import { lockEditionFirst } from './lock-edition-first.ts'
import { nameField, slugField, slugFromField, sourceIdField } from './named.ts'
import { refuseWhileUsed } from './refuse-while-used.ts'

const hooks = editionHooks('authors', 'portrait')

export const authors: CollectionConfig = {
  slug: 'authors',
  labels: { singular: 'Author', plural: 'Authors' },
  defaultSort: 'name',
  access: accessTo('authors'),
  admin: {
    useAsTitle: 'name',
    group: 'People and topics',
    hideAPIURL: true,
    components: { edit: { beforeDocumentControls: ['/desk/page-address.tsx#PageAddress'] } },
    defaultColumns: ['name', 'jobTitle', 'isDesk', 'updatedAt'],
    listSearchableFields: ['name', 'slug'],
    description: 'Who stands in a byline. Nobody needs an account for that, and a desk is an author too.',
  },
  hooks: {
    beforeValidate: [cleanInput, lockEditionFirst, slugFromField('name')],
    beforeDelete: [refuseWhileUsed('authors')],
    afterChange: [keepAddress('authors'), ...hooks.afterChange],
    afterDelete: hooks.afterDelete,
  },
  fields: [
    nameField('As it stands in the byline.'),
    { name: 'jobTitle', type: 'text', maxLength: 200 },
    { name: 'bio', type: 'textarea', maxLength: 3000, admin: { rows: 5 } },
    // A picture here is public at once.
    { name: 'portrait', type: 'upload', relationTo: 'media', access: PUBLISHERS },
    slugField('The end of the author page’s address.'),
    {
      name: 'isDesk',
      type: 'checkbox',
      defaultValue: false,
      label: 'A desk, not a person',
      admin: {
        position: 'sidebar',
        description: '“News desk”, an agency: search engines are told so.',
        components: { Cell: '/desk/yes-cell.tsx#YesCell' },
      },
    },
    sourceIdField,
  ],
}
