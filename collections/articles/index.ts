import type { CollectionConfig } from 'payload'
import { changeEndpoint } from '../../desk/changes/change-endpoint.ts'
import { noteEndpoints } from '../../desk/notes/note-endpoints.ts'
import { presenceEndpoint } from '../../desk/presence/presence-endpoint.ts'
import { receiptEndpoints } from '../../desk/receipts/receipt-endpoints.ts'
import { relatedEndpoints } from '../../desk/related/related-endpoints.ts'
import { compareEndpoint } from '../../desk/revision/compare-endpoint.ts'
import { suggestEndpoints } from '../../desk/tags/tag-field-endpoints.ts'
import { workflowEndpoints } from '../../desk/workflow/workflow-endpoints.ts'
import { isLanguageTag } from '../../lib/language-tag.ts'
import { BEGUN } from '../../newsroom/begun.ts'
import { validateForLive } from '../../newsroom/live-requirements.ts'
import { accessTo, PUBLISHERS } from '../access.ts'
import { carryRevision, holdFirst, leaveOneLatest, noteContent } from '../carry-revision.ts'
import { cleanInput } from '../clean-input.ts'
import { endSchedule } from '../end-schedule.ts'
import { lockEditionBeforeDelete, lockEditionFirst } from '../lock-edition-first.ts'
import { NOBODY, slugField, sourceIdField } from '../named.ts'
import { revisionFields } from '../revision-fields.ts'
import { bodyEditor } from './body-editor.ts'
import { correctionsField } from './corrections-field.ts'
import { endList } from './end-list.ts'
import { guardDuplicate } from './guard-duplicate.ts'
import { guardNeeds } from './guard-needs.ts'
import { guardEmbargo, guardPublication, guardWithdrawal, noteDraftSave } from './guard-publication.ts'
import { guardRawHtml } from './guard-raw-html.ts'
import { keepCorrections } from './keep-corrections.ts'
import { keepStage, stageField } from './keep-stage.ts'
import { NOT_COPIED } from './not-copied.ts'
import { noteDeeds, noteDeletion, rememberStanding } from './note-deeds.ts'
import { prepareStory } from './prepare-story.ts'
import { relatedFields } from './related-fields.ts'
import { standingField } from './standing-field.ts'
import { removeFromEdition, writeToEdition } from './write-to-edition.ts'

export const articles: CollectionConfig = {
  slug: 'articles',
  labels: { singular: 'Story', plural: 'Stories' },
  trash: true,
  defaultSort: '-updatedAt',
  // Payload's own notes of who has a story open are read over a second connection while the first holds a transaction: ten saves
  // at once would wait for each other. `desk/presence/` shows it instead.
  lockDocuments: false,
  versions: { drafts: { autosave: { interval: 800 } }, maxPerDoc: 100 },
  access: accessTo('articles', 'owners'),
  admin: {
    useAsTitle: 'headline',
    group: 'Stories',
    defaultColumns: ['headline', 'section', 'authors', 'standing', 'publishedAt', 'updatedAt'],
    // Names of columns instead of whole texts with their bodies.
    enableListViewSelectAPI: true,
    // More would be three searches in one: texts are found by the search above (desk/search).
    listSearchableFields: ['headline'],
    description: 'Everything that is written here, from first draft to live story.',
    pagination: { defaultLimit: 25 },
    baseFilter: () => BEGUN,
    hideAPIURL: true,
    components: {
      beforeListTable: ['/desk/story-list/story-list-head.tsx#StoryListHead'],
      edit: {
        beforeDocumentControls: [
          '/desk/untitled.tsx#Untitled',
          '/desk/presence/presence.tsx#Presence',
          '/desk/receipts/live-receipt.tsx#LiveReceipt',
          '/desk/live-address.tsx#LiveAddress',
        ],
        PublishButton: '/desk/publish-button.tsx#PublishButton',
      },
      views: {
        edit: {
          receipts: {
            Component: '/desk/receipts/receipts-view.tsx#ReceiptsView',
            path: '/receipts',
            // In the trash Payload has no place for it.
            tab: {
              label: 'Receipts',
              href: '/receipts',
              order: 350,
              condition: ({ req }) => !req.url?.includes('/articles/trash/'),
            },
            meta: { title: 'Receipts' },
          },
          changes: {
            Component: '/desk/changes/changes-view.tsx#ChangesView',
            path: '/changes',
            tab: {
              label: 'Changes',
              href: '/changes',
              order: 345,
              condition: ({ req }) => !req.url?.includes('/articles/trash/'),
            },
            meta: { title: 'Changes' },
          },
          history: {
            Component: '/desk/history/story-history.tsx#StoryHistory',
            path: '/history',
            tab: {
              label: 'History',
              href: '/history',
              order: 340,
              condition: ({ req }) => !req.url?.includes('/articles/trash/'),
            },
            meta: { title: 'History' },
          },
        },
      },
    },
    preview: (doc) => `/preview/articles/${doc.id}`,
    livePreview: {
      url: ({ data }) => `/preview/articles/${data.id}`,
      breakpoints: [
        { name: 'phone', label: 'Phone', width: 390, height: 844 },
        { name: 'tablet', label: 'Tablet', width: 820, height: 1180 },
        { name: 'desktop', label: 'Desktop', width: 1280, height: 900 },
      ],
    },
  },
  endpoints: [
    compareEndpoint('articles'),
    presenceEndpoint('articles'),
    ...workflowEndpoints,
    changeEndpoint,
    ...noteEndpoints,
    ...receiptEndpoints,
    ...relatedEndpoints,
    ...suggestEndpoints,
  ],
  hooks: {
    beforeOperation: [endList, guardDuplicate, noteDraftSave, holdFirst('articles')],
    beforeValidate: [
      cleanInput,
      lockEditionFirst,
      carryRevision('articles'),
      prepareStory,
      keepCorrections,
      noteContent,
      keepStage,
    ],
    beforeChange: [guardPublication, guardEmbargo, guardWithdrawal, guardNeeds, guardRawHtml, rememberStanding],
    afterChange: [leaveOneLatest('articles'), writeToEdition, noteDeeds, endSchedule],
    beforeDelete: [lockEditionBeforeDelete],
    afterDelete: [removeFromEdition, noteDeletion],
  },
  fields: [
    // First: the form mounts what lies below the screen only when somebody comes there.
    ...revisionFields,
    {
      name: 'headline',
      type: 'textarea',
      maxLength: 300,
      validate: validateForLive('headline'),
      admin: {
        rows: 1,
        placeholder: 'Headline',
        className: 'desk-headline',
        components: { Cell: '/desk/headline-cell.tsx#HeadlineCell' },
      },
    },
    {
      name: 'standfirst',
      type: 'textarea',
      maxLength: 1000,
      admin: {
        rows: 2,
        placeholder: 'Standfirst: one or two sentences that say what the headline leaves out',
        className: 'desk-standfirst',
      },
    },
    {
      name: 'body',
      type: 'richText',
      editor: bodyEditor,
      label: 'Story',
      admin: { className: 'desk-body', disableListColumn: true, disableListFilter: true },
    },
    {
      name: 'wordCount',
      type: 'ui',
      admin: { components: { Field: '/desk/word-count.tsx#WordCount' }, disableListColumn: true },
    },
    correctionsField,
    relatedFields,
    {
      type: 'collapsible',
      label: 'Search and social',
      admin: { initCollapsed: true },
      fields: [
        {
          name: 'seoTitle',
          type: 'text',
          maxLength: 120,
          label: 'Title for search engines',
          admin: { description: 'Empty: the headline.', disableListFilter: true },
        },
        {
          name: 'seoDescription',
          type: 'textarea',
          maxLength: 320,
          label: 'Description for search engines and social networks',
          admin: { description: 'Empty: the standfirst.', rows: 3, disableListFilter: true },
        },
        {
          name: 'searchPreview',
          type: 'ui',
          admin: { components: { Field: '/desk/search-preview.tsx#SearchPreview' }, disableListColumn: true },
        },
      ],
    },
    {
      name: 'workflow',
      type: 'ui',
      admin: {
        position: 'sidebar',
        components: { Field: '/desk/workflow/workflow-panel.tsx#WorkflowPanel' },
        disableListColumn: true,
      },
    },
    {
      name: 'notes',
      type: 'ui',
      admin: {
        position: 'sidebar',
        components: { Field: '/desk/notes/notes-panel.tsx#NotesPanel' },
        disableListColumn: true,
      },
    },
    {
      name: 'section',
      type: 'relationship',
      relationTo: 'sections',
      index: true,
      validate: validateForLive('section'),
      admin: { position: 'sidebar', allowEdit: false, description: 'Where the story lives; part of its address.' },
    },
    {
      name: 'kicker',
      type: 'text',
      maxLength: 60,
      admin: { position: 'sidebar', description: 'One or two words above the headline.' },
    },
    {
      name: 'authors',
      type: 'relationship',
      relationTo: 'authors',
      hasMany: true,
      admin: { position: 'sidebar', description: 'The byline, in order. A desk is an author too.' },
    },
    {
      name: 'tags',
      type: 'relationship',
      relationTo: 'tags',
      hasMany: true,
      admin: {
        position: 'sidebar',
        description: 'People, companies, places and topics. Rare tags relate stories best.',
        components: { Field: '/desk/tags/tag-field.tsx#TagField' },
      },
    },
    {
      name: 'leadImage',
      type: 'upload',
      relationTo: 'media',
      label: 'Lead picture',
      admin: { position: 'sidebar' },
    },
    {
      name: 'leadCaption',
      type: 'textarea',
      maxLength: 1000,
      label: 'Caption for this story',
      admin: {
        position: 'sidebar',
        description: 'Only where it differs from the picture’s own.',
        condition: (data) => Boolean(data.leadImage),
      },
    },
    slugField(
      'The end of the story’s address. Made from the headline; once readers have it, changing it leaves a redirect.',
    ),
    {
      name: 'publishedAt',
      type: 'date',
      index: true,
      label: 'First published',
      access: PUBLISHERS,
      hooks: NOT_COPIED,
      admin: {
        position: 'sidebar',
        date: { pickerAppearance: 'dayAndTime' },
        description: 'Set when the story first goes live.',
      },
    },
    {
      name: 'isSignificantUpdate',
      type: 'checkbox',
      defaultValue: false,
      label: 'Tell readers that this is an update',
      admin: {
        position: 'sidebar',
        description: 'Sets the “updated” time with the next publish. Not for typing mistakes.',
        condition: (data) => Boolean(data.publishedAt),
      },
    },
    {
      name: 'revisedAt',
      type: 'date',
      label: 'Updated',
      access: PUBLISHERS,
      hooks: NOT_COPIED,
      admin: {
        position: 'sidebar',
        date: { pickerAppearance: 'dayAndTime' },
        condition: (data) => Boolean(data.revisedAt),
      },
    },
    {
      name: 'language',
      type: 'text',
      maxLength: 35,
      validate: (value: unknown) => !value || isLanguageTag(value) || 'A language tag such as en, de or pt-BR.',
      admin: {
        position: 'sidebar',
        description: 'For hyphenation and screen readers: en, de, pt-BR … Empty: the site’s.',
      },
    },
    {
      name: 'isPaid',
      type: 'checkbox',
      defaultValue: false,
      label: 'Paid content',
      admin: {
        position: 'sidebar',
        description: 'Labels the story and marks its links as sponsored.',
        components: { Cell: '/desk/yes-cell.tsx#YesCell' },
      },
    },
    {
      name: 'sponsor',
      type: 'text',
      maxLength: 120,
      admin: { position: 'sidebar', description: 'Who paid for it.', condition: (data) => Boolean(data.isPaid) },
    },
    {
      name: 'owners',
      type: 'relationship',
      relationTo: 'users',
      hasMany: true,
      index: true,
      access: PUBLISHERS,
      admin: {
        position: 'sidebar',
        description: 'Who may edit it besides editors. Has nothing to do with the byline.',
      },
    },
    sourceIdField,
    stageField,
    standingField,
    { name: 'sourceHash', type: 'text', admin: { hidden: true }, access: NOBODY },
  ],
}
