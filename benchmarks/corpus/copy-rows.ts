import type { Client } from 'pg'

/** What COPY takes for a column. */
export type Value = string | number | boolean | null | string[]

/** A row in the text form of COPY. */
export function copyLine(values: Value[]): string {
  return `${values.map(copyValue).join('\t')}\n`
}

function copyValue(value: Value): string {
  if (value === null) return '\\N'
  if (typeof value === 'string') return copyText(value)
  if (typeof value === 'boolean') return value ? 't' : 'f'
  // Arrays here hold ids and the names of tags: quoted, because a name may hold a comma.
  if (Array.isArray(value)) return copyText(`{${value.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`).join(',')}}`)
  return String(value)
}

/** Backslash, tab and line ends mean something to COPY. */
function copyText(text: string): string {
  return /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (sign) => ESCAPED[sign] ?? sign) : text
}

const ESCAPED: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/**
 * Sends rows to a table with COPY. A few seconds for what would be minutes of INSERT.
 * @param lines - rows in COPY's text form
 */
export function copyRows(
  client: Client,
  { table, columns, lines }: { table: string; columns: string[]; lines: string[] },
): Promise<void> {
  if (lines.length === 0) return Promise.resolve()
  return new Promise((resolve, reject) => {
    let failure: Error | undefined
    // What `pg` asks of a query of one's own; it brings the messages of COPY but no query that sends them.
    const query = {
      submit: (connection: CopyConnection) => connection.query(`copy ${table} (${columns.join(', ')}) from stdin`),
      handleCopyInResponse(connection: CopyConnection) {
        for (const chunk of chunksOf(lines)) connection.sendCopyFromChunk(Buffer.from(chunk))
        connection.endCopyFrom()
      },
      handleError(error: Error) {
        failure = error
        // Nothing more is said on a connection that was lost.
        if (!('severity' in error)) reject(error)
      },
      handleCommandComplete: () => {},
      handleReadyForQuery: () => (failure ? reject(failure) : resolve()),
    }
    client.query(query as unknown as Parameters<Client['query']>[0])
  })
}

type CopyConnection = { query(text: string): void; sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void }

/** About a megabyte at a time. */
function* chunksOf(lines: string[]): Generator<string> {
  let chunk = ''
  for (const line of lines) {
    chunk += line
    if (chunk.length > 1_000_000) {
      yield chunk
      chunk = ''
    }
  }
  if (chunk) yield chunk
}
