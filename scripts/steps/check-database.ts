import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { AppError } from '../../lib/errors.ts'

const OLDEST_VERSION = 15
const STARTING_UP = '57P03'

/** Makes sure that a given database answers and is new enough; resolves to its version. Each way to be wrong has its own sentence. */
export async function checkDatabase(url: string, variable = 'DATABASE_URL'): Promise<string> {
  for (let tries = 0; ; tries++) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
    client.on('error', () => {})
    try {
      await client.connect()
      const { rows } = await client.query('select current_setting($1) as version', ['server_version'])
      const version = String(rows[0].version)
      if (Number.parseInt(version, 10) < OLDEST_VERSION) {
        throw new AppError('database-old', {
          userMessage: `The database of ${variable} is PostgreSQL ${version}; ${OLDEST_VERSION} is the oldest that works, 18 is what we test with.`,
        })
      }
      return version
    } catch (error) {
      if (codeOf(error) === STARTING_UP && tries < 60) await sleep(500)
      else throw error instanceof AppError ? error : explain(error, url, variable)
    } finally {
      await client.end().catch(() => {})
    }
  }
}

/** Says where, never with which password. */
function explain(cause: unknown, url: string, variable: string): AppError {
  const { hostname, port, pathname, username, searchParams } = new URL(url)
  const host = `${hostname || searchParams.get('host') || 'localhost'}:${port || 5432}`
  const database = decodeURIComponent(pathname.slice(1))
  const code = codeOf(cause)
  const detail = cause instanceof Error ? cause.message : String(cause)
  const sentences: Record<string, string> = {
    ECONNREFUSED: `${variable}: nothing answers at ${host}; is the database running?`,
    ENOTFOUND: `${variable}: there is no host called ${hostname}.`,
    EAI_AGAIN: `${variable}: the host ${hostname} cannot be looked up at the moment.`,
    ETIMEDOUT: `${variable}: ${host} does not answer.`,
    EHOSTUNREACH: `${variable}: ${host} cannot be reached.`,
    '28P01': `${variable}: the database at ${host} refuses the password of the user "${decodeURIComponent(username)}".`,
    '28000': `${variable}: the database at ${host} does not let the user "${decodeURIComponent(username)}" in.`,
    '3D000': `${variable}: there is no database "${database}" at ${host}; create it first.`,
    '53300': `${variable}: the database at ${host} has no connection left.`,
  }
  const userMessage =
    sentences[code] ??
    (/timeout/i.test(detail) ? sentences.ETIMEDOUT : undefined) ??
    `${variable}: the database at ${host} cannot be used (${detail.split('\n')[0]}).`
  return new AppError('database-unreachable', { userMessage, cause })
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
