import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'

export type FileLock = { release(): void }

/** A caller that means to keep a lock until it ends may drop the result; the garbage collector must not release it then. */
const held = new Set<DatabaseSync>()

/**
 * Takes a lock on `file` that the operating system gives back when the process dies, however it dies.
 * Node has no flock; SQLite, which Node brings along, locks its files with one, so an empty SQLite file serves as the lock.
 * `shared` locks exclude only exclusive ones. Resolves to `undefined` when `waitMs` passed; waits for ever by default.
 */
export async function lockFile(
  file: string,
  {
    shared = false,
    waitMs = Number.POSITIVE_INFINITY,
    onWait,
  }: { shared?: boolean; waitMs?: number; onWait?: () => void } = {},
): Promise<FileLock | undefined> {
  const database = new DatabaseSync(file, { timeout: 0 })
  const deadline = Date.now() + waitMs
  for (let tries = 0; !tryLock(database, shared); tries++) {
    if (Date.now() >= deadline) {
      database.close()
      return undefined
    }
    if (tries === 10) onWait?.()
    await sleep(100)
  }
  held.add(database)
  return {
    release() {
      held.delete(database)
      database.close()
    },
  }
}

function tryLock(database: DatabaseSync, shared: boolean): boolean {
  try {
    database.exec(shared ? 'BEGIN' : 'BEGIN EXCLUSIVE')
    // A deferred transaction takes its shared lock with the first read.
    if (shared) database.prepare('SELECT count(*) FROM sqlite_master').get()
    return true
  } catch (error) {
    if (!isBusy(error)) throw error
    if (database.isTransaction) database.exec('ROLLBACK')
    return false
  }
}

function isBusy(error: unknown): boolean {
  const SQLITE_BUSY = 5
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY
}
