/** What Payload and we note about a save, and no editor writes. */
const NOTES = new Set([
  ...['id', 'createdAt', 'updatedAt', 'deletedAt', '_status', 'globalType'],
  ...['revision', 'savedInForm', 'formSince', 'savedBy', 'contentHash', 'sourceHash', 'stage', 'standing'],
])

/** What somebody has written of a document: its fields without the notes about the save, and without what is empty. */
export function contentOf(doc: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(doc)
      .filter(([name]) => !NOTES.has(name))
      .map(([name, value]) => [name, plain(name === 'corrections' ? asWritten(value) : value)] as const)
      .filter(([, value]) => value !== undefined),
  )
}

/** A correction gets its time and its name when it goes live: nobody has written them. */
function asWritten(corrections: unknown): unknown {
  if (!Array.isArray(corrections)) return corrections
  return corrections.map(({ at: _at, by: _by, ...written }: Record<string, unknown>) => written)
}

/** Whether two values of a field are the same to whoever wrote them. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other))
}

/**
 * Keys in order; nothing is nothing, whether null, absent, an empty text or an empty list; moments in one form; rows without the id
 * that Payload gives them when they are first written. Any other id is what somebody chose: a picture, a story that is linked.
 * @param isRow - whether it is a row of a list, or the fields of a block
 */
export function plain(value: unknown, isRow = false): unknown {
  if (value === null || value === undefined || value === '') return undefined
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'string' && MOMENT.test(value) && !Number.isNaN(Date.parse(value)))
    return new Date(value).toISOString()
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map((item) => plain(item, true) ?? null)
  if (typeof value !== 'object') return value
  const entries = Object.entries(value)
    .map(([key, inner]) => [key, plain(inner, key === 'fields')] as const)
    .filter(([key, inner]) => inner !== undefined && !(isRow && key === 'id'))
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/
