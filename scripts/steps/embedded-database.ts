import { spawn, spawnSync } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { AppError } from '../../lib/errors.ts'
import { type DatabaseHome, databaseHome } from './database-home.ts'
import { type FileLock, lockFile } from './file-lock.ts'
import { freePort } from './free-port.ts'
import { findBinaries } from './postgres-binaries.ts'
import type { Secrets } from './secrets.ts'

export type EmbeddedDatabase = {
  url: string
  /** The superuser's address, for tests and repairs; the newsroom itself never uses it. */
  superuserUrl: string
  home: string
  reused: boolean
  stop(): Promise<void>
}

const NAME = 'broadsheet'
const OWNER = 'broadsheet'

/**
 * Starts the Postgres of this DATA_DIR, or finds it running: another command may use it, or a killed one may have left it.
 * It runs in its own session, so that a terminal's Ctrl-C reaches it only through `stop`, after the server has drained.
 * `throwaway` trades safety for speed (tests). The caller holds the lock of DATA_DIR.
 */
export async function startEmbeddedDatabase({
  dataDir,
  secrets,
  throwaway = false,
}: {
  dataDir: string
  secrets: Secrets
  throwaway?: boolean
}): Promise<EmbeddedDatabase> {
  const place = databaseHome(dataDir)
  const log = join(dataDir, 'postgres.log')
  const running = runningServer(place.clusterDir)
  const port = running?.port ?? (await start({ place, log, secrets, throwaway }))
  const superuserUrl = `postgres://postgres:${secrets.postgresPassword}@127.0.0.1:${port}/postgres`
  await waitUntilReady(superuserUrl, place.clusterDir, log)
  await makeDatabase(superuserUrl, secrets)
  return {
    url: `postgres://${OWNER}:${secrets.databasePassword}@127.0.0.1:${port}/${NAME}`,
    superuserUrl,
    home: place.home,
    reused: running !== undefined,
    stop: () => stop(place.clusterDir),
  }
}

/** Stops the database of a DATA_DIR that no living command has open; false if one has. */
export async function stopAbandoned(dataDir: string): Promise<boolean> {
  const locks: FileLock[] = []
  try {
    for (const name of ['start.lock', 'users.lock']) {
      const lock = await lockFile(join(dataDir, name), { waitMs: 0 })
      if (!lock) return false
      locks.push(lock)
    }
    await stop(join(dataDir, 'postgres'))
    return true
  } finally {
    for (const lock of locks) lock.release()
  }
}

async function start({
  place,
  log,
  secrets,
  throwaway,
}: {
  place: DatabaseHome
  log: string
  secrets: Secrets
  throwaway: boolean
}): Promise<number> {
  const { clusterDir, account, home } = place
  const binaries = findBinaries({ account, home })
  if (!existsSync(clusterDir)) initialise({ place, initdb: binaries.initdb, password: secrets.postgresPassword })
  const port = await freePort()
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(throwaway ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  }
  const out = openSync(log, existsSync(log) && statSync(log).size > 10_000_000 ? 'w' : 'a', 0o600)
  const server = spawn(
    binaries.postgres,
    [
      '-D',
      clusterDir,
      '-p',
      String(port),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { ...account, cwd: home, env: databaseEnvironment(), detached: true, stdio: ['ignore', out, out] },
  )
  closeSync(out)
  server.on('error', () => {}) // waitUntilReady reports it: no process, no readiness
  server.unref()
  return port
}

/** initdb goes to a folder of another name first: a half-finished one is then never taken for a database. */
function initialise({ place, initdb, password }: { place: DatabaseHome; initdb: string; password: string }): void {
  const { clusterDir, account, home } = place
  const unfinished = `${clusterDir}.new`
  const passwordFile = join(unfinished, 'password')
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  const cluster = join(unfinished, 'cluster')
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (account.uid !== undefined && account.gid !== undefined) {
    chownSync(unfinished, account.uid, account.gid)
    chownSync(passwordFile, account.uid, account.gid)
  }
  const { status, stderr, error } = spawnSync(
    initdb,
    [
      `--pgdata=${cluster}`,
      `--pwfile=${passwordFile}`,
      '--username=postgres',
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      process.platform === 'win32' ? '--locale=C' : '--locale=C.UTF-8',
    ],
    { ...account, cwd: home, env: databaseEnvironment(), encoding: 'utf8' },
  )
  rmSync(passwordFile, { force: true })
  if (status !== 0) {
    rmSync(unfinished, { recursive: true, force: true })
    throw failure(stderr || error?.message || 'initdb was killed', 'The database could not be set up')
  }
  renameSync(cluster, clusterDir)
  rmSync(unfinished, { recursive: true, force: true })
}

/** The server that postmaster.pid tells of, if it still lives. A pid file of a dead one is removed where that is certain. */
function runningServer(clusterDir: string): { pid: number; port: number } | undefined {
  const file = join(clusterDir, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n').map(Number)
  if (!pid || !port) return undefined
  if (isAlive(pid) && isPostgres(pid)) return { pid, port }
  // In a restarted container the number may now belong to another program, which would make Postgres refuse to start.
  rmSync(file, { force: true })
  return undefined
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function isPostgres(pid: number): boolean {
  const commandLine = `/proc/${pid}/cmdline`
  return !existsSync(commandLine) || readFileSync(commandLine, 'utf8').includes('postgres')
}

async function waitUntilReady(url: string, clusterDir: string, log: string): Promise<void> {
  const deadline = Date.now() + 60_000
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
    client.on('error', () => {})
    try {
      await client.connect()
      return
    } catch (error) {
      const code = (error as { code?: string }).code
      if (code === '28P01') {
        throw new AppError('database-password', {
          userMessage:
            'The own database does not accept the password in secrets.json: put that file of DATA_DIR back from a backup.',
          cause: error,
        })
      }
      // Postgres writes its pid file within milliseconds, and removes it when it gives up.
      const gaveUp = Date.now() > deadline - 57_000 && !runningServer(clusterDir)
      if (gaveUp || Date.now() > deadline) throw failure(lastLines(log), 'The database did not start')
    } finally {
      await client.end().catch(() => {})
    }
    await sleep(50)
  }
}

/** The newsroom's own database belongs to a role that may make roles and databases, and is no superuser. */
async function makeDatabase(superuserUrl: string, { databasePassword }: Secrets): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    const { rows } = await client.query(
      'select exists (select from pg_roles where rolname = $1) as role, exists (select from pg_database where datname = $2) as database',
      [OWNER, NAME],
    )
    if (!rows[0].role) {
      await client.query(
        `create role ${OWNER} login createrole createdb password ${client.escapeLiteral(databasePassword)}`,
      )
    }
    if (!rows[0].database) await client.query(`create database ${NAME} owner ${OWNER}`)
  } finally {
    await client.end()
  }
}

/** Fast shutdown: open sessions are ended, the data is written. Killed only if that takes over half a minute. */
async function stop(clusterDir: string): Promise<void> {
  const server = runningServer(clusterDir)
  if (!server) return
  if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(server.pid), '/t', '/f'])
  else process.kill(server.pid, 'SIGINT')
  for (let tries = 0; tries < 600 && isAlive(server.pid); tries++) await sleep(50)
  if (isAlive(server.pid)) process.kill(server.pid, 'SIGQUIT')
}

/** Postgres gets none of our secrets, and speaks English so that its messages can be read here. */
function databaseEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP } = process.env
  return { PATH, SystemRoot, TEMP, LC_MESSAGES: 'C', NODE_ENV: 'production' }
}

function lastLines(log: string): string {
  return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-5).join('\n') : ''
}

function failure(output: string, what: string): AppError {
  if (/No space left on device/i.test(output)) {
    return new AppError('disk-full', { userMessage: `${what}: the disk is full.`, message: output })
  }
  const reason = /(?:FATAL|error): +(.+)/i.exec(output)?.[1] ?? output.trim().split('\n').at(-1) ?? ''
  return new AppError('database-start', {
    userMessage: `${what}: ${reason || 'see postgres.log in DATA_DIR'}.`,
    message: output,
  })
}
