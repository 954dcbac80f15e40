import type { Pool, PoolClient, QueryResultRow } from 'pg'

/**
 * A statement as a tagged template: every `${value}` becomes a parameter, never text.
 * Fragments of our own (column lists, sources) are composed with `fragment` and `rawFragment`.
 */
export type Sql = <Row extends QueryResultRow>(strings: TemplateStringsArray, ...values: unknown[]) => Promise<Row[]>

/** The `Sql` of a pool or of one client of it (a transaction). */
export function sqlOn(connection: Pick<Pool | PoolClient, 'query'>): Sql {
  return async <Row extends QueryResultRow>(strings: TemplateStringsArray, ...values: unknown[]) => {
    const { text, parameters } = compose(strings, values)
    const result = await (connection as Pool).query<Row>(text, parameters)
    return result.rows
  }
}

/** A fragment of SQL text of our own, with its own parameters. */
export class Fragment {
  readonly strings: readonly string[]
  readonly values: readonly unknown[]
  constructor(strings: readonly string[], values: readonly unknown[]) {
    this.strings = strings
    this.values = values
  }
}

/** Makes a fragment that can stand inside another statement: ``fragment`${column} > ${value}` ``. */
export function fragment(strings: TemplateStringsArray, ...values: unknown[]): Fragment {
  return new Fragment(strings, values)
}

/** A fragment of text of our own that is no parameter: names of tables and columns. Never give it input. */
export function rawFragment(text: string): Fragment {
  return new Fragment([text], [])
}

function compose(strings: readonly string[], values: readonly unknown[]): { text: string; parameters: unknown[] } {
  const parameters: unknown[] = []
  const text = write(strings, values, parameters)
  return { text, parameters }
}

function write(strings: readonly string[], values: readonly unknown[], parameters: unknown[]): string {
  let text = strings[0] ?? ''
  for (const [index, value] of values.entries()) {
    if (value instanceof Fragment) text += write(value.strings, value.values, parameters)
    else text += `$${parameters.push(value)}`
    text += strings[index + 1] ?? ''
  }
  return text
}
