import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type FileLock, lockFile } from './file-lock.ts'

/** The server that postmaster.pid tells of, if it still lives. A pid file of a dead one is removed where that is certain. */
export function runningServer(clusterDir: string): { pid: number; port: number } | undefined {
  const file = join(clusterDir, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n').map(Number)
  if (!pid || !port) return undefined
  if (isRunning(pid)) return { pid, port }
  // In a restarted container the number may now belong to another program, which would make Postgres refuse to start.
  rmSync(file, { force: true })
  return undefined
}

/** Fast shutdown: open sessions are ended, the data is written. Killed only if that takes over half a minute. */
export async function stopPostgres(clusterDir: string): Promise<void> {
  const server = runningServer(clusterDir)
  if (!server) return
  if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(server.pid), '/t', '/f'])
  else process.kill(server.pid, 'SIGINT')
  for (let tries = 0; tries < 600 && isRunning(server.pid); tries++) await sleep(50)
  if (isRunning(server.pid)) process.kill(server.pid, 'SIGQUIT')
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
    await stopPostgres(join(dataDir, 'postgres'))
    return true
  } finally {
    for (const lock of locks) lock.release()
  }
}

/** An ended process that nobody collected (containers without init) still has its number, but no command line. */
function isRunning(pid: number): boolean {
  const commandLine = `/proc/${pid}/cmdline`
  if (existsSync(commandLine)) return readFileSync(commandLine, 'utf8').includes('postgres')
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
