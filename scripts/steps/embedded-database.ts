import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, statSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { AppError } from '../../lib/errors.ts'
import { type DatabaseHome, databaseHome } from './database-home.ts'
import { freePort } from './free-port.ts'
import { databaseEnvironment, initCluster, postgresFailure } from './init-cluster.ts'
import { findBinaries } from './postgres-binaries.ts'
import { runningServer, stopPostgres } from './postgres-process.ts'
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
    stop: () => stopPostgres(place.clusterDir),
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
  if (!existsSync(clusterDir)) initCluster({ place, initdb: binaries.initdb, password: secrets.postgresPassword })
  const port = await freePort()
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    shared_buffers: `${sharedBuffersMb()}MB`,
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

/** An eighth of the machine's memory, within bounds: its own 128 MB would hold a fiftieth of a large archive. */
function sharedBuffersMb(): number {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY)
  return Math.floor(Math.min(1024, Math.max(128, memory / 8 / 2 ** 20)))
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
      if (gaveUp || Date.now() > deadline) throw postgresFailure(lastLines(log), 'The database did not start')
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

function lastLines(log: string): string {
  return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-5).join('\n') : ''
}
