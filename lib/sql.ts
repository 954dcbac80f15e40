import { createHash } from 'node:crypto'
import type { Pool, PoolClient, QueryResultRow } from 'pg'

/**
 * A statement as a tagged template: every `${value}` becomes a parameter, never text.
 * Fragments of our own (column lists, sources) are composed with `fragment` and `rawFragment`.
 */
export type Sql = <Row extends QueryResultRow>(strings: TemplateStringsArray, ...values: unknown[]) => Promise<Row[]>

/**
 * The `Sql` of a pool or of one client of it (a transaction).
 * @param prepared - whether each connection keeps the statements that it has seen, so that the database plans them once: for the
 * few statements that are sent all the time
 */
export function sqlOn(connection: Pick<Pool | PoolClient, 'query'>, { prepared = false } = {}): Sql {
  const names = new Map<string, string>()
  return async <Row extends QueryResultRow>(strings: TemplateStringsArray, ...values: unknown[]) => {
    const { text, parameters } = compose(strings, values)
    const name = prepared ? nameOf(text, names) : undefined
    const result = await (connection as Pool).query<Row>({ text, values: parameters, ...(name && { name }) })
    return result.rows
  }
}

/** Statements are written in the source, so there are only so many texts. */
function nameOf(text: string, names: Map<string, string>): string {
  const known = names.get(text)
  if (known) return known
  const name = `broadsheet ${createHash('sha256').update(text).digest('hex').slice(0, 24)}`
  names.set(text, name)
  return name
}

/**
 * What tells a fragment from a value. A registered symbol and not a class: Next bundles a copy of this module for each kind of
 * route, and a fragment of one copy meets the statements of another. No JSON from outside can carry a symbol.
 */
const IS_FRAGMENT = Symbol.for('broadsheet.sql-fragment')

/** A fragment of SQL text of our own, with its own parameters. */
export type Fragment = {
  readonly strings: readonly string[]
  readonly values: readonly unknown[]
  readonly [IS_FRAGMENT]: true
}

/** Makes a fragment that can stand inside another statement: ``fragment`${column} > ${value}` ``. */
export function fragment(strings: TemplateStringsArray, ...values: unknown[]): Fragment {
  return { strings, values, [IS_FRAGMENT]: true }
}

/** A fragment of text of our own that is no parameter: names of tables and columns. Never give it input. */
export function rawFragment(text: string): Fragment {
  return { strings: [text], values: [], [IS_FRAGMENT]: true }
}

function compose(strings: readonly string[], values: readonly unknown[]): { text: string; parameters: unknown[] } {
  const parameters: unknown[] = []
  const text = write(strings, values, parameters)
  return { text, parameters }
}

function write(strings: readonly string[], values: readonly unknown[], parameters: unknown[]): string {
  let text = strings[0] ?? ''
  for (const [index, value] of values.entries()) {
    if (isFragment(value)) text += write(value.strings, value.values, parameters)
    else text += `$${parameters.push(value)}`
    text += strings[index + 1] ?? ''
  }
  return text
}

function isFragment(value: unknown): value is Fragment {
  return typeof value === 'object' && value !== null && IS_FRAGMENT in value
}
