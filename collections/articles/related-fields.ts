import type { Field } from 'payload'
import { pickedStory, pickedUntil } from '../picked-story.ts'
import { validateBans, validatePins } from './validate-related.ts'

/** At most as many as readers are shown. */
const MOST_PINNED = 5
const MOST_BANNED = 50

/** What an editor says about the stories below a story; the rest is chosen by `related/`. */
export const relatedFields: Field = {
  type: 'collapsible',
  label: 'Related stories',
  admin: { initCollapsed: true },
  fields: [
    {
      name: 'pinnedRelated',
      type: 'array',
      label: 'Pinned',
      labels: { singular: 'Pinned story', plural: 'Pinned stories' },
      maxRows: MOST_PINNED,
      validate: validatePins,
      admin: {
        description: 'They stand first, in this order; chosen ones fill up the rest.',
        disableListColumn: true,
        disableListFilter: true,
      },
      fields: [pickedStory, pickedUntil],
    },
    {
      name: 'bannedRelated',
      type: 'array',
      label: 'Never shown here',
      labels: { singular: 'Banned story', plural: 'Banned stories' },
      maxRows: MOST_BANNED,
      validate: validateBans,
      admin: { disableListColumn: true, disableListFilter: true },
      fields: [
        pickedStory,
        { name: 'bothWays', type: 'checkbox', defaultValue: true, label: 'And this story never there' },
      ],
    },
    {
      name: 'relatedNow',
      type: 'ui',
      admin: { components: { Field: '/desk/related/related-now.tsx#RelatedNow' }, disableListColumn: true },
    },
  ],
}
