import type { CollectionBeforeChangeHook, CollectionConfig, PayloadRequest } from 'payload'
import { ValidationError } from 'payload'
import { isSafeHref } from '../lib/safe-href.ts'
import { transactionSql } from '../lib/transaction-sql.ts'
import { accessTo } from './access.ts'
import { cleanInput } from './clean-input.ts'
import { editionHooks } from './edition-hooks.ts'

/** An address of ours: a path without query, normalised so that it is compared as it will be asked for. */
const PATH = /^\/(?![/\\])[^\s?#\\]*$/

const normalise: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const from = String(data.from ?? '').replace(/(.)\/+$/, '$1')
  if (await leadsBack(req, { from, to: String(data.to ?? ''), id: originalDoc?.id })) {
    throw new ValidationError({
      collection: 'redirects',
      errors: [
        { path: 'to', message: 'This would lead readers in a circle. Choose an address that is not redirected here.' },
      ],
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
        (typeof value === 'string' && (PATH.test(value) || (/^https?:/.test(value) && isSafeHref(value)))) ||
        'A path of this site (/technology/a-story) or an address that starts with https://.',
    },
  ],
}

/** Follows the redirects from `to`, as a reader's browser would, and tells whether they come by `from`. */
async function leadsBack(
  req: PayloadRequest,
  { from, to, id }: { from: string; to: string; id: string | undefined },
): Promise<boolean> {
  const sql = await transactionSql(req)
  const rows = await sql<{ path: string }>`
    with recursive steps (path, number) as (
      select ${to}::text, 1
      union all select redirects."to", number + 1 from steps join redirects on redirects."from" = steps.path
      where number < 20 and redirects.id is distinct from ${id ?? null}::uuid)
    select path from steps order by number limit 20`
  return rows.some(({ path }) => path === from)
}
