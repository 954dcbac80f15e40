import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Env, loadEnvFile, type OwnerEnv, readEnv } from '../../lib/env.ts'
import { AppError } from '../../lib/errors.ts'
import { sqlOn } from '../../lib/sql.ts'
import { awaitMigrations } from './await-migrations.ts'
import { checkDatabase } from './check-database.ts'
import { makeDataDir } from './data-dir.ts'
import { type EmbeddedDatabase, startEmbeddedDatabase } from './embedded-database.ts'
import { type FileLock, lockFile } from './file-lock.ts'
import { loginUrls } from './logins.ts'
import { migrate } from './migrate.ts'
import { type Report, silentReport } from './report.ts'
import { checkMayMakeRoles, prepareLogins } from './roles.ts'
import { readSecrets, type Secrets } from './secrets.ts'
import { variablesOf } from './variables-of.ts'
import { withClient } from './with-client.ts'

export type House = {
  env: OwnerEnv
  /** The superuser of the own database; absent where DATABASE_URL was given. */
  superuserUrl: string | undefined
  /** Gives the house back. The last command out stops the own database. */
  close(): Promise<void>
}

/**
 * Everything a command needs before it can work with stories: environment, secrets, a database that runs, is migrated, and has the site's logins.
 * Sets process.env, so that Payload in this process and children find the same house.
 * Several commands may have one DATA_DIR open at once; they share its database.
 */
export async function openHouse({
  progress = silentReport,
  envFile = true,
  throwaway = false,
  migrations = 'apply',
  mustExist = false,
  isStopped,
}: {
  progress?: Report
  /** Whether .env counts; tests say no. */
  envFile?: boolean
  /** Refuses where no newsroom has been made yet: whoever checks or imports has mistyped DATA_DIR, and is not to get an empty one. */
  mustExist?: boolean
  /** A database for one run: not safe against a crash, but fast. */
  throwaway?: boolean
  /** `await` leaves them, and the logins, to another process; `skip` takes the database as it is (a restore). */
  migrations?: 'apply' | 'await' | 'skip'
  /** Ends the waiting. */
  isStopped?: () => boolean
} = {}): Promise<House> {
  // What is kept in DATA_DIR may be unpublished: other users of this machine have no business with it.
  process.umask(0o077)
  if (envFile) loadEnvFile()
  const given = readEnv()
  if (given.ROLE === 'site') throw notForSite()
  if (mustExist && !(await isNewsroom(given))) throw noNewsroom(given)
  makeDataDir(given.DATA_DIR)
  const opened = await underLock(given.DATA_DIR, progress, async () => {
    const secrets = readSecrets(given.DATA_DIR)
    const database = await openDatabase({ given, secrets, progress, throwaway })
    return { secrets, database }
  })
  const { secrets, database } = opened
  try {
    const env = await completeEnv(given, secrets, database.url)
    Object.assign(process.env, variablesOf(env))
    if (migrations === 'await') await awaitMigrations({ env, progress, isStopped })
    if (migrations === 'apply') {
      await checkMayMakeRoles({ databaseUrl: env.DATABASE_URL, given })
      await migrate({ env, progress })
      await prepareLogins({ env, given, superuserUrl: database.superuserUrl })
    }
    return { env, superuserUrl: database.superuserUrl, close: database.close }
  } catch (error) {
    await database.close()
    throw error
  }
}

type OpenDatabase = { url: string; superuserUrl: string | undefined; close(): Promise<void> }

async function openDatabase({
  given,
  secrets,
  progress,
  throwaway,
}: {
  given: Env
  secrets: Secrets
  progress: Report
  throwaway: boolean
}): Promise<OpenDatabase> {
  const { DATABASE_URL: url, DATA_DIR: dataDir } = given
  if (url) {
    await progress.step('Database', async (_update, say) => {
      say(`PostgreSQL ${await checkDatabase(url)} of DATABASE_URL`)
    })
    return { url, superuserUrl: undefined, close: async () => {} }
  }
  return progress.step('Database', async (_update, say) => {
    const database = await startEmbeddedDatabase({ dataDir, secrets, throwaway })
    const version = await checkDatabase(database.url)
    say(`own PostgreSQL ${version}${database.reused ? ', was running' : ''}`)
    const usage = await lockFile(join(database.home, 'users.lock'), { shared: true })
    return {
      url: database.url,
      superuserUrl: database.superuserUrl,
      close: once(() => leave({ dataDir, database, usage })),
    }
  })
}

/** Whoever can have the users' lock for itself is the last one out. */
async function leave({
  dataDir,
  database,
  usage,
}: {
  dataDir: string
  database: EmbeddedDatabase
  usage: FileLock | undefined
}): Promise<void> {
  await underLock(dataDir, silentReport, async () => {
    usage?.release()
    const alone = await lockFile(join(database.home, 'users.lock'), { waitMs: 0 })
    if (!alone) return
    await database.stop()
    alone.release()
  })
}

/** One command at a time starts or stops things in a DATA_DIR. */
async function underLock<T>(dataDir: string, progress: Report, work: () => Promise<T>): Promise<T> {
  const onWait = () => progress.line(`    Another command is starting or stopping in ${dataDir}; waiting for it.`)
  const lock = await lockFile(join(dataDir, 'start.lock'), { onWait })
  try {
    return await work()
  } finally {
    lock?.release()
  }
}

async function completeEnv(given: Env, secrets: Secrets, databaseUrl: string): Promise<OwnerEnv> {
  const PAYLOAD_SECRET = given.PAYLOAD_SECRET ?? secrets.payloadSecret
  const own = await loginUrls(databaseUrl, PAYLOAD_SECRET)
  return {
    ...given,
    DATABASE_URL: databaseUrl,
    PAYLOAD_SECRET,
    READER_DATABASE_URL: given.READER_DATABASE_URL ?? own.READER_DATABASE_URL,
    INBOX_DATABASE_URL: given.INBOX_DATABASE_URL ?? own.INBOX_DATABASE_URL,
  }
}

/** It would open, and perhaps fill, a database of its own that no reader ever sees. */
function notForSite(): AppError {
  return new AppError('role-site', {
    userMessage:
      'ROLE=site has only what readers need, and this command works on the newsroom itself: run it where the desk runs, or with another ROLE.',
  })
}

/** A database that somebody has migrated; of the own one its files say so, because it may have to be started first. */
async function isNewsroom({ DATABASE_URL: url, DATA_DIR: dataDir }: Env): Promise<boolean> {
  if (!url) return existsSync(join(dataDir, 'database.json'))
  await checkDatabase(url)
  const [row] = await withClient(
    url,
    (client) => sqlOn(client)<{ found: boolean }>`select to_regclass('payload_migrations') is not null as found`,
  )
  return row?.found ?? false
}

function noNewsroom({ DATABASE_URL: url, DATA_DIR: dataDir }: Env): AppError {
  return new AppError('no-newsroom', {
    userMessage: url
      ? `The database of DATABASE_URL, “${decodeURIComponent(new URL(url).pathname.slice(1))}”, holds no newsroom: is it the right one? “npm start” makes one.`
      : `There is no newsroom in ${dataDir}: is DATA_DIR right? “npm start” makes one.`,
  })
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => {
    done ??= work()
    return done
  }
}
