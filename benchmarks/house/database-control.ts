import { spawn, spawnSync } from 'node:child_process'
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

/** Takes the database of a house away and brings it back. */
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
      // Postgres keeps the command that it was started with.
      const [program = '', ...args] = readCommand(join(clusterDir, 'postmaster.opts'))
      const log = openSync(join(dataDir, 'postgres.log'), 'a', 0o600)
      const options = { cwd: home, env: databaseEnvironment(), detached: true, stdio: ['ignore', log, log] as const }
      const server = spawn(program, args, { ...account, ...options, stdio: [...options.stdio] })
      closeSync(log)
      server.on('error', () => {})
      server.unref()
      await untilItAnswers(url)
    },
  }
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

/** A program and its arguments, each argument in double quotes. */
export function readCommand(file: string): string[] {
  const [, program = '', rest = ''] = /^(\S+) ?(.*)$/m.exec(readFileSync(file, 'utf8')) ?? []
  return [program, ...[...rest.matchAll(/"([^"]*)"/g)].map(([, argument = '']) => argument)]
}

async function untilItAnswers(url: string): Promise<void> {
  const deadline = Date.now() + 60_000
  for (;;) {
    try {
      await withClient(url, (client) => client.query('select 1'))
      return
    } catch (error) {
      if (Date.now() > deadline) throw error
      await sleep(20)
    }
  }
}
