import type { Condition, Field, SelectField } from 'payload'
import { type Fill, isOfStories, MOST_IN_SLOT, MOST_SLOTS, type SlotKind } from '../../newsroom/fronts/slots.ts'
import { pickedStory, pickedUntil } from '../picked-story.ts'
import {
  type GivenSlot,
  validateAddress,
  validateEnd,
  validateHeading,
  validateSlots,
  validateSource,
} from './slot-rules.ts'

const KINDS: Record<SlotKind, string> = {
  lead: 'Lead',
  secondary: 'Secondary',
  list: 'List',
  opinion: 'Opinion',
  special: 'Special',
  promo: 'Promo',
  podcast: 'Podcast',
}
const FILL_WORDS: Record<Fill, string> = {
  newest: 'The newest of this front',
  section: 'The newest of a section',
  tag: 'The newest with a tag',
  author: 'The newest by an author',
}

/** A slot's part for some kinds only. */
const only = (...kinds: SlotKind[]): Condition => {
  return (_data, slot: GivenSlot) => slot.kind !== undefined && kinds.includes(slot.kind)
}
const ofStories: Condition = (_data, slot: GivenSlot) => slot.kind !== undefined && isOfStories(slot.kind)
const withText = only('special', 'promo', 'podcast')

/** A front's slots, from the top of the page to its foot. */
export const slotsField: Field = {
  name: 'slots',
  type: 'array',
  labels: { singular: 'Slot', plural: 'Slots' },
  maxRows: MOST_SLOTS,
  validate: validateSlots,
  admin: {
    description:
      'From the top of the page to its foot. What is not picked fills itself; no story stands on a front twice.',
    components: { RowLabel: '/desk/fronts/slot-label.tsx#SlotLabel' },
    initCollapsed: true,
    disableListColumn: true,
    disableListFilter: true,
  },
  fields: [
    {
      type: 'row',
      fields: [
        {
          name: 'kind',
          type: 'select',
          required: true,
          defaultValue: 'list',
          options: optionsOf(KINDS),
          admin: { isClearable: false },
        },
        {
          name: 'count',
          type: 'number',
          label: 'Stories',
          min: 1,
          max: MOST_IN_SLOT,
          admin: {
            condition: only('secondary', 'list', 'opinion', 'special'),
            description: 'Empty: as many as usual.',
            step: 1,
          },
        },
      ],
    },
    {
      type: 'row',
      admin: { condition: only('list', 'opinion', 'special', 'promo', 'podcast') },
      fields: [
        { name: 'kicker', type: 'text', maxLength: 60, admin: { condition: withText } },
        {
          name: 'title',
          type: 'text',
          label: 'Heading',
          maxLength: 120,
          validate: validateHeading,
          admin: { description: 'Of stories it may be empty: then it says where they come from.' },
        },
      ],
    },
    { name: 'text', type: 'textarea', maxLength: 300, admin: { condition: withText, rows: 2 } },
    {
      type: 'row',
      admin: { condition: withText },
      fields: [
        {
          name: 'href',
          type: 'text',
          label: 'Address',
          maxLength: 500,
          validate: validateAddress,
        },
        { name: 'linkText', type: 'text', label: 'Words of the link', maxLength: 60 },
      ],
    },
    { name: 'picture', type: 'upload', relationTo: 'media', admin: { condition: withText } },
    {
      name: 'items',
      type: 'array',
      label: 'Picked stories',
      labels: { singular: 'Picked story', plural: 'Picked stories' },
      maxRows: MOST_IN_SLOT,
      admin: {
        condition: ofStories,
        description:
          'They stand first, in this order, as far as there is room. One that readers have not got yet comes in when they have.',
        components: { RowLabel: '/desk/fronts/pick-label.tsx#PickLabel' },
      },
      fields: [
        {
          type: 'row',
          fields: [pickedStory, pickedUntil],
        },
      ],
    },
    {
      type: 'row',
      admin: { condition: ofStories },
      fields: [
        {
          name: 'fill',
          type: 'select',
          label: 'The rest is',
          defaultValue: 'newest',
          options: optionsOf(FILL_WORDS),
          admin: { isClearable: false },
        },
        source('section', 'sections'),
        source('tag', 'tags'),
        source('author', 'authors'),
      ],
    },
    {
      type: 'row',
      fields: [
        {
          name: 'from',
          type: 'date',
          label: 'Shown from',
          admin: { date: { pickerAppearance: 'dayAndTime' }, description: 'Empty: at once.' },
        },
        {
          name: 'until',
          type: 'date',
          label: 'Shown until',
          validate: validateEnd,
          admin: { date: { pickerAppearance: 'dayAndTime' }, description: 'Empty: for good.' },
        },
      ],
    },
  ],
}

/** Whose stories fill the slot. */
function source(fill: Exclude<Fill, 'newest'>, relationTo: 'sections' | 'tags' | 'authors'): Field {
  return {
    name: fill,
    type: 'relationship',
    relationTo,
    ...(relationTo === 'tags' && { filterOptions: { mergedInto: { exists: false } } }),
    validate: validateSource(fill),
    admin: {
      condition: (_data: unknown, slot: GivenSlot) => slot.fill === fill && isOfStories(slot.kind),
      allowCreate: false,
      allowEdit: false,
    },
  } as Field
}

function optionsOf(words: Record<string, string>): SelectField['options'] {
  return Object.entries(words).map(([value, label]) => ({ value, label }))
}
