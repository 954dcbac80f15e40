import { isDeepStrictEqual } from 'node:util'

/** A row of the public edition that is not what Payload's rows give. */
export type Difference = {
  table: string
  kind: 'missing' | 'extra' | 'altered'
  id: string
  /** Headline, title or name of the document. */
  title: string
  /** Of an altered row: which columns. */
  columns?: string[]
}

/** One sentence for a terminal. */
export function describeDifference({ table, kind, id, title, columns }: Difference): string {
  const what = title ? `“${title}” (${id})` : id
  return `${table}: ${kind} ${what}${columns ? `, in ${columns.join(', ')}` : ''}`
}

/** What there is to say of one row. */
export function compareRow({
  table,
  title,
  expected,
  actual,
}: {
  table: string
  title: string
  expected: { id: string } & Record<string, unknown>
  actual: Record<string, unknown> | undefined
}): Difference[] {
  if (!actual) return [{ table, kind: 'missing', id: expected.id, title }]
  const columns = alteredColumns(expected, actual)
  return columns.length > 0 ? [{ table, kind: 'altered', id: expected.id, title, columns }] : []
}

/** The columns of `expected` that `actual` holds otherwise; times are compared as times, JSON as its values. */
export function alteredColumns(expected: Record<string, unknown>, actual: Record<string, unknown>): string[] {
  return Object.keys(expected).filter((column) => !isDeepStrictEqual(plain(expected[column]), plain(actual[column])))
}

function plain(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value))
}
