import type { CollectionAfterChangeHook, CollectionBeforeChangeHook, CollectionConfig } from 'payload'
import { ValidationError } from 'payload'
import { lockEdition } from '../edition/lock.ts'
import { isSafeHref } from '../lib/safe-href.ts'
import { transactionSql } from '../lib/transaction-sql.ts'
import { collapseRedirects, followRedirects } from '../newsroom/redirects/redirects.ts'
import type { Redirect } from '../payload-types.ts'
import { accessTo } from './access.ts'
import { cleanInput } from './clean-input.ts'
import { editionHooks } from './edition-hooks.ts'

/** An address of ours: a path without query, normalised so that it is compared as it will be asked for. */
const PATH = /^\/(?![/\\])[^\s?#\\]*$/

/** Of a chain each redirect leads to its end: a reader is sent once. One that comes back to itself is refused. */
const normalise: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const from = String(data.from ?? '').replace(/(.)\/+$/, '$1')
  const sql = await transactionSql(req)
  const { end, isCircle } = await followRedirects(sql, {
    from: String(data.to ?? ''),
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

const collapse: CollectionAfterChangeHook<Redirect> = async ({ doc, req }) => {
  const sql = await transactionSql(req)
  await lockEdition(sql)
  await collapseRedirects(sql, { from: doc.from, to: doc.to })
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
    beforeValidate: [cleanInput],
    beforeChange: [normalise],
    afterChange: [...hooks.afterChange, collapse],
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
