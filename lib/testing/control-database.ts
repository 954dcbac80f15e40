import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { databaseHome } from '../../scripts/steps/database-home.ts'
import { databaseEnvironment } from '../../scripts/steps/init-cluster.ts'
import { runningServer, stopPostgres } from '../../scripts/steps/postgres-process.ts'
import { withClient } from '../../scripts/steps/with-client.ts'

export type DatabaseControl = {
  /** In order: open sessions are ended. */
  stop(): Promise<void>
  /** As a power cut would. */
  kill(): Promise<void>
  /** On the same port; resolves when it takes connections. */
  start(): Promise<void>
}

const PATIENCE_MS = 60_000

/** Takes the database of a DATA_DIR away and brings it back: for tests and measurements. */
export function controlDatabase({ dataDir, url }: { dataDir: string; url: string }): DatabaseControl {
  const { clusterDir, account, home } = databaseHome(dataDir)
  return {
    stop: () => stopPostgres(clusterDir),
    async kill() {
      const server = runningServer(clusterDir)
      // All at once: alone, the sessions would finish what they are at.
      const all = server ? [server.pid, ...childrenOf(server.pid)] : []
      for (const pid of all) killNow(pid)
      while (runningServer(clusterDir)) await sleep(20)
    },
    async start() {
      const [program = '', ...args] = readCommand(join(clusterDir, 'postmaster.opts'))
      const log = openSync(join(dataDir, 'postgres.log'), 'a', 0o600)
      const options = { ...account, cwd: home, env: databaseEnvironment(), detached: true }
      const deadline = Date.now() + PATIENCE_MS
      let server: ChildProcess
      do {
        server = spawn(program, args, { ...options, stdio: ['ignore', log, log] })
        server.on('error', () => {})
        server.unref()
        // After a kill it refuses while a child of the old one still ends.
      } while (!(await answers(url, { server, deadline })))
      closeSync(log)
    },
  }
}

/** The command line that Postgres notes when it starts: the program as it is, each argument in double quotes. */
function readCommand(file: string): string[] {
  const [program = '', ...args] = readFileSync(file, 'utf8')
    .trim()
    .split(/ (?=")/)
  return [program, ...args.map((argument) => argument.slice(1, -1))]
}

/** Ids of a process's children; none where the system does not tell. */
function childrenOf(parent: number): number[] {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(parent)], { encoding: 'utf8' })
  return (stdout ?? '').split('\n').map(Number).filter(Boolean)
}

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

/** Resolves to true when the database takes connections, to false when its process has ended. Throws at the deadline. */
async function answers(
  url: string,
  { server, deadline }: { server: ChildProcess; deadline: number },
): Promise<boolean> {
  for (;;) {
    try {
      await withClient(url, (client) => client.query('select 1'))
      return true
    } catch (error) {
      if (Date.now() > deadline) throw error
      await sleep(20)
      if (server.exitCode !== null || server.pid === undefined) return false
    }
  }
}
