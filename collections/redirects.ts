import type { CollectionBeforeChangeHook, CollectionConfig } from 'payload'
import { ValidationError } from 'payload'
import { isSafeHref } from '../lib/safe-href.ts'
import { accessTo } from './access.ts'
import { cleanInput } from './clean-input.ts'
import { editionHooks } from './edition-hooks.ts'

/** An address of ours: a path without query, normalised so that it is compared as it will be asked for. */
const PATH = /^\/[^\s?#]*$/

const normalise: CollectionBeforeChangeHook = ({ data }) => {
  const from = String(data.from ?? '').replace(/(.)\/+$/, '$1')
  if (data.to === from) {
    throw new ValidationError({
      collection: 'redirects',
      errors: [{ path: 'to', message: 'A redirect cannot lead to itself.' }],
    })
  }
  return { ...data, from }
}

export const redirects: CollectionConfig = {
  slug: 'redirects',
  labels: { singular: 'Redirect', plural: 'Redirects' },
  defaultSort: 'from',
  access: accessTo('redirects'),
  admin: {
    useAsTitle: 'from',
    group: 'House',
    hideAPIURL: true,
    defaultColumns: ['from', 'to', 'updatedAt'],
    description: 'Old addresses and where they lead now. A story’s own former addresses need none.',
  },
  hooks: { beforeValidate: [cleanInput], beforeChange: [normalise], ...editionHooks('redirects') },
  fields: [
    {
      name: 'from',
      type: 'text',
      required: true,
      unique: true,
      index: true,
      maxLength: 500,
      validate: (value: unknown) =>
        (typeof value === 'string' && PATH.test(value) && value !== '/') ||
        'A path of this site, such as /2019/old-address.',
    },
    {
      name: 'to',
      type: 'text',
      required: true,
      maxLength: 2000,
      validate: (value: unknown) =>
        (typeof value === 'string' &&
          ((PATH.test(value) && !value.startsWith('//')) || (/^https?:/.test(value) && isSafeHref(value)))) ||
        'A path of this site (/technology/a-story) or an address that starts with https://.',
    },
  ],
}
