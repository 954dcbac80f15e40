import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, CollectionConfig } from 'payload'
import { presenceEndpoint } from '../desk/presence/presence-endpoint.ts'
import { compareEndpoint } from '../desk/revision/compare-endpoint.ts'
import { retractPage, writePage } from '../edition/write-page.ts'
import { isBlank } from '../lib/clean-text.ts'
import type { Page } from '../payload-types.ts'
import { accessTo } from './access.ts'
import { bodyEditor } from './articles/body-editor.ts'
import { noteDraftSave } from './articles/guard-publication.ts'
import { guardRawHtml } from './articles/guard-raw-html.ts'
import { carryRevision, holdFirst, leaveOneLatest, noteContent } from './carry-revision.ts'
import { cleanInput } from './clean-input.ts'
import { keepAddress } from './keep-address.ts'
import { isDraftSave, lockEditionBeforeDelete, lockEditionFirst } from './lock-edition-first.ts'
import { slugField, slugFromField, sourceIdField } from './named.ts'
import { revisionFields } from './revision-fields.ts'

const writeToEdition: CollectionAfterChangeHook<Page> = async ({ doc, req }) => {
  if (isDraftSave(req, doc)) return doc
  const live = await req.payload.db.findOne<Page>({ collection: 'pages', where: { id: { equals: doc.id } }, req })
  if (live?._status === 'published' && !live.deletedAt) await writePage(req, live)
  else await retractPage(req, doc.id)
  return doc
}

const removeFromEdition: CollectionAfterDeleteHook = async ({ id, req }) => {
  await retractPage(req, String(id))
}

export const pages: CollectionConfig = {
  slug: 'pages',
  labels: { singular: 'Page', plural: 'Pages' },
  trash: true,
  defaultSort: 'title',
  lockDocuments: false,
  versions: { drafts: { autosave: { interval: 800 } }, maxPerDoc: 50 },
  access: accessTo('pages'),
  admin: {
    useAsTitle: 'title',
    group: 'House',
    hideAPIURL: true,
    defaultColumns: ['title', 'slug', '_status', 'updatedAt'],
    description: 'About, terms, privacy, contact: what stands still.',
    components: { edit: { beforeDocumentControls: ['/desk/presence/presence.tsx#Presence'] } },
    preview: (doc) => `/preview/pages/${doc.id}`,
    livePreview: { url: ({ data }) => `/preview/pages/${data.id}` },
  },
  endpoints: [compareEndpoint('pages'), presenceEndpoint('pages')],
  hooks: {
    beforeOperation: [noteDraftSave, holdFirst('pages')],
    beforeValidate: [
      cleanInput,
      lockEditionFirst,
      carryRevision('pages'),
      slugFromField('title', 'sections'),
      noteContent,
    ],
    beforeChange: [guardRawHtml],
    afterChange: [leaveOneLatest('pages'), keepAddress('pages'), writeToEdition],
    beforeDelete: [lockEditionBeforeDelete],
    afterDelete: [removeFromEdition],
  },
  fields: [
    // First, as in a story's form.
    ...revisionFields,
    {
      name: 'title',
      type: 'text',
      maxLength: 200,
      validate: (value: unknown, { data }: { data: { _status?: unknown } }) =>
        data._status !== 'published' ||
        (typeof value === 'string' && !isBlank(value)) ||
        'A page needs a title that readers can see.',
    },
    { name: 'description', type: 'textarea', maxLength: 500, admin: { description: 'For search engines.' } },
    { name: 'body', type: 'richText', editor: bodyEditor },
    slugField('The page’s address. One namespace with the sections.'),
    sourceIdField,
  ],
}
