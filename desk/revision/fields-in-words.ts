import type { FlattenedField, PayloadRequest, SelectField } from 'payload'
import { isUuid } from '../../lib/is-uuid.ts'
import type { Clock } from '../../theme/format-time.ts'
import { deskTime } from '../desk-time.ts'
import { textsOf } from '../story-text.ts'

/** Names of documents by their id, as far as the account may read them. */
export type Names = Map<string, string>

/** A field's value as somebody reads it: a paragraph each. Nothing gives none. */
export function wordsOf(
  field: FlattenedField,
  value: unknown,
  tools: { names: Names; clock: Clock; now: string },
): string[] {
  if (value === null || value === undefined || value === '') return []
  switch (field.type) {
    case 'richText':
      return textsOf(value)
    case 'relationship':
    case 'upload':
      return [
        idsIn(value)
          .map((id) => tools.names.get(id) ?? 'something that is gone')
          .join(', '),
      ].filter(Boolean)
    case 'date':
      return [deskTime(String(value), tools.clock, tools.now)]
    case 'select':
      return [optionName(field.options, value)]
    case 'checkbox':
      return [value ? 'Yes' : 'No']
    case 'array':
      // A form gives an empty list as its number of rows.
      return (Array.isArray(value) ? value : []).map((row) => rowInWords(field.flattenedFields, row, tools))
    default:
      return String(value).split('\n')
  }
}

function optionName(options: SelectField['options'], value: unknown): string {
  const option = options.find((each) => typeof each === 'object' && each.value === value)
  return typeof option === 'object' && typeof option.label === 'string' ? option.label : String(value)
}

function rowInWords(
  fields: FlattenedField[],
  row: Record<string, unknown>,
  tools: Parameters<typeof wordsOf>[2],
): string {
  return fields
    .filter(({ name }) => name !== 'id')
    .flatMap((field) => {
      const words = wordsOf(field, row[field.name], tools).join(field.type === 'array' ? '; ' : ' ')
      if (!words) return []
      return field.type === 'relationship' ? words : `${labelOf(field)}: ${words}`
    })
    .join(' · ')
}

/** A field's name in the form: “Lead picture”. */
export function labelOf(field: FlattenedField): string {
  if ('label' in field && typeof field.label === 'string') return field.label
  const spaced = field.name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

const TITLES: Record<string, string> = {
  articles: 'headline',
  authors: 'name',
  tags: 'name',
  sections: 'name',
  users: 'name',
  media: 'alt',
  pages: 'title',
  fronts: 'name',
}

/** The names of all documents that some values of these fields name. What the account may not read has none. */
export async function readNames(
  req: PayloadRequest,
  fields: { field: FlattenedField; values: unknown[] }[],
): Promise<Names> {
  const wanted = new Map<string, Set<string>>()
  const note = (field: FlattenedField, value: unknown) => {
    if (field.type === 'array') {
      for (const row of Array.isArray(value) ? value : [])
        for (const inner of field.flattenedFields) note(inner, (row as Record<string, unknown>)[inner.name])
    } else if ((field.type === 'relationship' || field.type === 'upload') && typeof field.relationTo === 'string') {
      const ids = wanted.get(field.relationTo) ?? new Set()
      for (const id of idsIn(value)) ids.add(id)
      wanted.set(field.relationTo, ids)
    }
  }
  for (const { field, values } of fields) for (const value of values) note(field, value)
  const names: Names = new Map()
  for (const [collection, ids] of wanted) {
    const title = TITLES[collection]
    if (!title || ids.size === 0) continue
    const { docs } = await req.payload.find({
      collection: collection as 'tags',
      where: { id: { in: [...ids].slice(0, 200) } },
      select: { [title]: true },
      ...{ limit: 200, pagination: false, depth: 0, overrideAccess: false, user: req.user, req },
    })
    for (const doc of docs as unknown as Record<string, string>[]) names.set(doc.id ?? '', doc[title] || 'Untitled')
  }
  return names
}

/** Ids that a relation's value names, whatever its form: one, several, or documents. What is no id is left out. */
function idsIn(value: unknown): string[] {
  const items = Array.isArray(value) ? value : [value]
  return items.flatMap((item) => {
    const id = typeof item === 'object' && item !== null ? (item as { id?: unknown }).id : item
    return typeof id === 'string' && isUuid(id) ? id : []
  })
}
