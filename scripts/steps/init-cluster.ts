import { spawnSync } from 'node:child_process'
import { chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../lib/errors.ts'
import type { DatabaseHome } from './database-home.ts'

/** initdb goes to a folder of another name first: a half-finished one is then never taken for a database. */
export function initCluster({
  place,
  initdb,
  password,
}: {
  place: DatabaseHome
  initdb: string
  password: string
}): void {
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
    throw postgresFailure(stderr || error?.message || 'initdb was killed', 'The database could not be set up')
  }
  renameSync(cluster, clusterDir)
  rmSync(unfinished, { recursive: true, force: true })
}

/** Postgres gets none of our secrets, and speaks English so that its messages can be read here. */
export function databaseEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP } = process.env
  return { PATH, SystemRoot, TEMP, LC_MESSAGES: 'C', NODE_ENV: 'production' }
}

/** What initdb or Postgres said when it failed, as one sentence. */
export function postgresFailure(output: string, what: string): AppError {
  if (/No space left on device/i.test(output)) {
    return new AppError('disk-full', { userMessage: `${what}: the disk is full.`, message: output })
  }
  const reason = /(?:FATAL|error): +(.+)/i.exec(output)?.[1] ?? output.trim().split('\n').at(-1) ?? ''
  return new AppError('database-start', {
    userMessage: `${what}: ${reason || 'see postgres.log in DATA_DIR'}.`,
    message: output,
  })
}
