import type { CollectionAfterChangeHook, CollectionBeforeChangeHook, CollectionConfig } from 'payload'
import { ValidationError } from 'payload'
import { isSafeHref } from '../lib/safe-href.ts'
import { transactionSql } from '../lib/transaction-sql.ts'
import { collapseRedirects, followRedirects } from '../newsroom/redirects/redirects.ts'
import type { Redirect } from '../payload-types.ts'
import { accessTo } from './access.ts'
import { cleanInput } from './clean-input.ts'
import { editionHooks } from './edition-hooks.ts'
import { lockEditionBeforeDelete, lockEditionFirst } from './lock-edition-first.ts'

/** An address of ours: a path without query, normalised so that it is compared as it will be asked for. */
const PATH = /^\/(?![/\\])[^\s?#\\]*$/

/** Of a chain each redirect leads to its end: a reader is sent once. One that comes back to itself is refused. */
const normalise: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const from = withoutLastSlash(String(data.from ?? ''))
  const to = String(data.to ?? '')
  const sql = await transactionSql(req)
  const { end, isCircle } = await followRedirects(sql, {
    from: PATH.test(to) ? withoutLastSlash(to) : to,
    by: from,
    without: originalDoc?.id,
  })
  if (isCircle) {
    throw new ValidationError({
      collection: 'redirects',
      errors: [
        { path: 'to', message: 'This would lead readers in a circle. Choose an address that is not redirected here.' },
      ],
    })
  }
  return { ...data, from, to: end }
}

/** Delivery sends whoever asks for an address with a slash at its end to the one without: they are one address. */
function withoutLastSlash(path: string): string {
  return path.replace(/(.)\/+$/, '$1')
}

const collapse: CollectionAfterChangeHook<Redirect> = async ({ doc, req }) => {
  await collapseRedirects(await transactionSql(req), { from: doc.from, to: doc.to })
  return doc
}

const hooks = editionHooks('redirects')

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
  hooks: {
    // Before anybody looks where an address leads: of two that would lead to each other the second sees the first.
    beforeValidate: [cleanInput, lockEditionFirst],
    beforeChange: [normalise],
    afterChange: [...hooks.afterChange, collapse],
    beforeDelete: [lockEditionBeforeDelete],
    afterDelete: hooks.afterDelete,
  },
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
        (typeof value === 'string' && (PATH.test(value) || (/^https?:/.test(value) && isSafeHref(value)))) ||
        'A path of this site (/technology/a-story) or an address that starts with https://.',
    },
  ],
}
