import type { CollectionBeforeChangeHook } from 'payload'
import { ValidationError } from 'payload'
import type { Article } from '../../payload-types.ts'
import { activeUser } from '../access.ts'

/** Markup by hand is for admins. Others may keep, move or delete what an admin wrote, but neither write nor change any. */
export const guardRawHtml: CollectionBeforeChangeHook<Article> = ({ data, originalDoc, req }) => {
  const user = activeUser(req)
  if (!user || user.role === 'admin') return data
  const known = new Set(rawHtmlIn(originalDoc?.body))
  if (rawHtmlIn(data.body).every((html) => known.has(html))) return data
  throw new ValidationError({
    collection: 'articles',
    errors: [{ path: 'body', message: 'Only admins may add or change an HTML block. Remove it, or ask an admin.' }],
  })
}

function rawHtmlIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(rawHtmlIn)
  if (!value || typeof value !== 'object') return []
  if ('blockType' in value && value.blockType === 'rawHtml') return ['html' in value ? String(value.html) : '']
  return Object.values(value).flatMap(rawHtmlIn)
}
