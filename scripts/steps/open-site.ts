import { type HouseEnv, loadEnvFile, readEnv } from '../../lib/env.ts'
import { AppError } from '../../lib/errors.ts'
import { awaitMigrations } from './await-migrations.ts'
import { makeDataDir } from './data-dir.ts'
import { type Report, silentReport } from './report.ts'
import { variablesOf } from './variables-of.ts'

/**
 * What a process for readers alone must not have, whatever it was given. Emptied and not deleted: Next reads `.env` too,
 * and fills in what is absent.
 */
const NOT_FOR_SITE = ['DATABASE_URL', 'PAYLOAD_SECRET', 'SMTP_URL', 'PURGE_TOKEN']

/**
 * Everything that a process for readers needs: its two logins, and a database that others have migrated. It starts no database,
 * migrates none and fills none; the owner's address and the secrets are taken out of process.env, so that no child sees them.
 */
export async function openSite({
  progress = silentReport,
  isStopped,
}: {
  progress?: Report
  isStopped?: () => boolean
} = {}): Promise<{ env: HouseEnv; close(): Promise<void> }> {
  process.umask(0o077)
  loadEnvFile()
  Object.assign(process.env, Object.fromEntries(NOT_FOR_SITE.map((name) => [name, ''])))
  const given = readEnv()
  const { READER_DATABASE_URL, INBOX_DATABASE_URL } = given
  if (!READER_DATABASE_URL || !INBOX_DATABASE_URL) throw incomplete()
  makeDataDir(given.DATA_DIR)
  const env = { ...given, READER_DATABASE_URL, INBOX_DATABASE_URL }
  Object.assign(process.env, variablesOf(env))
  await awaitMigrations({ env, progress, isStopped })
  return { env, close: async () => {} }
}

function incomplete(): AppError {
  return new AppError('env-incomplete', {
    userMessage:
      'ROLE=site needs READER_DATABASE_URL and INBOX_DATABASE_URL: give the desk the same two, and it makes these logins when it starts.',
  })
}
