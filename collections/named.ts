import type { CollectionBeforeValidateHook, PayloadRequest, TextField } from 'payload'
import { ValidationError } from 'payload'
import { cleanLine, isBlank } from '../lib/clean-text.ts'
import { AppError } from '../lib/errors.ts'
import { fragment } from '../lib/sql.ts'
import { transactionSql } from '../lib/transaction-sql.ts'
import { RESERVED_SLUGS, slugCandidates, slugFrom, slugFromId, slugGiven, withFreeSuffix } from '../newsroom/slug.ts'

/** The name of an author, a tag or a section: one line that a reader can see. */
export function nameField(description: string): TextField {
  return {
    name: 'name',
    type: 'text',
    required: true,
    maxLength: 200,
    validate: (value: unknown) =>
      typeof value === 'string' && !isBlank(value) ? tooLong(value) : 'Give a name that readers can see.',
    admin: { description },
  }
}

export function slugField(description: string): TextField {
  return {
    name: 'slug',
    type: 'text',
    unique: true,
    index: true,
    admin: { position: 'sidebar', description },
  }
}

/** Field access of what only the house itself writes: an import, a hook. */
export const NOBODY = { create: () => false, update: () => false }

/** Which document of an import this is; whoever could set it would have an import write over another document. */
export const sourceIdField: TextField = {
  name: 'sourceId',
  type: 'text',
  unique: true,
  index: true,
  admin: { hidden: true },
  access: NOBODY,
}

/**
 * Fills and tidies `slug` from a document's name. Slugs of pages and sections share one namespace (both stand first in an
 * address) and may not be one of our own words.
 */
export function slugFromField(field: 'name' | 'title', sharedWith?: Slugged): CollectionBeforeValidateHook {
  return async ({ data, originalDoc, req, collection }) => {
    if (!data) return data
    const name = data[field] ?? originalDoc?.[field] ?? ''
    const id: string = data.id ?? originalDoc?.id
    const wanted = slugGiven(String(data.slug ?? originalDoc?.slug ?? '')) || slugFrom(String(name)) || slugFromId(id)
    if (sharedWith && RESERVED_SLUGS.has(wanted)) {
      throw new ValidationError({
        collection: collection.slug,
        errors: [{ path: 'slug', message: `“${wanted}” is an address of the site itself. Choose another.` }],
      })
    }
    if (wanted !== originalDoc?.slug) await lockSlug(req, wanted)
    const own = await slugsTaken(req, { collection: collection.slug as Slugged, slug: wanted, id })
    const shared = sharedWith ? await slugsTaken(req, { collection: sharedWith, slug: wanted, id }) : []
    return {
      ...data,
      ...(typeof data[field] === 'string' && { [field]: cleanLine(data[field]) }),
      slug: withFreeSuffix(wanted, { taken: new Set([...own, ...shared]), id }),
    }
  }
}

/** Until the transaction ends nobody else decides about this slug: of two who save at once, the second sees the first's. */
export async function lockSlug(req: PayloadRequest, slug: string): Promise<void> {
  const sql = await transactionSql(req)
  const locked = await sql`select kind from publishing.slug_locks where kind = hashtext(${slug}) & 1023 for update`
  if (locked.length === 0) throw new AppError('slug-lock', { message: 'publishing.slug_locks has lost its rows' })
}

/** Those of a slug's numbered forms that other documents of a collection have, or once had and that still lead to them. */
export async function slugsTaken(
  req: PayloadRequest,
  { collection, slug, id }: { collection: Slugged; slug: string; id: string },
): Promise<string[]> {
  const sql = await transactionSql(req)
  const rows = await sql<{ slug: string }>`
    select slug from ${TABLES[collection]} where slug = any (${slugCandidates(slug)}) and id <> ${id}
    union select slug from edition.former_tag_slugs
      where ${collection === 'tags'} and slug = any (${slugCandidates(slug)}) and tag_id <> ${id}
    order by slug limit 100`
  return rows.map((row) => row.slug)
}

export type Slugged = keyof typeof TABLES
const TABLES = {
  authors: fragment`authors`,
  tags: fragment`tags`,
  sections: fragment`sections`,
  pages: fragment`pages`,
}

function tooLong(value: string): true | string {
  return value.length <= 200 || 'Keep the name under 200 characters.'
}
