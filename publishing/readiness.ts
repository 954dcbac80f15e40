import path from 'node:path'
import type { Role } from '../lib/env.ts'
import { log } from '../lib/log.ts'
import { newestMigration } from '../lib/newest-migration.ts'
import type { Sql } from '../lib/sql.ts'

/** Longer than a job that somebody waits for has to wait for its turn. */
const JOB_PATIENCE_SECONDS = 300

/** `reason` is a sentence of ours, without names of hosts or users: it may be shown to whoever asks from inside. */
export type Readiness = { ready: true } | { ready: false; reason: string }

/**
 * Whether this process can do its work: the database is there, has been migrated as far as this source, and (where jobs are run)
 * no job that somebody waits for, a purge of the CDN or a receipt, has been due for minutes: of others an import leaves thousands.
 * A database that is migrated further is fine: the other half of an upgrade.
 * @param sql - of the reader's login, or of any that may select from the view `edition.readiness`
 */
export async function readiness({
  sql,
  role,
  migration = newestMigration(path.resolve(import.meta.dirname, '../migrations')),
}: {
  sql: Sql
  role: Role
  /** The newest migration of this source. */
  migration?: string | undefined
}): Promise<Readiness> {
  const state = await readState(sql)
  if (state === undefined) return { ready: false, reason: 'The database does not answer.' }
  if (state === 'not-migrated') return { ready: false, reason: 'The database has not been migrated.' }
  if (migration && (state.migration ?? '') < migration)
    return { ready: false, reason: `The database is not migrated as far as this source, whose newest is ${migration}.` }
  const waited = state.oldest_job_seconds ?? 0
  if ((role === 'all' || role === 'worker') && waited > JOB_PATIENCE_SECONDS)
    return { ready: false, reason: `A job that is due has waited for ${Math.round(waited)} s.` }
  return { ready: true }
}

type State = { migration: string | null; oldest_job_seconds: number | null }

const NO_SCHEMA = '3F000'
const NO_TABLE = '42P01'
const DENIED = '42501'

async function readState(sql: Sql): Promise<State | 'not-migrated' | undefined> {
  try {
    const [row] = await sql<State>`select migration, oldest_job_seconds from edition.readiness limit 1`
    return row
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    // Before the first migration nothing is granted to this login either.
    if (code === NO_SCHEMA || code === NO_TABLE || code === DENIED) return 'not-migrated'
    log.error('readiness not read', error)
    return undefined
  }
}
