import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'

/** Who the database runs as. Empty for an ordinary user: as that user. */
export type Account = { uid?: number; gid?: number }

const ACCOUNT = 'postgres'

/**
 * Postgres refuses to run as root. So root's database belongs to the account `postgres`, made if absent,
 * or, where accounts cannot be made, to `nobody`; a cluster that is already there stays with its owner.
 */
export function databaseAccount(clusterDir: string): Account {
  if (process.getuid?.() !== 0) return {}
  const owner = existsSync(clusterDir) ? statSync(clusterDir) : undefined
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return lookUp(ACCOUNT) ?? makeAccount() ?? lookUp('nobody') ?? { uid: 65534, gid: 65534 }
}

/** Whether this account can work in the folder: no folder above it may be closed to it, as /root is. */
export function canEnter(account: Account, folder: string): boolean {
  if (account.uid === undefined) return true
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...account, cwd: '/', stdio: 'ignore' }).status === 0
}

function makeAccount(): Account | undefined {
  spawnSync('groupadd', ['--system', ACCOUNT], { stdio: 'ignore' })
  spawnSync('useradd', ['--system', '--gid', ACCOUNT, '--no-create-home', '--shell', '/usr/sbin/nologin', ACCOUNT], {
    stdio: 'ignore',
  })
  return lookUp(ACCOUNT)
}

function lookUp(name: string): Account | undefined {
  const accounts = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : []
  const [, , uid, gid] = accounts.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}
