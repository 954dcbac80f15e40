import type { CollectionAfterChangeHook, CollectionBeforeValidateHook, CollectionConfig } from 'payload'
import { idOf } from '../edition/body-from-lexical.ts'
import { relistSection } from '../edition/write-entity.ts'
import { transactionSql } from '../lib/transaction-sql.ts'
import { accessTo } from './access.ts'
import { cleanInput } from './clean-input.ts'
import { editionHooks } from './edition-hooks.ts'
import { keepAddress } from './keep-address.ts'
import { lockEditionFirst } from './lock-edition-first.ts'
import { nameField, slugField, slugFromField, sourceIdField } from './named.ts'
import { refuseCircle } from './refuse-circle.ts'
import { refuseWhileUsed } from './refuse-while-used.ts'

const hooks = editionHooks('sections')

const relist: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req }) => {
  if (operation === 'update' && idOf(doc.parent) !== idOf(previousDoc?.parent)) await relistSection(req, doc.id)
  return doc
}

/** A new section stands at the end of the navigation until somebody moves it. */
const standLast: CollectionBeforeValidateHook = async ({ data, operation, req }) => {
  if (operation !== 'create' || typeof data?.position === 'number') return data
  const sql = await transactionSql(req)
  const [row] = await sql<{ next: number }>`select coalesce(max(position), 0)::int + 1 as next from sections`
  return { ...data, position: row?.next }
}

export const sections: CollectionConfig = {
  slug: 'sections',
  labels: { singular: 'Section', plural: 'Sections' },
  defaultSort: 'position',
  access: accessTo('sections'),
  admin: {
    useAsTitle: 'name',
    group: 'People and topics',
    hideAPIURL: true,
    components: { edit: { beforeDocumentControls: ['/desk/page-address.tsx#PageAddress'] } },
    defaultColumns: ['name', 'parent', 'position', 'slug'],
    description: 'The parts of the paper, in the order of the navigation.',
  },
  hooks: {
    beforeValidate: [cleanInput, lockEditionFirst, slugFromField('name', 'pages'), standLast],
    beforeChange: [refuseCircle],
    beforeDelete: [refuseWhileUsed('sections')],
    afterChange: [keepAddress('sections'), ...hooks.afterChange, relist],
    afterDelete: hooks.afterDelete,
  },
  fields: [
    nameField('As it stands in the navigation.'),
    { name: 'description', type: 'textarea', maxLength: 500 },
    slugField('The first part of its stories’ addresses.'),
    {
      name: 'parent',
      type: 'relationship',
      relationTo: 'sections',
      admin: {
        position: 'sidebar',
        description: 'Its stories stand in the parent’s list too. Not part of the address.',
      },
    },
    {
      name: 'position',
      type: 'number',
      min: 0,
      max: 10_000,
      admin: { position: 'sidebar', description: 'Order in the navigation, smallest first.' },
    },
    {
      name: 'tint',
      type: 'select',
      options: ['red', 'blue', 'green', 'ochre', 'plum', 'teal'].map((value) => ({
        value,
        label: value[0]?.toUpperCase() + value.slice(1),
      })),
      admin: { position: 'sidebar', description: 'Colour of its kickers.' },
    },
    sourceIdField,
  ],
}
