import type { FlattenedField } from 'payload'

/**
 * The path of the first value that is nothing its field takes (`slots.2.stories`), or undefined. Of its form alone: what it says
 * is for the field's own rules, which, as every hook, then meet texts where texts belong and lists where lists do.
 * @param fields - of a collection, a global, a group, a block or the rows of a list
 */
export function misshapenPath(fields: FlattenedField[], data: Record<string, unknown>): string | undefined {
  for (const field of fields) {
    const within = misshapen(field, data[field.name])
    if (within !== undefined) return [field.name, ...within].join('.')
  }
  return undefined
}

/** Where in a field's value; empty for the value itself. Undefined where it is fit. */
function misshapen(field: FlattenedField, value: unknown): string[] | undefined {
  if (value === undefined || value === null) return undefined
  switch (field.type) {
    case 'array':
      return misshapenRow(value, () => field.flattenedFields)
    case 'blocks':
      return misshapenRow(value, ({ blockType }) => {
        const block = field.blocks.find(({ slug }) => slug === blockType)
        return block?.flattenedFields
      })
    case 'group':
    case 'tab':
      return misshapenGroup(field.flattenedFields, value)
    case 'richText':
      return isRichText(value) ? undefined : []
    case 'join':
    case 'json':
    case 'point':
      return undefined
    default:
      return isOneOrMany(value, 'hasMany' in field && field.hasMany === true, FITS[field.type]) ? undefined : []
  }
}

/** The form sends a list without rows as the number 0. */
function misshapenRow(
  rows: unknown,
  fieldsOf: (row: Record<string, unknown>) => FlattenedField[] | undefined,
): string[] | undefined {
  if (rows === 0 || rows === '0' || rows === '') return undefined
  if (!Array.isArray(rows)) return []
  for (const [index, row] of rows.entries()) {
    const fields = isRecord(row) ? fieldsOf(row) : undefined
    const within = fields && misshapenGroup(fields, row)
    if (!fields || within) return [String(index), ...(within ?? [])]
  }
  return undefined
}

function misshapenGroup(fields: FlattenedField[], value: unknown): string[] | undefined {
  if (!isRecord(value)) return []
  return misshapenPath(fields, value)?.split('.')
}

function isOneOrMany(value: unknown, isMany: boolean, isOne: (value: unknown) => boolean): boolean {
  return isMany && Array.isArray(value) ? value.every(isOne) : isOne(value)
}

/** A form sends numbers and ticks as text. */
const FITS = {
  text: isText,
  textarea: isText,
  email: isText,
  code: isText,
  radio: isText,
  select: isText,
  date: (value: unknown) => isText(value) || typeof value === 'number' || value instanceof Date,
  number: (value: unknown) => typeof value === 'number' || (isText(value) && Number.isFinite(Number(value))),
  checkbox: (value: unknown) => typeof value === 'boolean' || isText(value),
  relationship: isReference,
  upload: isReference,
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

/** An id, or the document with that id. */
function isReference(value: unknown): boolean {
  return isText(value) || typeof value === 'number' || isRecord(value)
}

/** Nodes all the way down: who walks a text need not ask. Only as deep as `isTooDeep` has let it in. */
function isRichText(value: unknown): boolean {
  return isRecord(value) && isNode(value.root)
}

function isNode(node: unknown): boolean {
  if (!isRecord(node) || typeof node.type !== 'string') return false
  return node.children === undefined || (Array.isArray(node.children) && node.children.every(isNode))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
